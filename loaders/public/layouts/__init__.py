"""How each publisher lays a table out in a sheet; a sheet is a grid, whatever workbook it comes from."""
