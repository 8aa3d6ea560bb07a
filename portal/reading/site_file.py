"""`site.yaml` into a Site without pages: name, base URL, publisher, languages, addresses, menus."""

from dataclasses import replace

from portal.model.kinds import Key
from portal.model.language import Direction, Language, Words
from portal.model.reference import Names, Reference
from portal.model.site import Publisher, Site
from portal.reading.registers import read_words
from portal.reading.values import Fields, Report


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
        fields.close()
        return None
    addresses = fields.mapping("addresses", "addresses, words per first part of a key")
    units = fields.mapping("units", "units, how an amount is written in each language")
    menus = [(Key(key), place) for name in ("menu", "footer") for key, place in fields.ids(name)]
    site = Site(
        name=_words(fields, "name", languages),
        base_url=_base_url(fields),
        publisher=Publisher(),
        languages=languages,
        addresses=_word_table(addresses, languages),
        units=_word_table(units, languages),
        menu=tuple(Key(key) for key, _ in fields.ids("menu")),
        footer=tuple(Key(key) for key, _ in fields.ids("footer")),
        place=fields.place,
        references=tuple(Reference(Names.PAGE, key, place) for key, place in menus),
    )
    publisher = fields.mapping("publisher", "the publisher")
    fields.close()
    return replace(site, publisher=_publisher(publisher, languages)) if publisher else site


def _base_url(fields: Fields) -> str:
    url = fields.text("base-url")
    if url and not url.startswith(("https://", "http://")):
        expected = "an address that starts with https://"
        fields.report.add(fields.place_of("base-url"), "base-url-invalid", expected, f'"{url}"')
    return url.rstrip("/") + "/"


def _language(fields: Fields) -> Language:
    fields.require(("code", "name"))
    language = Language(
        code=fields.text("code"),
        name=fields.text("name"),
        direction=fields.choice("direction", Direction) or Direction.LTR,
        date=fields.text("date"),
        first_of_month=fields.text("first-of-month"),
    )
    fields.close()
    return language


def _words(fields: Fields, name: str, languages: tuple[Language, ...]) -> Words:
    inner = fields.mapping(name, f"{name}, a text per language")
    return read_words(inner, languages) if inner else {}


def _word_table(fields: Fields | None, languages: tuple[Language, ...]) -> dict[str, Words]:
    if fields is None:
        return {}
    table = {name: _words(fields, name, languages) for name in fields.names()}
    fields.close()
    return table


def _publisher(fields: Fields, languages: tuple[Language, ...]) -> Publisher:
    official = fields.flag("official", default=False)
    if official:
        fields.require(("name", "contact"))
    publisher = Publisher(official, _words(fields, "name", languages), fields.text("contact"))
    if publisher.contact and not publisher.contact.startswith(("mailto:", "https://")):
        expected = "an address that starts with mailto: or https://"
        found = f'"{publisher.contact}"'
        fields.report.add(fields.place_of("contact"), "contact-invalid", expected, found)
    fields.close()
    return publisher
