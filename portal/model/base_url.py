"""Where a site is published: a whole address, sub-path included, that ends in one slash."""

import re

EXPECTED = "an address like https://example.org/ or https://example.org/portal/"

# Neither query nor fragment: every other address of the site is this one with a path after it.
_BASE_URL = re.compile(r"https?://[\w.:\[\]-]+(?:/[\w.~%+-]+)*/*")


def parse_base_url(text: str) -> str:
    """A base URL as it was typed, with exactly one slash at its end.

    Raises:
        ValueError: It is none.
    """
    if not _BASE_URL.fullmatch(text):
        raise ValueError(f'expected {EXPECTED}, found "{text}"')
    return text.rstrip("/") + "/"
