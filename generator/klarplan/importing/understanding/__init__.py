"""Tables become drafts of records, and an account of every cell."""
