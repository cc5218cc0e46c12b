"""What both doors ask for: the current status, one per date and version, shared by all sessions."""
