"""Shared by several formats: fonts, text measuring, colours, native charts."""
