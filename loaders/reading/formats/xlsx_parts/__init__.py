"""The parts of an .xlsx: what of them is read, and what their formulas and fonts mean."""
