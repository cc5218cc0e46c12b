"""Checks whether a file may be opened: file kind, archive, XML scan, personal data, limits."""
