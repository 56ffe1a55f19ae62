"""The exported workbook, out and back."""
