"""From bytes to cells, and from cells to typed rows."""
