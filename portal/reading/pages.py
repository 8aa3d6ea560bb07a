"""One Markdown file into one Page: its head by the schema of its kind, its body by its marks."""

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import TypeVar

from portal.model.kinds import HOME, KINDS, Key, Kind, kind_of
from portal.model.language import Language
from portal.model.page import Door, Group, OfficialLink, Page
from portal.model.place import Place, Problem
from portal.model.reference import Names, Reference
from portal.reading.frontmatter import part
from portal.reading.markdown import read_markdown
from portal.reading.values import ID, Fields, Report, is_whole

T = TypeVar("T")

_PART = re.compile("page-[0-9]+")

LONGEST_TITLE = 90
LONGEST_LEAD = 300
_FIELDS = frozenset(name for kind in KINDS for name in kind.requires | kind.allows)


def key_of(path: PurePosixPath) -> Key:
    """The key of a file named relative to its language's folder."""
    return Key(str(path.with_suffix("")))


def read_page(
    text: str, path: str, key: Key, language: Language
) -> tuple[Page | None, tuple[Problem, ...]]:
    """Read one page.

    Args:
        text: The whole file.
        path: The file as an editor would name it.
        key: The page's key.
        language: The language of the folder it lies in.
    """
    kind = kind_of(key)
    parted = part(text, path) if not kind.register else _misplaced(path, key, kind)
    if isinstance(parted, Problem):
        return None, (parted,)
    report = Report(path, first_line=parted.head_line)
    head = Fields(report.parse(parted.head), report, "a page's head")
    body, written, problems = read_markdown(parted.body, path, parted.body_line, key=key)
    references = [
        *(_named(head, "sources", Names.SOURCE)),
        *(_named(head, "instruments", Names.INSTRUMENT)),
        *(_named(head, "related", Names.PAGE)),
    ]
    related = tuple(Key(one) for one in _targets(references, Names.PAGE))
    doors, behind_doors = _linking(head.mappings("doors", "a door"), _door)
    groups, in_groups = _linking(head.mappings("groups", "a group of pages"), _group)
    page = Page(
        key=key,
        language=language,
        kind=kind,
        title=head.text("title", longest=LONGEST_TITLE),
        lead=head.text("lead", longest=LONGEST_LEAD),
        nav=head.text("nav"),
        as_of=head.partial_date("as-of"),
        checked=head.date("checked"),
        sources=_targets(references, Names.SOURCE),
        instruments=_targets(references, Names.INSTRUMENT),
        related=related,
        official=tuple(_official(one) for one in head.mappings("official", "an official link")),
        doors=doors,
        groups=groups,
        body=body,
        place=Place(path),
        references=(*references, *behind_doors, *in_groups, *written),
    )
    _check_fields(head, kind)
    _check_key(key, report)
    return page, (*report.problems, *problems)


def _misplaced(path: str, key: Key, kind: Kind) -> Problem:
    expected = f"an entry in {kind.register}/*.yaml, which makes the page"
    return Problem(Place(path), "page-misplaced", expected, f"{key}.md")


def _check_fields(head: Fields, kind: Kind) -> None:
    head.require(kind.requires)
    head.close()
    for name in head.names():
        if name in _FIELDS - kind.requires - kind.allows:
            expected = f"no such field in a {kind.name} page"
            head.report.add(head.place_of_name(name), "field-misplaced", expected, name)


def _check_key(key: Key, report: Report) -> None:
    """A key becomes an address, which has to be fit to be read out and typed."""
    for name in key.split("/"):
        if not ID.fullmatch(name):
            expected = "a file name of lower-case ASCII, digits and hyphens"
            report.add(Place(report.path), "key-invalid", expected, f'"{name}"')
        if _PART.fullmatch(name):
            expected = "a file name that is no address of a part of a list"
            report.add(Place(report.path), "key-invalid", expected, f'"{name}"')


def _named(head: Fields, name: str, names: Names) -> list[Reference]:
    return [Reference(names, target, place) for target, place in head.ids(name)]


def _targets(references: list[Reference], names: Names) -> tuple[str, ...]:
    return tuple(one.target for one in references if one.names is names)


def _official(fields: Fields) -> OfficialLink:
    fields.require(("name", "url"))
    link = OfficialLink(fields.text("name"), read_url(fields, "url"))
    if link.url.startswith("http://"):
        expected = "an address that starts with https://"
        fields.report.add(fields.place_of("url"), "url-invalid", expected, f'"{link.url}"')
    fields.close()
    return link


def read_url(fields: Fields, name: str) -> str:
    """A field that is a whole web address: nothing left out, no white space."""
    url = fields.text(name)
    if url and not is_whole(url):
        fields.report.add(fields.place_of(name), f"{name}-invalid", "a whole address", f'"{url}"')
    return url


def _linking(
    each: Iterable[Fields], read: Callable[[Fields], tuple[T, tuple[Reference, ...]]]
) -> tuple[tuple[T, ...], tuple[Reference, ...]]:
    """Items of a list that name pages, and all the pages they name."""
    found = [read(one) for one in each]
    return tuple(item for item, _ in found), tuple(one for _, named in found for one in named)


def _door(fields: Fields) -> tuple[Door, tuple[Reference, ...]]:
    """A door, and every page it names."""
    fields.require(("title", "text", "to", "pages"))
    pages = fields.ids("pages")
    door = Door(
        fields.text("title"),
        fields.text("text"),
        Key(fields.text("to") or HOME),
        tuple(Key(page) for page, _ in pages),
    )
    named = ((door.to, fields.place_of("to")), *pages)
    fields.close()
    return door, tuple(Reference(Names.PAGE, page, place) for page, place in named)


def _group(fields: Fields) -> tuple[Group, tuple[Reference, ...]]:
    """A group of a section page, and every page it names."""
    fields.require(("title", "pages"))
    pages = fields.ids("pages")
    group = Group(fields.text("title"), tuple(Key(page) for page, _ in pages))
    fields.close()
    return group, tuple(Reference(Names.PAGE, page, place) for page, place in pages)
