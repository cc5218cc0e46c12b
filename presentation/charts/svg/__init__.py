"""Charts as SVG: for a page, a document, a download, and a page of somebody else's."""
