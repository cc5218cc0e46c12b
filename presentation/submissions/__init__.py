"""Deliveries: what was delivered, what is wrong with it, what it changes, and its history."""
