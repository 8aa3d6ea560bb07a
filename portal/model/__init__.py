"""The words of the domain, as frozen values; the standard library only."""
