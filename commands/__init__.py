"""Commands for batch jobs and other programs: JSON on stdout, messages on stderr."""
