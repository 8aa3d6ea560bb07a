"""The pages of the content, at the addresses of their keys, and the choice of a language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Blueprint, abort, g, render_template
from flask_babel import gettext as _

from portal.model.kinds import HOME, LESSON_MINUTES, Key
from portal.model.language import Language
from portal.model.page import Contents, Door, Page
from portal.model.reference import Names
from portal.model.register import Instrument, Term
from portal.web.alphabet import alphabetical
from portal.web.bodies import people
from portal.web.charts import charts_of
from portal.web.citing import cited_page
from portal.web.commitments import COMMITMENTS_FILE, full_tasks, task, task_groups
from portal.web.disagreements import comparison, disagreement_links
from portal.web.evidence import (
    SOURCES,
    cards,
    changes,
    figures_of,
    official_of,
    printed,
    sources_of,
    text_link,
    unaddressed,
    words_of,
)
from portal.web.figures import Figures, dated_figures, grouped_figures
from portal.web.leaflet import guide_at, leaflet, short_address
from portal.web.lists import LISTS, Listed, parts_in, section_list
from portal.web.metadata import Metadata, alternates, metadata, of_part, part_metadata
from portal.web.navigation import Link, links_to, navigation, neighbours
from portal.web.paging import address_of, list_at
from portal.web.paragraphs import with_anchors
from portal.web.parallel import way_to
from portal.web.relations import relations
from portal.web.sections import with_ways
from portal.web.spoken import script_name
from portal.web.state import State, current_language, current_site, current_state
from portal.web.targets import Target
from portal.web.timeline import timeline
from portal.web.urls import absolute, href, key_href

bp = Blueprint("pages", __name__)

SHORTEST_CONTENTS = 3
"""Pages with fewer sections than this are shown without a table of contents."""


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """A door of the home page with its links."""

    door: Door
    to: Link
    pages: tuple[Link, ...]


@bp.get("/")
def root() -> str:
    """Let people choose a language, by hand: no guessing from what a browser says."""
    site = current_site()
    g.language = site.languages[0]
    homes = tuple(
        (language, home) for language in site.languages if (home := site.best(HOME, language))
    )
    head = Metadata(
        title=" · ".join(site.name[language.code] for language in site.languages),
        description=homes[0][1].lead if homes else "",
        canonical=absolute(""),
        alternates=alternates(HOME),
    )
    return render_template("chooser.html", meta=head, homes=homes)


@bp.get("/<language>/")
@bp.get("/<language>/<path:path>/")
def page(language: str, path: str = "") -> str:
    """Answer with the page at an address, or with what stands in for it."""
    site = current_site()
    address = f"{language}/{path}/" if path else f"{language}/"
    at, number = _place(address)
    if at is None:
        return _forward(address)
    key, reader = at
    found = site.best(key, reader)
    if found is None:
        abort(404)
    if number > 1:
        return _part(found, number)
    own = _of_kind(found)
    listed = own.get("listed")
    parts = listed.parts if isinstance(listed, Listed | Figures) else None
    rendered = current_state().rendered(found, reader)
    return render_template(
        f"kinds/{found.kind.name}.html",
        page=found,
        body=with_ways(with_anchors(rendered.html, site.languages), found),
        contents=_contents(found, rendered.contents),
        as_of=printed(found.as_of),
        checked=printed(found.checked),
        figures=figures_of(found) if _has_lists(found) else (),
        words=words_of(found, rendered.terms),
        sources=sources_of(found) if _has_lists(found) else (),
        official=official_of(found, _explained(found)),
        cards=cards(_explained(found)),
        instruments=_instruments(found),
        disagreements=_disagreements(found),
        touching=tuple(map(task, current_site().commitments_on(found))),
        changes=changes(site.changes_on(found)),
        related=links_to(found.related),
        parallel=way_to(key),
        aloud=script_name(found.language),
        cite=cited_page(found),
        nav=navigation(key),
        meta=of_part(metadata(found), parts),
        **own,
    )


def _place(address: str) -> tuple[tuple[Key, Language] | None, int]:
    """What is at an address: a key in a language, and which part of its list."""
    site = current_site()
    if at := site.at(address):
        return at, 1
    whole, number = list_at(address)
    return (site.at(whole), number) if number > 1 else (None, 1)


def _part(found: Page, number: int) -> str:
    """Answer with a part of a long list but the first: what it lists, and the ways on."""
    if found.kind.name not in LISTS:
        abort(404)
    listed = LISTS[found.kind.name](found, number)
    if listed.parts is None:
        abort(404)
    title = _("%(list)s, part %(number)s", list=found.title, number=number)
    return render_template(
        "part.html",
        page=found,
        title=title,
        listed=listed,
        nav=navigation(found.key),
        meta=part_metadata(found, title, listed.parts),
    )


def _forward(address: str) -> str:
    """Lead on from the short address of a guide."""
    found = guide_at(address, current_site())
    if found is None:
        abort(404)
    return render_template(
        "forward.html",
        page=found,
        to=key_href(found.key),
        nav=navigation(found.key),
        meta=replace(metadata(found), alternates=(), json_ld={}, indexed=False),
    )


def _has_lists(found: Page) -> bool:
    """Tell whether figures, sources and disagreements stand at the foot.

    Each commitment has its own beside it.
    """
    return found.kind.name != "commitments"


def _disagreements(found: Page) -> tuple[Link, ...]:
    site = current_site()
    return disagreement_links(site.disagreements_on(found) if _has_lists(found) else ())


def _contents(found: Page, contents: tuple[Contents, ...]) -> tuple[Contents, ...]:
    groups = section_list(found, 1).groups if found.groups else ()
    whole = (*contents, *(Contents(anchor, title) for anchor, title, _ in groups))
    return whole if len(whole) >= SHORTEST_CONTENTS else ()


def _instruments(found: Page) -> tuple[Link, ...]:
    """The instruments that a page names or rests on, but those it is about itself."""
    site = current_site()
    named = (site.documents[name.casefold()].id for name in found.named(Names.DOC))
    ids = dict.fromkeys((*found.instruments, *named))
    own = {one.id for one in _explained(found)}
    return tuple(text_link(site.instruments[one]) for one in ids if one not in own)


def _explained(found: Page) -> tuple[Instrument, ...]:
    """The instruments that a page is about."""
    return current_site().explained_by(found.id) if found.kind.name == "instrument" else ()


def _of_kind(found: Page) -> dict[str, object]:
    """What only one kind of page shows."""
    site = current_site()
    match found.kind.name:
        case "home":
            return {"doors": tuple(_open(door) for door in found.doors)}
        case "section":
            sources = unaddressed() if found.key == SOURCES else ()
            return {"listed": section_list(found, 1), "unaddressed": sources}
        case "topic":
            return {"charts": charts_of(found)}
        case "guide":
            return {"leaflet": leaflet(found)}
        case "lesson":
            return {"neighbours": neighbours(found), "minutes": LESSON_MINUTES}
        case "source":
            source = site.sources[found.id]
            return {"source": source, "published": printed(source.published)}
        case "commitments":
            return {
                "tasks": full_tasks(found),
                "task_groups": task_groups(found),
                "data": href(COMMITMENTS_FILE),
            }
        case "disagreement":
            return {"comparison": comparison(site.disagreements[found.id], found)}
        case "figures":
            return {"listed": grouped_figures(found, 1)}
        case "figures-by-date":
            return {"listed": dated_figures(found, 1)}
        case "timeline":
            return {"timeline": timeline(found)}
        case "relations":
            return {"relations": relations()}
        case "bodies":
            return {"people": people(found)}
        case "glossary":
            return {"terms": _terms()}
        case _:
            return {}


def _open(door: Door) -> OpenDoor:
    (to,) = links_to((door.to,))
    return OpenDoor(door, to, links_to(door.pages))


def _terms() -> tuple[Term, ...]:
    """The term base, in the alphabet of the reader."""
    code = current_language().code

    def place(term: Term) -> tuple[tuple[str, str], str]:
        return alphabetical(term.words[code].term, code), term.id

    return tuple(sorted(current_site().terms.values(), key=place))


def targets(state: State) -> Iterator[Target]:
    """The choice of a language, every page in every language, and the short addresses."""
    yield Target("pages.root")
    for language in state.site.languages:
        for key in state.site.keys:
            address = state.site.address(key, language)
            found = state.site.best(key, language)
            for number in range(1, (parts_in(found, state.site, language) if found else 1) + 1):
                path = address_of(address, number).partition("/")[2].rstrip("/")
                values = {"path": path} if path else {}
                yield Target("pages.page", {"language": language.code, **values})
    for page in state.site.pages:
        if short_address(page, state.site):
            yield Target("pages.page", {"language": page.language.code, "path": page.id})
