"""The interface's words, collected from templates and code into catalogues, byte-stable.

Catalogues carry neither dates nor line numbers: a change in them is a change in words.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from portal.model.language import Language
from portal.web.i18n import CATALOGUE, catalogue_file, read_catalogue

SOURCE_LANGUAGE = "en"
"""The language the code itself speaks: its catalogue may stay empty, or say it better."""

WEB = Path(__file__).resolve().parent.parent / "web"
_METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.xml", "jinja2")]
_OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}}
_HEADER = (
    "# Words of the interface.\n# `portal translate` collects them; translators fill in the rest."
)


def extract() -> Catalog:
    """Every message of the interface, with where it is used."""
    catalogue = Catalog(domain=CATALOGUE, header_comment=_HEADER, charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        WEB, _METHODS, _OPTIONS, comment_tags=("Translators:",), keywords=_KEYWORDS
    )
    messages = sorted(found, key=lambda one: (str(one[2]), one[0]))
    for file, _line, message, comments, context in messages:
        catalogue.add(message, None, [(file, 0)], auto_comments=comments, context=context)
    return catalogue


_DATED = (
    b'"POT-Creation-Date',
    b'"PO-Revision-Date',
    b'"Generated-By',
    b'"Project-Id-Version',
    b'"Report-Msgid-Bugs-To',
    b'"Last-Translator',
    b'"Language-Team',
)
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "ugettext": None, "lazy_gettext": None}


def written(catalogue: Catalog) -> bytes:
    """A catalogue as a file: no dates, no line numbers, sorted by message."""
    stream = BytesIO()
    write_po(
        stream, catalogue, width=100, omit_header=False, sort_output=True, include_lineno=False
    )
    return b"".join(_undated(stream.getvalue()))


def _undated(text: bytes) -> Iterator[bytes]:
    """The lines of a file but those that tell when, by what tool and by whom it was written."""
    return (line for line in text.splitlines(keepends=True) if not line.startswith(_DATED))


def update(folder: Path, languages: Iterable[Language], *, write: bool) -> tuple[str, ...]:
    """Bring the catalogues up to the code.

    Args:
        folder: The folder of the catalogues.
        languages: The languages that each need one.
        write: Whether to write what changed; otherwise it is only reported.

    Returns:
        What is missing, a line each: files that are stale where nothing is written, and messages
        without a translation.
    """
    template = extract()
    lacking = list(_put(folder / f"{CATALOGUE}.pot", written(template), write=write))
    for language in languages:
        file, catalogue = catalogue_file(folder, language), _read(folder, language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        lacking.extend(_put(file, written(catalogue), write=write))
        if language.code != SOURCE_LANGUAGE:
            lacking.extend(f"{file}: {one} is untranslated" for one in untranslated(catalogue))
    return tuple(lacking)


def _read(folder: Path, language: Language) -> Catalog:
    if not catalogue_file(folder, language).is_file():
        return Catalog(language.locale, CATALOGUE, header_comment=_HEADER, fuzzy=False)
    return read_catalogue(folder, language)


def untranslated(catalogue: Catalog) -> Iterator[str]:
    """The messages of a catalogue that lack a translation or a plural of it, or are unsure."""
    for message in catalogue:
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and (message.fuzzy or not all(forms)):
            yield repr(message.id)


def _put(file: Path, content: bytes, *, write: bool) -> Iterator[str]:
    if file.is_file() and file.read_bytes() == content:
        return
    if not write:
        yield f"{file}: stale; run `portal translate`"
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
