"""What an editor should mend, as data: its kinds, and how each is told."""
