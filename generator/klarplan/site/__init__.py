"""Records become the library of one site: what belongs together, what holds now, and how facts are said."""
