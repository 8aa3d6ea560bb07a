"""The portal: from content to a static site in three languages."""
