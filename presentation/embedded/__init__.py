"""Every picture of every page by its key, so that it can be shown by itself, elsewhere."""
