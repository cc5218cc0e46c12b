"""Computes the status from the records: pure functions, with the date as an argument."""
