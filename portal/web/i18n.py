"""The interface's words: catalogues read and checked at the start, language from the URL alone."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO, StringIO
from pathlib import Path

from babel import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations
from flask import Flask
from flask_babel import Babel, Domain, get_locale, refresh
from markupsafe import Markup, escape

from portal.model.language import Language
from portal.model.place import Place, Problem
from portal.rendering.converter import Labels
from portal.web.state import current_language

CATALOGUE = "messages"
_HOLE = re.compile(r"%%|%(?:\(\w*\)\w?)?|\{[^{}]*\}|[{}]")
"""What is filled in when a message is printed, or looks like it."""

_MESSAGES = 4096
"""More than templates have in all languages."""


class CatalogueRefusedError(Exception):
    """A language of the site has no catalogue of the interface's words, or one with mistakes."""


class Catalogues(Domain):  # type: ignore[misc]  # Flask-Babel publishes no types
    """Flask-Babel's domain over catalogues read from source: no compiled file can be stale."""

    def __init__(self, folder: Path, languages: Iterable[Language]) -> None:
        """Read the catalogue of every language.

        Raises:
            CatalogueRefusedError: A language has none, or one with mistakes.
        """
        super().__init__()
        self._by_locale: Mapping[str, Translations] = {
            language.locale: compiled(read_catalogue(folder, language)) for language in languages
        }

    def get_translations(self) -> Translations:
        """The catalogue of the request's language."""
        return self.of(str(get_locale()))

    def of(self, locale: str) -> Translations:
        """The catalogue of a locale."""
        return self._by_locale[locale]

    def labels(self, language: Language) -> Labels:
        """The words that rendering prints itself, in one language."""
        words = self.of(language.locale)
        return Labels(
            footnote_back=words.ugettext("Back to the text, note {}"),
            answer=words.ugettext("Answer to question {}"),
        )


def catalogue_file(folder: Path, language: Language) -> Path:
    """Where the catalogue of a language lies."""
    return folder / language.locale / "LC_MESSAGES" / f"{CATALOGUE}.po"


def read_catalogue(folder: Path, language: Language) -> Catalog:
    """One language's catalogue, as its translator wrote it.

    Raises:
        CatalogueRefusedError: There is none, or one with mistakes; the message names all of them.
    """
    file = catalogue_file(folder, language)
    if not file.is_file():
        raise CatalogueRefusedError(f"{file}: expected the interface's words in {language.name}")
    try:
        text = file.read_text(encoding="utf-8")
        catalogue = read_po(
            StringIO(text), locale=language.locale, domain=CATALOGUE, abort_invalid=True
        )
    except PoFileError as error:
        place, found = Place(str(file), error.lineno + 1), f'"{error.line.strip()[:80]}"'
        problem = Problem(place, "catalogue-invalid", "a line of a catalogue", found)
        raise CatalogueRefusedError(str(problem)) from error
    except (OSError, ValueError, UnknownLocaleError) as error:
        problem = Problem(Place(str(file)), "file-unreadable", "a catalogue", str(error))
        raise CatalogueRefusedError(str(problem)) from error
    if problems := tuple(_strangers(catalogue, str(file))):
        raise CatalogueRefusedError("\n".join(map(str, problems)))
    return catalogue


def _strangers(catalogue: Catalog, path: str) -> Iterator[Problem]:
    """What a translation would have filled in that nobody fills in."""
    for message in filter(lambda one: one.id, catalogue):
        forms = message.id if isinstance(message.id, tuple | list) else (message.id,)
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        known = {"%%", *_holes(forms)}
        for stranger in sorted(_holes(said) - known):
            expected = "one of " + ", ".join(sorted(known))
            place = Place(path, message.lineno or 1)
            yield Problem(place, "placeholder-unknown", expected, f'"{stranger}"')


def _holes(forms: Iterable[str | None]) -> set[str]:
    return {hole for form in forms for hole in _HOLE.findall(form or "")}


def compiled(catalogue: Catalog) -> Translations:
    """A catalogue in the form that answers."""
    stream = BytesIO()
    write_mo(stream, catalogue)
    stream.seek(0)
    return Translations(stream)


def install(app: Flask, catalogues: Catalogues) -> None:
    """Make an app speak the language of each address."""
    Babel(app, locale_selector=lambda: current_language().locale)
    # Freezing runs inside one outer context and Flask-Babel keeps the locale there: without this
    # every page would be frozen in the language of the first.
    app.before_request(refresh)
    app.before_request(catalogues.as_default)
    said, counted = _template_words(catalogues)
    app.jinja_env.globals.update(_=said, gettext=said, ngettext=counted)


def _template_words(catalogues: Catalogues) -> tuple[Callable[..., Markup], Callable[..., Markup]]:
    """What says a message in templates, and what says one of a number.

    Jinja takes messages for HTML; ours are texts, and what translators write stays one. Every page
    says the same few: each is looked up and escaped once in each language.
    """

    @lru_cache(maxsize=_MESSAGES)
    def pattern(locale: str, message: str) -> Markup:
        return escape(catalogues.of(locale).ugettext(message))

    @lru_cache(maxsize=_MESSAGES)
    def whole(locale: str, message: str) -> Markup:
        return pattern(locale, message) % {}

    def said(message: str, **values: object) -> Markup:
        locale = current_language().locale
        return pattern(locale, message) % values if values else whole(locale, message)

    def counted(one: str, more: str, num: int, **values: object) -> Markup:
        catalogue = catalogues.of(current_language().locale)
        return escape(catalogue.ungettext(one, more, num)) % {"num": num, **values}

    return said, counted
