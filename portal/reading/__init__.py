"""From disk to model: every mistake becomes a Problem with its place, all of them at once."""
