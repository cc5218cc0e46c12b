"""Pictures: charts with the words that go with them, as a page shows them."""
