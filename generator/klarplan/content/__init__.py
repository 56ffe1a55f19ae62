"""The content folder becomes checked records, and every problem with its place."""
