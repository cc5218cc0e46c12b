"""The calendars as files that calendar programs read."""
