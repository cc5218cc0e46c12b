"""Makes workbooks to fill in."""
