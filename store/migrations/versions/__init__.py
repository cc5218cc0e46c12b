"""One migration per file. The code of a released migration is never changed."""
