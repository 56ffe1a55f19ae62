"""The commands of `klarplan`, one module for each or for a few that belong together."""
