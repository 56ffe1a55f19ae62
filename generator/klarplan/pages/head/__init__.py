"""What programs read of a page: shared links, search engines."""
