"""The trial of a draft target: what can be said of it before anyone votes."""
