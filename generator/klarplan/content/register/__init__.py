"""Sweden's municipalities and counties, by name and code, and their outlines."""
