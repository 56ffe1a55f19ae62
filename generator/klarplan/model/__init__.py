"""What an editor may write: one pydantic model per kind of record."""
