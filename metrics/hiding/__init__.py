"""Hides counts of few persons, and other counts from which they could be calculated.

    figures → counts → sums → stages → equations → moves → further

In order: an indicator's figures as counts in cells; the sums between them; groups of cells that no
sum connects; the sums that hold; the values a hidden count can still have, given everything public;
and the smallest set of other counts to hide.
"""
