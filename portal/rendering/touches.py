"""The last touches to HTML: names in Vietnamese say so, and no line tears a date."""

from portal.model.language import Language
from portal.rendering.lines import unbroken
from portal.rendering.speech import with_parts


def touched(html: str, language: Language, languages: tuple[Language, ...]) -> str:
    """A part of a page with its last touches.

    Args:
        html: Elements, with their tags.
        language: The language they stand in.
        languages: Those of the site.
    """
    return unbroken(with_parts(html, language.code), languages)
