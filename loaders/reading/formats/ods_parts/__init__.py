"""The parts of a workbook in OpenDocument format."""
