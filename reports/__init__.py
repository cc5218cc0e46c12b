"""The status as files: documents, slides and tables."""
