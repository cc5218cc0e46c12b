"""Speed as ratios in one run, each against a named floor: `make bench`."""
