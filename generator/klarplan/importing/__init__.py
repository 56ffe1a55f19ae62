"""Tables in files become content, and content becomes a workbook."""
