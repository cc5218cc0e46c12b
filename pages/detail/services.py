"""Hjælp og serviceniveau."""

from pages.parts import frame

current = frame.begin("Hjælp og serviceniveau")

frame.end(current)
