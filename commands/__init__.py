"""The commands for batch jobs and other programs: JSON on stdout, messages on stderr."""
