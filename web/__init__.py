"""The web server around the pages: who comes in, by which door, and what is sent out."""
