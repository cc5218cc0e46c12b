"""Everything about one department: its figures, initiatives and remarks."""
