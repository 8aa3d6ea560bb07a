"""Pictures as SVG: a line of time, a tree of texts, bars; all tall and narrow, to fit a phone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, tostring

WIDTH = 320
"""Units across; on a phone one is about a CSS pixel."""
LINE = 19
"""Units from one line of text to the next."""
GAP = 12
"""Units between two entries."""
LETTERS = 33
"""Letters that fit beside the line of time, at some seven units each."""
SMALL_LETTERS = 40
"""The same of what is written small."""
AXIS = 12
"""Where the line of time runs, and the first line of a tree."""
STEP = 18
"""Units that a branch stands further in than what it hangs on."""
BAR = 14
"""Units that a bar is thick."""


@dataclass(frozen=True, slots=True)
class Stop:
    """An entry on the line of time.

    Attributes:
        year: The year, as a heading above it; empty where it is that of the entry before.
        when: Its date, printed.
        text: What it is.
        mark: What sort of thing it is; the style sheet colours it: "text", "meeting", "change".
    """

    year: str
    when: str
    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Branch:
    """An entry of a tree, listed below what it hangs on.

    Attributes:
        depth: How far in it stands, from 0.
        small: What stands above it in small: what ties it to what it hangs on, and its date.
        text: What it is.
    """

    depth: int
    small: str
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart, below what it stands for.

    Attributes:
        small: What stands above it in small: its date; empty where it has none.
        text: What it stands for.
        amount: How much that is, not below zero.
    """

    small: str
    text: str
    amount: Decimal


def timeline_picture(title: str, description: str, stops: Sequence[Stop]) -> str:
    """Draw entries along a line, the first above, each with a mark of its sort."""
    svg, y = _frame(title, description), LINE
    axis = SubElement(svg, "path", {"class": "drawn-line"})
    for stop in stops:
        if stop.year:
            y += GAP
            _text(svg, AXIS * 2 + 4, y, stop.year, "drawn-year")
            y += LINE + GAP
        _mark(svg, y - 5, stop.mark)
        _text(svg, AXIS * 2 + 4, y, stop.when, "drawn-small")
        for line in wrap(stop.text, LETTERS):
            y += LINE
            _text(svg, AXIS * 2 + 4, y, line, "drawn-text")
        y += LINE + GAP
    axis.set("d", f"M{AXIS} 0V{y - LINE}")
    return _finished(svg, y - LINE)


def tree_picture(title: str, description: str, branches: Sequence[Branch]) -> str:
    """Draw entries one below the other, each tied by a line to what it hangs on."""
    svg, y = _frame(title, description), 0
    tops: list[int] = []  # of the entries that the next one may hang on, by depth
    for branch in branches:
        y += LINE + GAP
        x = AXIS + STEP * branch.depth
        lines = list(_lines(branch))
        if branch.depth:
            SubElement(
                svg,
                "path",
                {
                    "class": "drawn-line",
                    "d": f"M{x - STEP} {tops[branch.depth - 1]}V{y - 5}H{x - 4}",
                },
            )
        for name, line in lines:
            _text(svg, x, y, line, name)
            y += LINE
        y -= LINE
        tops[branch.depth :] = [y + 5]
    return _finished(svg, y)


def bar_picture(title: str, description: str, bars: Sequence[Bar], *, name: str) -> str:
    """Draw bars from zero, the longest as wide as the picture.

    Args:
        title: What it compares.
        description: How it does.
        bars: One or more, from above; one of them above zero.
        name: What it is called in its page, where there may be others.
    """
    svg, y = _frame(title, description, name), 0
    most = max(one.amount for one in bars)
    for bar in bars:
        y += LINE
        if bar.small:
            _text(svg, 0, y, bar.small, "drawn-small")
            y += LINE
        for line in wrap(bar.text, SMALL_LETTERS):
            _text(svg, 0, y, line, "drawn-text")
            y += LINE
        y -= GAP
        shape = f"M0 {y}h{round(bar.amount / most * WIDTH)}v{BAR}H0z"
        SubElement(svg, "path", {"class": "drawn-mark", "d": shape})
        y += BAR + GAP
    return _finished(svg, y - GAP)


def _lines(branch: Branch) -> Iterator[tuple[str, str]]:
    """The lines of an entry, each with its class."""
    for line in wrap(branch.small, SMALL_LETTERS - 2 * branch.depth):
        yield "drawn-small", line
    for line in wrap(branch.text, LETTERS - 2 * branch.depth):
        yield ("drawn-text" if branch.depth else "drawn-year"), line


def _frame(title: str, description: str, name: str = "drawing") -> Element:
    svg = Element(
        "svg",
        {"class": "drawing", "role": "img", "aria-labelledby": f"{name}-title {name}-text"},
    )
    SubElement(svg, "title", {"id": f"{name}-title"}).text = title
    SubElement(svg, "desc", {"id": f"{name}-text"}).text = description
    return svg


def _text(svg: Element, x: int, y: int, words: str, name: str) -> None:
    SubElement(svg, "text", {"x": f"{x}", "y": f"{y}", "class": name}).text = words


def _mark(svg: Element, y: int, mark: str) -> None:
    """A square for texts, a disc for meetings, a ring for what begins, a rhomb for changes."""
    if mark == "text":
        shape = {"d": f"M{AXIS - 5} {y - 5}h10v10h-10z"}
    elif mark == "change":
        shape = {"d": f"M{AXIS} {y - 7}l7 7-7 7-7-7z"}
    else:
        shape = {"d": f"M{AXIS - 5} {y}a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"}
    SubElement(svg, "path", {**shape, "class": f"drawn-mark drawn-{mark}"})


def _finished(svg: Element, height: int) -> str:
    """The picture with its size, so that its place is kept before it is drawn."""
    whole = height + GAP
    svg.attrib.update(
        {"viewBox": f"0 0 {WIDTH} {whole}", "width": f"{WIDTH}", "height": f"{whole}"}
    )
    return tostring(svg, encoding="unicode")
