"""The interface's words: catalogues read and checked at the start, language from the URL alone."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask import Flask
from flask_babel import Babel, Domain, get_locale, refresh

from portal.model.language import Language
from portal.rendering.converter import Labels
from portal.web.state import current_language

CATALOGUE = "messages"


class CatalogueMissingError(Exception):
    """A language of the site has no catalogue of the interface's words."""


class Catalogues(Domain):  # type: ignore[misc]  # Flask-Babel publishes no types
    """Flask-Babel's domain over catalogues read from source: no compiled file can be stale."""

    def __init__(self, folder: Path, languages: Iterable[Language]) -> None:
        """Read the catalogue of every language.

        Raises:
            CatalogueMissingError: A language has none.
        """
        super().__init__()
        self._by_locale: Mapping[str, Translations] = {
            language.locale: compiled(read_catalogue(folder, language)) for language in languages
        }

    def get_translations(self) -> Translations:
        """The catalogue of the request's language."""
        return self._by_locale[str(get_locale())]

    def labels(self, language: Language) -> Labels:
        """The words that rendering prints itself, in one language."""
        words = self._by_locale[language.locale]
        return Labels(
            footnote_back=words.ugettext("Back to the text, note {}"),
            answer=words.ugettext("Answer to question {}"),
        )


def catalogue_file(folder: Path, language: Language) -> Path:
    """Where the catalogue of a language lies."""
    return folder / language.locale / "LC_MESSAGES" / f"{CATALOGUE}.po"


def read_catalogue(folder: Path, language: Language) -> Catalog:
    """One language's catalogue, as its translator wrote it."""
    file = catalogue_file(folder, language)
    if not file.is_file():
        raise CatalogueMissingError(f"{file}: expected the interface's words in {language.name}")
    with file.open("rb") as stream:
        return read_po(stream, locale=language.locale, domain=CATALOGUE)


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
