"""The style guide for editors: every component, made by the templates that the pages use.

The app that is frozen does not have it; the live site adds it.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, render_template

from portal.model.kinds import HOME
from portal.model.page import Rendered
from portal.model.register import Source
from portal.web.commitments import full_task, task
from portal.web.evidence import Figure, cards, figure, printed, source_href
from portal.web.metadata import Metadata
from portal.web.navigation import links_to, navigation
from portal.web.state import current_language, current_site, current_state
from portal.web.styles import properties

bp = Blueprint("style", __name__, url_prefix="/-/style")

FEW = 3
"""How many of a register stand for all."""

SAMPLE = """\
A paragraph keeps to a measure that the eye follows without effort. It may have *stress*,
**weight**, `what is typed`, and [a link](https://example.org/).

## A heading {#s-heading}

### A heading below it {#s-below}

- An item of a list
- Another one

1. First
2. Then

| A table | with a header |
|---|---|
| scrolls by itself | where a phone is too narrow |

> What somebody said, in the words it was said in.

!!! step "A step one can follow with a thumb"
    What to do, and what one then sees.

!!! step "The next step"
    Numbers come by themselves, and begin again below each heading.

!!! note "A note"
    What is good to know.

!!! warning "A warning"
    What may cost money or rights.

!!! official "An official place"
    Where the text or the service is.
"""


@bp.get("/<language>/")
def guide(language: str) -> str:
    """Show every component in one language."""
    site, reader = current_site(), current_language()
    if reader.code != language:
        abort(404)
    figures = tuple(map(figure, islice(site.facts.values(), FEW)))
    tasks = tuple(islice(site.commitments.values(), FEW))
    return render_template(
        "style.html",
        colours=_tokens("#"),
        sizes=_tokens("size-"),
        spaces=_tokens("space-"),
        body=_sample().html,
        figures=figures,
        sources=_sources(figures),
        cards=cards(islice(site.instruments.values(), 1)),
        words=tuple((one, "") for one in islice(site.terms.values(), FEW)),
        tasks=tuple(map(task, tasks)),
        full_tasks=tuple(map(full_task, tasks[:1])),
        pages=links_to(site.menu),
        nav=navigation(HOME),
        meta=Metadata(title="Style guide", description="", indexed=False),
    )


def _sample() -> Rendered:
    """The text that has every mark of Markdown, as a page of ours would show it."""
    site, reader = current_site(), current_language()
    home = site.best(HOME, reader) or site.pages[0]
    return current_state().rendered(
        replace(home, body=replace(home.body, segments=(SAMPLE,))), reader
    )


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
