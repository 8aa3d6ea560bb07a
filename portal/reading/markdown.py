"""What an editor wrote in Markdown: references, links, headings, each with its place.

Only what the portal adds to Markdown, or refuses of it, is read here; turning it into HTML is
rendering's duty. Code is left alone: nothing in it is a reference or HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.model.page import Body, Heading
from portal.model.place import Place, Problem
from portal.model.reference import Names, Reference
from portal.model.slug import slugify

CALLOUTS = ("note", "warning", "step", "official")
SCHEMES = ("https:", "mailto:", "tel:", "page:", "#")
WRITTEN = tuple(names.value for names in Names if names not in (Names.INSTRUMENT, Names.PAGE))
ANCHOR = re.compile(r"s-[a-z0-9]+(?:-[a-z0-9]+)*")

_FENCE = re.compile(r"\s*(```+|~~~+)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*(?:\{:?[ \t]*#([^\s}]*)[^}]*\})?[ \t]*#*")
_UNDERLINE = re.compile(r"(=+|-+)\s*")
_CALLOUT = re.compile(r'\s*!!![ \t]*(\S*)[ \t]*("(.*)")?[ \t]*')
_BRACES = re.compile(r"\{([a-z]+):\s*([^}|\\]*?)\s*(?:\\?\|([^}]*))?\}")
_LINK = re.compile(r"\]\(\s*<?([^\s)>]*)")
_LINK_NAMED = re.compile(r"\s{0,3}\[(?!\^)[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)")
_IMAGE = re.compile(r"!\[")
_TAG = re.compile(r"<(?!(?:https:|mailto:)[^\s>]*>)(/?[A-Za-z!?][^\s>]*)")
_BLOCK = re.compile(r"[#|>:!~`-]|[*+] |\d+\. |\[\^?[^\]]+\]:|\s")


@dataclass(slots=True)
class Reading:
    """A body while it is being read."""

    path: str
    segments: list[str | Reference] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    links: list[Reference] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, place: Place, code: str, expected: str, found: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(place, code, expected, found))


def read_markdown(
    text: str, path: str, first_line: int = 1
) -> tuple[Body, tuple[Reference, ...], tuple[Problem, ...]]:
    """Read one body.

    Args:
        text: The Markdown.
        path: The file as an editor would name it.
        first_line: The line of the file at which the body starts, from 1.

    Returns:
        The body, everything it names, and what is wrong with it.
    """
    reading = Reading(path)
    before = ""
    for number, (line, bare) in enumerate(_lines(text), first_line):
        place = Place(path, number)
        if bare is None:
            reading.segments.append(line)
        else:
            _read_blocks(reading, bare, before, place)
            _read_links(reading, bare, place)
            _part(reading, line, bare, place)
        before = bare or ""
    body = Body(tuple(_joined(reading.segments)), tuple(reading.headings), _paragraphs(text))
    written = [one for one in reading.segments if isinstance(one, Reference)]
    references = sorted((*written, *reading.links), key=lambda one: one.place)
    return body, tuple(references), tuple(reading.problems)


def _lines(text: str) -> Iterator[tuple[str, str | None]]:
    """Each line, and the same line with code blanked out; None inside fenced code."""
    fence = ""
    for line in text.splitlines(keepends=True):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
            yield line, None
        elif mark:
            fence = mark[1]
            yield line, None
        else:
            yield line, _CODE.sub(lambda code: " " * len(code[0]), line)


def _read_blocks(reading: Reading, line: str, before: str, place: Place) -> None:
    if heading := _HEADING.fullmatch(line.rstrip("\n")):
        _read_heading(reading, heading, place)
    elif _UNDERLINE.fullmatch(line) and before.strip() and not before.lstrip().startswith("|"):
        expected = "a blank line above a rule, and ## before a heading"
        reading.add(place, "heading-underlined", expected, line.strip())
    elif callout := _CALLOUT.fullmatch(line.rstrip("\n")):
        _read_callout(reading, callout, place)


def _read_heading(reading: Reading, heading: re.Match[str], place: Place) -> None:
    level, text, anchor = len(heading[1]), heading[2], heading[3] or ""
    before = reading.headings[-1].level if reading.headings else 1
    if not 2 <= level <= min(before + 1, 4):
        expected = f"a level from 2 to {min(before + 1, 4)}"
        reading.add(place, "heading-level", expected, f"level {level}")
    if not ANCHOR.fullmatch(anchor):
        expected = f"an authored anchor such as {{#s-{slugify(text) or 'name'}}}"
        reading.add(place, "anchor-missing", expected, f'"{anchor}"' if anchor else "none")
    elif any(other.anchor == anchor for other in reading.headings):
        reading.add(place, "anchor-twice", "an anchor no other heading has", f'"{anchor}"')
    reading.headings.append(Heading(level, anchor, text, place))


def _read_callout(reading: Reading, callout: re.Match[str], place: Place) -> None:
    if callout[1] not in CALLOUTS:
        expected = "one of " + ", ".join(CALLOUTS)
        reading.add(place, "callout-unknown", expected, f'"{callout[1]}"')
    if not (callout[3] or "").strip():
        reading.add(place, "callout-untitled", "a title in quotation marks", "none")


def _read_links(reading: Reading, line: str, place: Place) -> None:
    for link in (*_LINK.finditer(line), *_LINK_NAMED.finditer(line)):
        spot = Place(place.path, place.line, link.start(1) + 1)
        if not link[1].startswith(SCHEMES):
            expected = "a link that starts with " + ", ".join(SCHEMES)
            reading.add(spot, "link-refused", expected, f'"{link[1]}"')
        elif link[1].startswith("page:"):
            key, _, anchor = link[1].removeprefix("page:").partition("#")
            reading.links.append(Reference(Names.PAGE, key, spot, anchor=anchor))
        elif link[1].startswith("#"):
            reading.links.append(Reference(Names.PAGE, "", spot, anchor=link[1][1:]))
    for code, pattern, expected in (
        ("html-refused", _TAG, "Markdown without HTML"),
        ("image-refused", _IMAGE, "text: images are not supported yet"),
    ):
        for found in pattern.finditer(line):
            spot = Place(place.path, place.line, found.start() + 1)
            reading.add(spot, code, expected, f'"{found[0]}"')


def _part(reading: Reading, line: str, bare: str, place: Place) -> None:
    """Cut a line at its references; `bare` tells which braces are not in code."""
    start = 0
    for braces in _BRACES.finditer(bare):
        spot = Place(place.path, place.line, braces.start() + 1)
        if braces[1] not in WRITTEN:
            expected = "one of " + ", ".join(WRITTEN)
            reading.add(spot, "reference-unknown", expected, f'"{braces[1]}"')
            continue
        words = (braces[3] or "").strip()
        reading.segments.append(line[start : braces.start()])
        reading.segments.append(Reference(Names(braces[1]), braces[2], spot, words))
        start = braces.end()
    reading.segments.append(line[start:])


def _joined(segments: list[str | Reference]) -> Iterator[str | Reference]:
    """The same segments with neighbouring texts made one."""
    text = ""
    for segment in segments:
        if isinstance(segment, str):
            text += segment
            continue
        if text:
            yield text
        yield segment
        text = ""
    if text:
        yield text


def _paragraphs(text: str) -> int:
    """How many blocks start at the margin as plain text: those a translation has to match."""
    blocks = re.split(r"\n\s*\n", "\n" + text.strip("\n"))
    return sum(1 for block in blocks if block.strip() and not _BLOCK.match(block.lstrip("\n")))
