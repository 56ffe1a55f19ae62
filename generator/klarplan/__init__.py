"""Klarplan publishes public plans as a web site that anyone can read."""

__version__ = "0.1.0"
