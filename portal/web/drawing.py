"""Pictures as SVG: a line of time, a tree of texts, bars; of pieces that fit a phone each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, tostring

WIDTH = 320
"""Units across; on a phone one is about a CSS pixel."""
LINE = 19
"""Units from one line of text to the next."""
GAP = 12
"""Units between two entries."""
AXIS = 12
"""Where the line of time runs, and the first line of a tree."""
STEP = 18
"""Units that a branch stands further in than what it hangs on."""
BAR = 14
"""Units that a bar is thick."""

_SIZES = {"drawn-text": 14.0, "drawn-small": 12.5, "drawn-year": 17.0}
"""Units of type by class, as drawing.css sets them; bold type is wider than its size."""
_NARROW = frozenset("fijlrtI.,:;!|()/-·'’ \N{NO-BREAK SPACE}")
_WIDE = frozenset("mwMW@%…")


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
        aimed_at: Whether it is a target, which is drawn as an outline: nobody has counted it.
    """

    small: str
    text: str
    amount: Decimal
    aimed_at: bool = False


def timeline_picture(title: str, description: str, stops: Iterable[Stop]) -> str:
    """Draw entries along a line, the first above, each with a mark of its sort."""
    return _picture(title, description, map(_stop, stops))


def tree_picture(title: str, description: str, branches: Sequence[Branch]) -> str:
    """Draw entries one below the other, each tied by a line to what it hangs on."""
    going_on = _going_on([one.depth for one in branches])
    pieces = (_branch(*one) for one in zip(branches, going_on, strict=True))
    return _picture(title, description, pieces)


def bar_picture(title: str, description: str, bars: Sequence[Bar], *, name: str) -> str:
    """Draw bars from zero, the longest as wide as the picture.

    Args:
        title: What it compares.
        description: How it does.
        bars: One or more, from above; one of them above zero.
        name: What it is called in its page, where there may be others.
    """
    svg, y = _piece(), 0
    svg.attrib.update({"role": "img", "aria-labelledby": f"{name}-title {name}-text"})
    SubElement(svg, "title", {"id": f"{name}-title"}).text = title
    SubElement(svg, "desc", {"id": f"{name}-text"}).text = description
    most = max(one.amount for one in bars)
    for bar in bars:
        y = _words(svg, 0, y, "drawn-small", bar.small)
        y = _words(svg, 0, y, "drawn-text", bar.text)
        y += LINE - GAP
        _path(svg, f"drawn-{'aim' if bar.aimed_at else 'mark'}", _bar(y, bar.amount / most))
        y += BAR + GAP
    return tostring(_finished(svg, y - GAP), encoding="unicode")


def _bar(y: int, share: Decimal) -> str:
    return f"M0 {y}h{round(share * WIDTH)}v{BAR}H0z"


def _picture(title: str, description: str, pieces: Iterable[Element]) -> str:
    """Pieces below each other; where there is room, in columns, which only break between them."""
    picture = Element(
        "div", {"class": "drawings", "role": "img", "aria-label": f"{title}. {description}"}
    )
    picture.extend(pieces)
    return tostring(picture, encoding="unicode")


def _stop(stop: Stop) -> Element:
    svg, y, x = _piece(), 0, AXIS * 2 + 4
    axis = SubElement(svg, "path", {"class": "drawn-line"})
    if stop.year:
        y = _words(svg, x, GAP, "drawn-year", stop.year) + GAP // 2
    _mark(svg, y + LINE - 5, stop.mark)
    y = _words(svg, x, y, "drawn-small", stop.when)
    y = _words(svg, x, y, "drawn-text", stop.text)
    axis.set("d", f"M{AXIS} -1V{y + GAP + 1}")
    return _finished(svg, y + GAP)


def _branch(branch: Branch, going_on: frozenset[int]) -> Element:
    """An entry with its tie, and the lines that lead past it.

    Args:
        branch: The entry.
        going_on: The depths at which something below it hangs on the same entry as it, or as one
            that it hangs on; and that below it, if something hangs on it.
    """
    svg, x = _piece(), _x(branch.depth)
    y = _words(svg, x, GAP // 2 if branch.depth else GAP, "drawn-small", branch.small)
    elbow = y - 5
    y = _words(svg, x, y, "drawn-text" if branch.depth else "drawn-year", branch.text)
    foot = y + GAP // 2
    if branch.depth:
        _path(svg, "drawn-line", f"M{x - STEP} -1V{elbow}H{x - 4}")
    else:
        svg.set("class", "drawing drawn-root")
    for depth in sorted(going_on):
        top = foot - 1 if depth > branch.depth else -1
        _path(svg, "drawn-line", f"M{_x(depth - 1)} {top}V{foot + 1}")
    return _finished(svg, foot)


def _x(depth: int) -> int:
    return AXIS + STEP * depth


def _going_on(depths: Sequence[int]) -> Iterable[frozenset[int]]:
    """For each entry of a tree, the depths of the lines that lead on below it."""
    found: list[frozenset[int]] = []
    below: frozenset[int] = frozenset()
    for depth in reversed(depths):
        found.append(below)
        below = frozenset(one for one in below if 0 < one <= depth) | {depth} - {0}
    return reversed(found)


def _words(svg: Element, x: int, y: int, name: str, words: str) -> int:
    """Write words below a place; returns where their last line stands."""
    for line in _even_lines(words, (WIDTH - x) / _SIZES[name]) if words else ():
        y += LINE
        SubElement(svg, "text", {"x": f"{x}", "y": f"{y}", "class": name}).text = line
    return y


def _even_lines(words: str, room: float) -> Sequence[str]:
    """The lines that words take in some room, none much shorter than the others."""
    lines = tuple(_lines(words, room))
    tighter = (tuple(_lines(words, room * share / 10)) for share in range(5, 10))
    even = (one for one in tighter if len(one) == len(lines) and _widest(one) <= room)
    return next(even, lines)


def _widest(lines: Iterable[str]) -> float:
    return max(map(_width, lines))


def _lines(words: str, room: float) -> Iterator[str]:
    """As few lines as words take in some room, in sizes of their type; cut at plain spaces only."""
    line = ""
    for word in words.split(" "):
        longer = f"{line} {word}" if line else word
        if line and _width(longer) > room:
            yield line
            line = word
        else:
            line = longer
    yield line


def _width(words: str) -> float:
    """How wide words are, in sizes of their type; of the system's families none is much wider."""
    return sum(0.31 if one in _NARROW else 0.85 if one in _WIDE else 0.56 for one in words)


def _piece() -> Element:
    return Element("svg", {"class": "drawing"})


def _path(svg: Element, name: str, shape: str) -> None:
    SubElement(svg, "path", {"class": name, "d": shape})


def _mark(svg: Element, y: int, mark: str) -> None:
    """A square for texts, a disc for meetings, a ring for what begins, a rhomb for changes."""
    if mark == "text":
        shape = f"M{AXIS - 5} {y - 5}h10v10h-10z"
    elif mark == "change":
        shape = f"M{AXIS} {y - 7}l7 7-7 7-7-7z"
    else:
        shape = f"M{AXIS - 5} {y}a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"
    _path(svg, f"drawn-mark drawn-{mark}", shape)


def _finished(svg: Element, height: int) -> Element:
    """A piece with its size, so that its place is kept before it is drawn."""
    svg.attrib.update(
        {"viewBox": f"0 0 {WIDTH} {height}", "width": f"{WIDTH}", "height": f"{height}"}
    )
    return svg
