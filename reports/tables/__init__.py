"""Tables to download: workbooks, csv, open data."""
