"""The A–Z: a page of letters and topics, a page for each letter; what search is without script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from flask import Blueprint, abort, render_template
from flask_babel import gettext as _

from portal.model.finding import Entry, Spot
from portal.model.kinds import Key
from portal.model.language import Language
from portal.model.site import ALPHABET, SEARCH
from portal.web.alphabet import alphabetical, by_letter, shown
from portal.web.localised import answer_at
from portal.web.metadata import Metadata, of_part, registered_metadata, window_title
from portal.web.navigation import Link, links_to, navigation
from portal.web.paging import address_of, cut, parts_of
from portal.web.state import State, current_language, current_site, current_state
from portal.web.targets import Target
from portal.web.urls import absolute, href, key_href

bp = Blueprint("alphabet", __name__)

LETTER = 600
"""How many lines a part of a letter has: its entries, and where each is."""
MOST_PLACES = 60
"""How many places are listed of an entry; the search finds all that say it."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it is shown: where it is in one place only, the words themselves lead there."""

    words: str
    href: str
    page: str
    links: tuple[Link, ...]
    more: int = 0


def front(language: str) -> str:
    """Show the letters, and every topic with the pages about it."""
    return render_template(
        "alphabet.html",
        letters=letter_links(),
        topics=_topics(),
        nav=navigation(ALPHABET),
        search=key_href(SEARCH),
        meta=registered_metadata(
            ALPHABET, _("A–Z"), _("Terms, documents and sections, letter by letter.")
        ),
    )


answer_at(bp, ALPHABET, front)


def letter(language: str, letter: str, number: int = 1) -> str:
    """Show the entries of one letter, or a part of them."""
    lines = _lines(current_state(), current_language())
    if letter not in lines:
        abort(404)
    if number > len(lines[letter]):
        abort(404)
    title = _("A–Z: %(letter)s", letter=shown(letter))
    if number > 1:
        title = _("%(list)s, part %(number)s", list=title, number=number)
    address = quote(_address(letter, current_language()))
    parts = parts_of(address, number, len(lines[letter]))
    head = Metadata(
        window_title(title),
        _("Terms, documents and sections, letter by letter."),
        canonical=absolute(address_of(address, number)),
    )
    return render_template(
        "letter.html",
        title=title,
        letters=letter_links(letter),
        lines=tuple(map(_line, lines[letter][number - 1])),
        parts=parts,
        nav=navigation(ALPHABET),
        search=key_href(SEARCH),
        front=key_href(ALPHABET),
        meta=of_part(head, parts),
    )


answer_at(bp, f"{ALPHABET}/<letter>", letter)
answer_at(bp, f"{ALPHABET}/<letter>/page-<int(min=2):number>", letter)


def letter_links(here: str = "") -> tuple[Link, ...]:
    """Links to the letters that have entries."""
    reader = current_language()
    return tuple(
        Link(shown(one), href(quote(_address(one, reader))), current="page" if one == here else "")
        for one in _lines(current_state(), reader)
    )


def _address(letter: str, language: Language) -> str:
    return current_site().address(Key(f"{ALPHABET}/{letter}"), language)


def _lines(state: State, language: Language) -> Mapping[str, tuple[tuple[Entry, ...], ...]]:
    """The entries by their letters, in parts; sorting them is dear, and every page has them."""
    listed = state.finder.entries(language)
    if language.code not in state.letters:
        entries = {one.words: one for one in listed}
        letters = by_letter(entries, language.code)
        state.letters[language.code] = {
            letter: cut((entries[one] for one in words), _length, LETTER)
            for letter, words in letters.items()
        }
    return state.letters[language.code]


def _length(entry: Entry) -> int:
    """How many lines an entry takes: its own, and one for each of several places."""
    return 1 + min(len(entry.spots), MOST_PLACES) * (len(entry.spots) > 1)


def _line(entry: Entry) -> Line:
    if len(entry.spots) > 1:
        links = tuple(_link(one, entry) for one in entry.spots[:MOST_PLACES])
        return Line(entry.words, "", "", links, len(entry.spots) - len(links))
    (only,) = entry.spots
    page = "" if only.title == entry.words else _link(only, entry).text
    return Line(entry.words, _href(only), page, ())


def _link(spot: Spot, entry: Entry) -> Link:
    is_said = spot.heading.casefold() in ("", entry.words.casefold())
    return Link(spot.title if is_said else f"{spot.title} › {spot.heading}", _href(spot))


def _href(spot: Spot) -> str:
    return href(f"{spot.address}#{spot.anchor}" if spot.anchor else spot.address)


def _topics() -> tuple[tuple[Link, tuple[Link, ...], int], ...]:
    """Every topic in the order of the alphabet, with the pages that are related to it: all."""
    site, reader = current_site(), current_language()
    pages = [page for key in site.keys if (page := site.best(key, reader))]
    topics = sorted(
        (page for page in pages if page.kind.name == "topic"),
        key=lambda page: alphabetical(page.short_title, reader.code),
    )
    return tuple(
        (link, links_to(one.key for one in pages if topic.key in one.related), 0)
        for topic in topics
        for link in links_to((topic.key,))
    )


def targets(state: State) -> Iterator[Target]:
    """The page of letters and the page of each letter, in every language."""
    for language in state.site.languages:
        yield Target("alphabet.front", {"language": language.code})
        for one, parts in _lines(state, language).items():
            values = {"language": language.code, "letter": one}
            yield Target("alphabet.letter", values)
            for number in range(2, len(parts) + 1):
                yield Target("alphabet.letter", {**values, "number": str(number)})
