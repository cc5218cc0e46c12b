"""Deliveries: who has delivered, errors in a file, the changes it makes, and the history."""
