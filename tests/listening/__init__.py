"""A real screen reader on the real application, outside the tests."""
