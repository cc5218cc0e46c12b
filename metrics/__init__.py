"""From records to status: pure, frozen, the date an argument and never the clock."""
