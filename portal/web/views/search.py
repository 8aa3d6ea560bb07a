"""The search page, answered live without script, and the files that let a browser answer it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, render_template, request
from flask_babel import gettext as _

from portal.model.finding import FACETS, Answer, Found, Fragment, Narrowing
from portal.model.kinds import HOME, Key
from portal.model.language import Language
from portal.model.page import Page
from portal.model.site import ALPHABET, COMMITMENTS, SEARCH, SEARCH_HELP
from portal.web import labels
from portal.web.evidence import printed
from portal.web.localised import answer_at
from portal.web.metadata import search_metadata
from portal.web.navigation import Link, link_to, links_to, navigation
from portal.web.news import news
from portal.web.state import State, current_language, current_site, current_state
from portal.web.targets import Target
from portal.web.urls import href, key_href
from portal.web.views.alphabet import letter_links

bp = Blueprint("search", __name__)

SCRIPT = "search/search.js"
"""The name among the assets of the script of the search page."""
SCRIPT_TYPE = "text/javascript; charset=utf-8"
OTHER_TYPE = "application/octet-stream"
"""Of files that are read in pieces: no host compresses them, and so sends the range asked for."""
TERMS = "search/terms.js"
"""Where the terms by which a browser asks in another language are published."""
MOST_CHOICES = 8
"""How many values of one facet are shown at most; narrowing.js shows as many."""
MOST_LISTED = 300
"""How many pages may be listed in all; of a larger site each section lists its first ones only."""
MOST_RECENT = 6
"""How many pages are named before anything is asked."""
_LANGUAGE = re.compile("lang:[a-z-]+", re.IGNORECASE)
LONGEST_QUERY = 300
"""Characters of a query that are looked at; a pasted page is not a question."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow an answer by, or, where it is chosen, to widen it again.

    Attributes:
        label: What it says.
        href: The search with the filter, or without it where it is chosen.
        pages: How many pages have it.
        chosen: Whether the query has the filter.
        spoken: The language of the label, where that is not the reader's.
    """

    label: str
    href: str
    pages: int
    chosen: bool = False
    spoken: Language | None = None


@dataclass(frozen=True, slots=True)
class HitSection:
    """A section that answers, with its link; no heading for the page as a whole."""

    href: str
    heading: str
    excerpt: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that answers, with its link."""

    href: str
    title: str
    kind: str
    date: str
    sections: tuple[HitSection, ...]


def page(language: str) -> str:
    """Answer a query where there is one; list every page in any case."""
    query = request.args.get("q", "").strip()[:LONGEST_QUERY]
    finder, reader = current_state().finder, current_language()
    answer = finder.find(reader, query) if query else Answer()
    elsewhere = finder.elsewhere(reader, query) if query else ()
    return render_template(
        "search.html",
        query=query,
        answer=answer,
        hits=tuple(map(_hit, answer.found)),
        mended=asking(_named(answer.suggestion, answer.language)),
        facets=_facets(query, answer),
        elsewhere=tuple(_elsewhere(query, one) for one in elsewhere),
        spoken=answer.language or reader,
        facet_names=labels.FACETS,
        kinds=labels.KINDS,
        recent=_recent(),
        groups=_groups(),
        letters=letter_links(),
        alphabet=key_href(ALPHABET),
        base=href("search/"),
        help=links_to((SEARCH_HELP,)),
        script=SCRIPT,
        nav=navigation(SEARCH),
        meta=search_metadata(_("Search"), _("Search every page, paragraph by paragraph.")),
    )


answer_at(bp, SEARCH, page)


def _hit(found: Found) -> Hit:
    sections = (
        HitSection(
            href(f"{found.address}#{one.anchor}" if one.anchor else found.address),
            one.heading,
            one.excerpt,
        )
        for one in found.sections
    )
    return Hit(href(found.address), found.title, found.kind, found.date, tuple(sections))


def asking(query: str) -> str:
    """The link that asks something on the search page itself."""
    return "?" + urlencode({"q": query})


def _facets(query: str, answer: Answer) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """What narrows an answer, by name; what every page has narrows nothing."""
    typed = query.split()
    facets = []
    for name in FACETS:
        choices = []
        for one in answer.facets.get(name, ()):
            sign = f"{name}:{one.value}"
            rest = " ".join(word for word in typed if word != sign)
            label = str(labels.KINDS.get(one.value, one.label)) if name == "kind" else one.label
            spoken = None if name == "kind" else answer.language
            if sign in typed:
                choices.append(Choice(label, asking(rest), one.pages, True, spoken))
            elif one.pages < answer.pages:
                choices.append(Choice(label, asking(f"{query} {sign}"), one.pages, False, spoken))
        facets.append((name, tuple(choices[:MOST_CHOICES])))
    return tuple((name, choices) for name, choices in facets if choices)


def _elsewhere(query: str, counted: Narrowing) -> Choice:
    """A language in which a query may be asked too."""
    language = current_site().language(counted.value)
    asked = " ".join(word for word in query.split() if not _LANGUAGE.fullmatch(word))
    return Choice(counted.label, asking(_named(asked, language)), counted.pages, spoken=language)


def _named(query: str, language: Language | None) -> str:
    """A query that names its language, where that is not the reader's."""
    return query if language in (None, current_language()) else f"{query} lang:{language.code}"


def _recent() -> tuple[tuple[Link, str], ...]:
    """The pages looked into last, each with what it describes the state of."""
    pages = news(current_site(), current_language())[:MOST_RECENT]
    return tuple((link_to(one), printed(one.as_of)) for one in pages)


def _groups() -> tuple[tuple[Link, tuple[Link, ...], int], ...]:
    """Every page, whether a menu names it or not: below its section, or else the home page.

    Of many pages only the first of each section stand there, with how many more it has itself.
    """
    site, reader = current_site(), current_language()
    sections = {key: page for key in site.keys if (page := site.best(key, reader)) and _heads(page)}
    below: dict[Key, list[Page]] = {key: [] for key in (*site.menu, *sections) if key in sections}
    below[HOME] = below.pop(HOME)  # at the end: what is left
    for key in dict.fromkeys((*site.footer, *site.keys)):
        page = site.best(key, reader)
        if page and key not in sections:
            below[page.section if page.section in sections else HOME].append(page)
    many = sum(map(len, below.values()))
    most = many if many <= MOST_LISTED else MOST_LISTED // len(below)
    return tuple(
        (link_to(sections[key]), tuple(map(link_to, pages[:most])), len(pages[most:]))
        for key, pages in below.items()
    )


def _heads(page: Page) -> bool:
    return page.key in (HOME, COMMITMENTS) or page.kind.name == "section"


@bp.get("/search/<language>/<name>")
def file(language: str, name: str) -> Response:
    """One file of the published index."""
    known = current_site().language(language)
    files = current_state().finder.files(known) if known else {}
    if name not in files:
        abort(404)
    return Response(files[name], content_type=SCRIPT_TYPE if name.endswith(".js") else OTHER_TYPE)


@bp.get(f"/{TERMS}")
def terms() -> Response:
    """The terms by which a browser asks in another language."""
    return Response(current_state().finder.terms(), content_type=SCRIPT_TYPE)


def targets(state: State) -> Iterator[Target]:
    """The search page and the published index of every language, and the terms."""
    yield Target("search.terms")
    for language in state.site.languages:
        yield Target("search.page", {"language": language.code})
        for name in state.finder.files(language):
            yield Target("search.file", {"language": language.code, "name": name})
