"""What templates receive: documented dataclasses of ready texts, JSON-plain once on a page."""
