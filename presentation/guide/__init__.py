"""The user's guide, docs/vejledning.md, as a page."""
