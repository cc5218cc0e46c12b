"""Stores everything accepted, and returns what of it was known on a date."""
