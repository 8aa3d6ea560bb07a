"""HTML that we have written ourselves, tag by tag: a parser of any HTML takes ten times as long."""

import re
from collections.abc import Mapping
from html import unescape

TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)([^>"]*(?:"[^"]*"[^>"]*)*)>')
"""A tag: whether it ends an element, the element's name, its attributes."""
VOID = frozenset({"br", "hr"})
"""The elements of a text that have no end; the sanitiser lets no other through."""

_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


def attributes(inside: str) -> Mapping[str, str]:
    """The attributes of a tag by their names, of what TAG finds of them."""
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(inside)}
