"""Counts of few persons, and what else must be hidden so that nobody can work them out.

    figures → counts → sums → stages → equations → moves → further

The figures of an indicator as counts in cells, how they add up, the parts that no sum joins, which
sums hold, which values a hidden count can still have for someone who knows all that is public, and
the fewest other counts to hide.
"""
