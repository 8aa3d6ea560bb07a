"""Full-text search for static sites: indexed in Python, answered in the browser."""
