"""Tables to take along: workbooks, csv, open data."""
