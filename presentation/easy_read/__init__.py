"""The pages in very plain Danish."""
