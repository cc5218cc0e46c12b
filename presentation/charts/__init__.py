"""Charts, each declared once as data and drawn for pages and documents."""
