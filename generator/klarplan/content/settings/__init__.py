"""What an organisation decides for its site, in `site_config.yml`."""
