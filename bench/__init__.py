"""Measures speed as ratios within one run, each to a named baseline: `make bench`."""
