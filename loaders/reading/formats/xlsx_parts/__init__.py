"""Reads the parts of an .xlsx, and interprets its formulas and fonts."""
