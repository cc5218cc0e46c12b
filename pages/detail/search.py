"""Søg."""

from pages.parts import frame

current = frame.begin("Søg")

frame.end(current)
