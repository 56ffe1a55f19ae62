"""What search finds, and the index that the browser reads."""
