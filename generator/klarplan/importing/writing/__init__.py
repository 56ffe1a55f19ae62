"""Changes to YAML that keep what an editor wrote."""
