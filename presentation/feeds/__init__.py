"""The feeds of changes: what each publication changed, for programs that follow them."""
