"""Tal og måltal."""

from pages.parts import frame

current = frame.begin("Tal og måltal")

frame.end(current)
