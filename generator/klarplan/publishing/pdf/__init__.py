"""A plan as a tagged PDF file."""
