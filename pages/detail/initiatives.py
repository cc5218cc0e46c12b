"""Indsatser."""

from pages.parts import frame

current = frame.begin("Indsatser")

frame.end(current)
