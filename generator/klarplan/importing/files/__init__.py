"""A reader for each kind of file: what stands in its tables, and no meaning yet."""
