"""What the product promises, as tests laid out by kind."""
