"""What several formats share: fonts, room for text, marks, native charts."""
