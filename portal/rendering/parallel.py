"""The versions of one text set beside each other, section by section and block by block."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

from portal.rendering.links import relative
from portal.rendering.markup import TAG, VOID, attributes

_HEADINGS = frozenset({"h2", "h3", "h4"})
_WITH_VALUES = re.compile(r'<[a-z][^>"]*(?:"[^"]*"[^>"]*)+>')
"""The start of an element that has attributes with values."""
_MOVING = re.compile(r' (href|id|aria-labelledby)="([^"]*)"')
"""Attributes that lead somewhere, or hold an id, which has to be another one in every version."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a text, and where it is shown.

    Attributes:
        code: The code of its language.
        html: The text, its links as they are on its own page.
        address: The address of that page.
        here: The address of the page that shows all versions.
    """

    code: str
    html: str
    address: str
    here: str

    def way(self, anchor: str) -> str:
        """The link to an anchor of the version's own page."""
        return relative(f"{self.address}#{anchor}", self.here)


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside each other.

    Attributes:
        anchor: Its anchor, the same as on the pages themselves; empty for none.
        is_heading: Whether a section begins here.
        cells: The HTML of each version, in their order.
    """

    anchor: str
    is_heading: bool
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """An element at the top level; its shape is what has to agree with its translations."""

    shape: str
    anchor: str
    html: str

    @property
    def is_heading(self) -> bool:
        return self.shape in _HEADINGS


def aligned(versions: Sequence[Version]) -> tuple[Row, ...]:
    """The rows of some versions.

    Sections stand beside each other by their anchors, and within a section block by block where
    the blocks of all versions are of the same shapes in the same order; else the whole section.
    """
    parted = [_sections(_blocks(one)) for one in versions]
    anchors = {tuple(one[0].anchor for one in sections) for sections in parted}
    if len(anchors) > 1:
        parted = [[[block for section in sections for block in section]] for sections in parted]
    return tuple(row for side in zip(*parted, strict=True) for row in _rows(side))


def _sections(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """Blocks in sections, each from its heading; what is before the first is one, too."""
    sections: list[list[_Block]] = [[]]
    for block in blocks:
        if block.is_heading and sections[-1]:
            sections.append([])
        sections[-1].append(block)
    return [section for section in sections if section]


def _rows(side: Sequence[Sequence[_Block]]) -> Iterator[Row]:
    if len({tuple(block.shape for block in section) for section in side}) == 1:
        for blocks in zip(*side, strict=True):
            yield _row(blocks)
    else:
        yield _row([_joined(section) for section in side])


def _row(blocks: Sequence[_Block]) -> Row:
    cells = tuple(block.html for block in blocks)
    return Row(blocks[0].anchor, blocks[0].is_heading, cells)


def _joined(section: Sequence[_Block]) -> _Block:
    return replace(section[0], html="\n".join(block.html for block in section))


def _blocks(version: Version) -> list[_Block]:
    """The elements at the top level of a version; text between them is white space."""
    blocks, depth, first = [], 0, None
    for tag in TAG.finditer(version.html):
        first = first or tag
        depth += -1 if tag[1] else tag[2] not in VOID
        if depth == 0:
            given = attributes(first[3])
            shape = " ".join(part for part in (first[2], given.get("class", "")) if part)
            html = _moved(version.html[first.start() : tag.end()], version)
            blocks.append(_Block(shape, given.get("id", ""), html))
            first = None
    return blocks


def _moved(html: str, version: Version) -> str:
    """HTML with its ids and links made right for the page that shows all versions."""

    def attribute(found: re.Match[str]) -> str:
        value = unescape(found[2])
        if found[1] == "href":
            return f' href="{escape(_way(value, version))}"'
        return f' {found[1]}="{version.code}-{escape(value)}"'

    return _WITH_VALUES.sub(lambda tag: _MOVING.sub(attribute, tag[0]), html)


def _way(href: str, version: Version) -> str:
    """A link that led from the version's own page, as it leads from the page of all."""
    if urlsplit(href).scheme:
        return href
    to = urljoin(f"/{version.address}", href).removeprefix("/")
    return relative(to, version.here)
