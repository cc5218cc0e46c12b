"""Counts of few persons, and what else must be hidden so that nobody can work them out.

    counts → sums → equations → moves → further

The counts of one indicator, how they add up, which sums hold, which values a hidden count can still
have for someone who knows all that is public, and the fewest other counts to hide.
"""
