"""Politisk behandling."""

from pages.parts import frame

current = frame.begin("Politisk behandling")

frame.end(current)
