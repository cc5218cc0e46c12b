"""The readers of files of public statistics, one for each format."""
