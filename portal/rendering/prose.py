"""A short text with references in it, as HTML and as plain words."""

from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import tostring

from portal.model.reference import Reference
from portal.rendering.references import References

Text = tuple[str | Reference, ...]


def prose_html(text: Text, references: References) -> str:
    """A text with its references as links; its own signs are escaped."""
    return "".join(_html(text, references))


def _html(text: Text, references: References) -> Iterator[str]:
    for part in text:
        if isinstance(part, Reference):
            yield tostring(references.element(part), encoding="unicode", method="html")
        else:
            yield escape(part, quote=False)


def prose_text(text: Text, references: References) -> str:
    """A text as its reader would say it, without links."""
    words = (
        "".join(references.element(part).itertext()) if isinstance(part, Reference) else part
        for part in text
    )
    return "".join(words)
