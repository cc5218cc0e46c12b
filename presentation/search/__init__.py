"""Search: what can be found, in every form of its words."""
