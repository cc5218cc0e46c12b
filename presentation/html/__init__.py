"""HTML of a page: markup, links, downloads, and a cache of values computed from a status."""
