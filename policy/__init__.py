"""The vocabulary that everything else is written in: types, tables, periods, findings."""
