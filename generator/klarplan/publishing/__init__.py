"""Pages become the built site."""
