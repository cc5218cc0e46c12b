"""What a reader hears: a real screen reader on the real application, outside the tests."""
