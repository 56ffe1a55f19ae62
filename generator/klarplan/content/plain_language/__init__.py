"""Advice on plain language, by word lists that stand beside it."""
