"""Files of public statistics, read to tables with dimensions."""
