"""The site as a project of another engine's, Zensical's, with the templates in its form."""
