"""The versions of one text set beside each other, section by section and block by block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from portal.rendering.links import relative

_HEADINGS = frozenset({"h2", "h3", "h4"})
_VOID = frozenset({"br", "hr"})
_NAMES = ("id", "aria-labelledby")
"""Attributes that hold an id, which has to be another one in every version."""


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
    reader = _Reader(version)
    reader.feed(version.html)
    reader.close()
    return reader.blocks


@dataclass(slots=True)
class _Open:
    """A block that has begun."""

    shape: str
    anchor: str
    parts: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Parts the HTML of a version into blocks; their ids and links are made right on the way."""

    def __init__(self, version: Version) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[_Block] = []
        self._version = version
        self._open: _Open | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._open is None:
            shape = " ".join(part for part in (tag, given.get("class", "")) if part)
            self._open = _Open(shape, given.get("id", ""))
        self._open.parts.append(self._tag(tag, given))
        if tag not in _VOID:
            self._depth += 1
        self._close_block()

    def handle_endtag(self, tag: str) -> None:
        self._depth -= 1
        self._add(f"</{tag}>")
        self._close_block()

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")

    def _add(self, text: str) -> None:
        """Text between blocks is white space."""
        if self._open is not None:
            self._open.parts.append(text)

    def _close_block(self) -> None:
        if self._open is not None and self._depth == 0:
            block = self._open
            self.blocks.append(_Block(block.shape, block.anchor, "".join(block.parts)))
            self._open = None

    def _tag(self, tag: str, given: dict[str, str]) -> str:
        for name in _NAMES:
            if name in given:
                given[name] = f"{self._version.code}-{given[name]}"
        if "href" in given:
            given["href"] = self._moved(given["href"])
        attributes = (f' {name}="{escape(value)}"' for name, value in given.items())
        return f"<{tag}{''.join(attributes)}>"

    def _moved(self, href: str) -> str:
        """A link that led from the version's own page, as it leads from the page of all."""
        if urlsplit(href).scheme:
            return href
        to = urljoin(f"/{self._version.address}", href).removeprefix("/")
        return relative(to, self._version.here)
