"""Reads a file from outside in a separate process."""
