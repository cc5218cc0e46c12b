"""From a workbook's bytes to records and findings, and from records to a workbook."""
