"""`site.yaml` into a Site without pages: name, base URL, publisher, languages, addresses, menus."""

import re
from dataclasses import replace

from portal.model.base_url import EXPECTED, parse_base_url
from portal.model.kinds import Key
from portal.model.language import Direction, Language, Words
from portal.model.reference import Names, Reference
from portal.model.site import Publisher, Site
from portal.reading.registers import read_words
from portal.reading.values import Fields, Report, is_whole

_PATTERN = "a pattern of d, E, M and y, with other words in '…', like d MMMM y"
_RUN = re.compile(r"'[^']*'|([A-Za-z])\1*")
_WIDEST = {"d": 2, "E": 4, "L": 4, "M": 4, "y": 4}
"""The letters of a pattern, and how many of each may stand together."""
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+")


def read_site(text: str, report: Report) -> Site | None:
    """Read `site.yaml`.

    Args:
        text: The whole file.
        report: Where mistakes go.

    Returns:
        The site without pages and registers; None where it names no language.
    """
    fields = Fields(report.parse(text), report, "site.yaml")
    fields.require(("name", "base-url", "languages", "addresses", "menu"))
    languages = tuple(_language(one) for one in fields.mappings("languages", "a language"))
    if not languages:
        return None
    _check_codes(fields, languages)
    addresses = fields.mapping("addresses", "addresses, words per first part of a key")
    units = fields.mapping("units", "units, how an amount is written in each language")
    spoken = fields.mapping("spoken", "what is said aloud for forms in writing")
    subjects = fields.mapping("subjects", "subjects, words for what commitments are about")
    menu, footer = fields.ids("menu"), fields.ids("footer")
    site = Site(
        name=_words(fields, "name", languages),
        base_url=_base_url(fields),
        publisher=Publisher(),
        languages=languages,
        addresses=_word_table(addresses, languages),
        units=_units(units, languages),
        spoken=_spoken(spoken, languages),
        subjects=_word_table(subjects, languages),
        menu=tuple(Key(key) for key, _ in menu),
        footer=tuple(Key(key) for key, _ in footer),
        place=fields.place,
        references=tuple(Reference(Names.PAGE, key, place) for key, place in (*menu, *footer)),
    )
    publisher = fields.mapping("publisher", "the publisher")
    fields.close()
    return replace(site, publisher=_publisher(publisher, languages)) if publisher else site


def _check_codes(fields: Fields, languages: tuple[Language, ...]) -> None:
    """A code names one language, and is fit to be a folder and the first part of an address."""
    codes = [language.code for language in languages]
    for node, code in zip(fields.items("languages"), codes, strict=True):
        place = fields.report.place(node)
        if code and not _CODE.fullmatch(code):
            fields.report.add(place, "code-invalid", "a code like vi or pt-BR", f'"{code}"')
        if codes.count(code) > 1:
            fields.report.add(place, "language-twice", "a code of its own", f'"{code}"')


def _base_url(fields: Fields) -> str:
    url = fields.text("base-url")
    try:
        return parse_base_url(url)
    except ValueError:
        if url:
            place = fields.place_of("base-url")
            fields.report.add(place, "base-url-invalid", EXPECTED, f'"{url}"')
        return ""


def _language(fields: Fields) -> Language:
    fields.require(("code", "name"))
    language = Language(
        code=fields.text("code"),
        name=fields.text("name"),
        direction=fields.choice("direction", Direction) or Direction.LTR,
        date=fields.parsed("date", _date_pattern, _PATTERN) or "",
        first_of_month=fields.parsed("first-of-month", _date_pattern, _PATTERN) or "",
        numbered=tuple(word for word, _ in fields.ids("numbered")),
    )
    fields.close()
    return language


def _date_pattern(text: str) -> str:
    """A CLDR pattern that prints a day: of a time of day, say, it knows nothing.

    Raises:
        ValueError: It is none.
    """
    runs = _RUN.finditer(text)
    if text.count("'") % 2 or any(len(one[0]) > _WIDEST.get(one[1], 0) for one in runs if one[1]):
        raise ValueError(text)
    return text


def _words(fields: Fields, name: str, languages: tuple[Language, ...]) -> Words:
    inner = fields.mapping(name, f"{name}, a text per language")
    return read_words(inner, languages) if inner else {}


def _word_table(fields: Fields | None, languages: tuple[Language, ...]) -> dict[str, Words]:
    if fields is None:
        return {}
    table = {name: _words(fields, name, languages) for name in fields.names()}
    fields.close()
    return table


def _units(fields: Fields | None, languages: tuple[Language, ...]) -> dict[str, Words]:
    units = _word_table(fields, languages)
    for name, words in units.items():
        for code, text in words.items():
            if fields and text and "{}" not in text:
                expected, found = f"{{}} in {code} for the number", f'"{text}"'
                fields.report.add(fields.place_of(name), "unit-invalid", expected, found)
    return units


def _spoken(fields: Fields | None, languages: tuple[Language, ...]) -> dict[str, Words]:
    """What is said for a form has as many numbers as the form."""
    spoken = _word_table(fields, languages)
    for written, words in spoken.items():
        for code, text in words.items():
            if fields and text and text.count("{}") != written.count("{}"):
                expected = f"{{}} in {code} as often as in {written}"
                fields.report.add(fields.place_of(written), "spoken-invalid", expected, f'"{text}"')
    return spoken


def _publisher(fields: Fields, languages: tuple[Language, ...]) -> Publisher:
    official = fields.flag("official", default=False)
    if official:
        fields.require(("name", "contact"))
    publisher = Publisher(official, _words(fields, "name", languages), fields.text("contact"))
    if publisher.contact and not _is_contact(publisher.contact):
        expected = "mailto: and an address, or a whole address that starts with https://"
        found = f'"{publisher.contact}"'
        fields.report.add(fields.place_of("contact"), "contact-invalid", expected, found)
    fields.close()
    return publisher


def _is_contact(address: str) -> bool:
    return _MAIL.fullmatch(address) is not None or (
        address.startswith("https://") and is_whole(address)
    )
