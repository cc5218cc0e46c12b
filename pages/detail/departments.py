"""Forvaltninger."""

from pages.parts import frame

current = frame.begin("Forvaltninger")

frame.end(current)
