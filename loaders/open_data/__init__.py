"""Reads a zip that was published as open data, so that an installation can be rebuilt from it."""
