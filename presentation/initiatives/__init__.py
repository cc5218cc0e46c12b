"""Initiatives: lists, money, timeline, and commitments from earlier budgets."""
