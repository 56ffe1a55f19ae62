"""What each kind of page shows: the dataclass that its template receives, and how it is filled."""
