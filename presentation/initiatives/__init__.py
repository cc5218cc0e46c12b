"""Initiatives: lists, money, time, and what an earlier budget decided."""
