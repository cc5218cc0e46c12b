"""Plans and hearing drafts, in the layout of those who wrote them."""
