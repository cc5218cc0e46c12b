"""Rows held up against the policy's own definitions and what is known already."""
