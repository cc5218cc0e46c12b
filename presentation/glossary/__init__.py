"""Official words and what they mean, explained on the pages where they stand."""
