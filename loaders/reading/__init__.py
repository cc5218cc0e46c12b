"""Reads files to cells, and cells to typed rows."""
