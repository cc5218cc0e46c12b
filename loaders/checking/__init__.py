"""Checks rows against the policy's definitions and the known records."""
