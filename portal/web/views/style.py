"""The style guide for editors: every component, made by the templates that the pages use.

The app that is frozen does not have it; the live site adds it.
"""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, render_template

from portal.model.kinds import HOME
from portal.model.page import Page
from portal.model.partial_date import PartialDate
from portal.model.register import Source
from portal.web import samples
from portal.web.citing import cited_page
from portal.web.commitments import full_task, task
from portal.web.disagreements import comparison, disagreement_links
from portal.web.evidence import (
    Figure,
    Official,
    cards,
    changes,
    contradicted_first,
    figure,
    printed,
    source_href,
    text_link,
)
from portal.web.labels import KINDS
from portal.web.metadata import Metadata
from portal.web.navigation import links_to, navigation
from portal.web.paragraphs import with_anchors
from portal.web.sections import with_ways
from portal.web.spoken import script_name
from portal.web.state import current_language, current_site, current_state
from portal.web.styles import properties

bp = Blueprint("style", __name__, url_prefix="/-/style")

FEW = 3
"""How many of a register stand for all."""


@bp.get("/<language>/")
def guide(language: str) -> str:
    """Show every component in one language."""
    site, reader = current_site(), current_language()
    if reader.code != language:
        abort(404)
    shown = _sample()
    return render_template(
        "style.html",
        colours=_tokens("#"),
        sizes=_tokens("size-"),
        spaces=_tokens("space-"),
        samples=samples,
        kinds=KINDS,
        pages=links_to(site.menu),
        aloud=script_name(reader),
        nav=navigation(next(iter(site.menu), HOME)),
        meta=Metadata(title="Style guide", description="", indexed=False),
        **_of_page(shown),
        **_of_evidence(),
        **_of_registers(shown),
    )


def _of_page(shown: Page) -> dict[str, object]:
    """What every page has."""
    rendered = current_state().rendered(shown, current_language())
    return {
        "page": shown,
        "body": with_ways(with_anchors(rendered.html, current_site().languages), shown),
        "contents": rendered.contents,
        "as_of": printed(shown.as_of),
        "checked": printed(shown.checked),
        "changes": changes(islice(current_site().events.values(), 1)),
        "parallel": "#",
        "cite": cited_page(shown),
    }


def _of_evidence() -> dict[str, object]:
    """What pages rest on."""
    site, figures = current_site(), _figures()
    texts = islice(site.instruments.values(), FEW)
    return {
        "figures": figures,
        "chart": samples.chart(figures),
        "sources": _sources(figures),
        "instruments": tuple(map(text_link, texts)),
        "official": (Official("An official place", current_language(), "#", opened=False),),
        "disagreements": disagreement_links(islice(site.disagreements.values(), FEW)),
        "words": tuple((one, "") for one in islice(site.terms.values(), FEW)),
    }


def _of_registers(shown: Page) -> dict[str, object]:
    """What has pages of its own: texts, versions, tasks."""
    site = current_site()
    tasks = tuple(islice(site.commitments.values(), FEW))
    return {
        "cards": cards(islice(site.instruments.values(), 1)),
        "comparisons": tuple(
            comparison(one, shown) for one in islice(site.disagreements.values(), 1)
        ),
        "tasks": tuple(map(task, tasks)),
        "full_tasks": tuple(map(full_task, tasks[:1])),
    }


def _figures() -> tuple[Figure, ...]:
    """Some figures: one that is contradicted, where there is one, and others."""
    site = current_site()
    disputed = (name for name in site.facts if site.disagreements_about(name))
    names = dict.fromkeys((*islice(disputed, 1), *islice(site.facts, FEW)))
    return contradicted_first(figure(site.facts[name]) for name in names)


def _sample() -> Page:
    """A page whose text has every mark of Markdown."""
    site, reader = current_site(), current_language()
    home = site.best(HOME, reader) or site.pages[0]
    day = datetime.date(2026, 11, 21)
    text = replace(home.body, segments=(samples.TEXT,))
    return replace(home, body=text, as_of=PartialDate.of(day), checked=day)


def _sources(figures: Iterable[Figure]) -> tuple[tuple[Source, str, str], ...]:
    """The sources of some figures, each with its date and the page about it."""
    found = {line.source.id: line.source for one in figures for line in one.stated}
    return tuple((one, printed(one.published), source_href(one)) for one in found.values())


def _tokens(kind: str) -> tuple[tuple[str, str], ...]:
    """The custom properties of a kind, as the style sheets set them: colours, sizes, spaces."""
    found = properties(Path(current_app.root_path) / "static" / "css")
    return tuple(
        (name.removeprefix("--"), values[0])
        for name, values in found.items()
        if (values[0] if kind == "#" else name.removeprefix("--")).startswith(kind)
    )


@bp.get("/style.css")
def sheet() -> Response:
    """What shows each property: a colour as a patch, a size as text, a space as a bar.

    Those that never change are in the sheets by their values alone, which stand in here.
    """
    shown = (
        ("patch", "background", "#"),
        ("text", "font-size", "size-"),
        ("bar", "inline-size", "space-"),
    )
    rules = (
        *(
            f".{shape}-{name} {{ {rule}: var(--{name}, {value}) }}"
            for shape, rule, kind in shown
            for name, value in _tokens(kind)
        ),
        ".patch { block-size: 3rem; border: 1px solid }",
        ".bar { block-size: 1rem; background: var(--brand) }",
        ".shown { display: grid; gap: 1rem; grid-template-columns:"
        " repeat(auto-fill, minmax(8rem, 1fr)) }",
    )
    return Response("\n".join(rules) + "\n", content_type="text/css; charset=utf-8")
