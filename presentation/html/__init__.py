"""HTML of a page: markup, links, downloads, and a cache of what is made of a status."""
