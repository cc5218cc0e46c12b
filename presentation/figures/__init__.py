"""Figures and targets: lists, choices, files to take along, printed figures that do not add up."""
