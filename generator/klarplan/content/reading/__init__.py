"""A file becomes a document, and its values become a record."""
