"""What must hold between records, and the whole content folder at once."""
