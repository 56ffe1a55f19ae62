"""The site's facts as files for programs."""
