"""Helpers of the Makefile; the portal itself needs none of them."""
