"""Each chart once as data, drawn for a page and for a document."""
