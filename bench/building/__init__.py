"""What a build costs beside other makers of static sites, from one corpus and one run."""
