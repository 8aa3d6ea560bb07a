"""The one Flask app, served live and frozen; it is handed a Site and never reads content."""
