"""The feeds as files that feed readers read."""
