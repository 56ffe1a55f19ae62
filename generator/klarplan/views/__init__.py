"""From the Library to what templates receive: one maker per view, for one language and one day."""
