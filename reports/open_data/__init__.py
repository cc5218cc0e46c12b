"""The status as open data: csv files, and descriptions that programs read."""
