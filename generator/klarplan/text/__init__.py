"""Words, HTML and the message catalogue: what any text needs, and nothing of plans."""
