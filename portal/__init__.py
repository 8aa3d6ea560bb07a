"""The portal: a trilingual information site, served live by Flask and frozen to static files."""
