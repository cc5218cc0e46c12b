"""The vocabulary of all other packages: types, tables, periods, findings."""
