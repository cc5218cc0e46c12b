"""The year's wheel: who owes what by which day, reminders of it, and the calendar."""
