"""The current status for pages and commands, one per date and version, shared by all sessions."""
