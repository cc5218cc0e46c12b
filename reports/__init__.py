"""The status as files: tables to take along."""
