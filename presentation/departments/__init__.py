"""One department's whole picture: its figures, initiatives and remarks."""
