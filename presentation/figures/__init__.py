"""Figures and targets: lists, filters, downloads, and printed figures that do not add up."""
