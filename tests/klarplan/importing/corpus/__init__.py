"""Tables as people have them, with every cell's right place written down; see `declared` for how they are written."""
