"""Drafts become files: changes that keep what an editor wrote, written all or nothing, and remembered."""
