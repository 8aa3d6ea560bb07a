"""From the app to a folder of files, and from the Site to its search index."""
