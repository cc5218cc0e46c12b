"""May a file be opened? File kinds, archive, XML scan, personal data, limits."""
