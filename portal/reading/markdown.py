"""What an editor wrote in Markdown: references, links, headings, each with its place.

Only what the portal adds to Markdown, or refuses of it, is read here; turning it into HTML is
rendering's duty. Code is left alone: nothing in it is a reference or HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from io import StringIO

from portal.model.page import Body, Heading
from portal.model.place import Place, Problem
from portal.model.reference import Names, Reference
from portal.model.slug import slugify
from portal.reading.quizzes import read_quizzes
from portal.reading.values import is_whole

CALLOUTS = ("note", "warning", "step", "official", "quiz")
SCHEMES = ("https:", "mailto:", "tel:", "page:", "#")
WRITTEN = (Names.FACT, Names.DOC, Names.TERM, Names.DATE, Names.SOURCE, Names.NUMBER)
WIDEST_MARGIN = 40
"""Signs before the words of a line: a list within lists without end breaks Markdown."""
ANCHOR = re.compile(r"s-[a-z0-9]+(?:-[a-z0-9]+)*")

# What Python-Markdown takes for a fence, at the margin; and what an editor may mean to be one.
_FENCE = re.compile(r"(```+|~~~+) *[\w#.+-]*\s*")
_FENCE_MEANT = re.compile(r"\s*(?:```+|~~~+)[^`]*")
_CODE = re.compile(r"(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)")
_CODE_OPEN = re.compile(r"(?<!\\)`")
_HEADING = re.compile(r"(#{1,6})(.*)\s*")
_HEADING_ANCHOR = re.compile(r"[ \t]\{:?[ \t]*#([^\s}]*+)[^}]*+\}[ \t]*#*\s*\Z")
# In a list, a quotation, a callout, a definition, a footnote.
_HEADING_INSIDE = re.compile(r"(?:[ \t>*+:-]|[0-9]+\.|\[\^[^\]]*\]:)+(#{1,6})")
_MARGIN = re.compile(r"(?:[ \t>:*+-]|[0-9]{1,9}\.)*+")
_UNDERLINE = re.compile(r"\s*[=-]+\s*")
_CALLOUT = re.compile(r'!!! ?([^\s"]*)(.*)')
_CALLOUT_TITLE = re.compile(r' +"\s*[^\s"].*"')
_OPENING = re.compile(r"(?<!\\)\{[A-Za-z]+\s*:")
_BRACES = re.compile(r"\{([A-Za-z]+):([^{}|\\]*)(?:\\?\|([^{}]*))?\}")
_LINK = re.compile(r"\]\([ \t]*<?([^\s)>]*)")
_LINK_NAMED = re.compile(r"\s*\[(?!\^)[^\[\]]*\]:[ \t]*<?(\S*?)>?(?:\s+[\"'(].*)?\s*")
_IMAGE = re.compile(r"!\[(?!\^)")
_TAG = re.compile(r"<(?!(?:https:|mailto:)[^\s>]*>)(/?[A-Za-z!?][^\s>]*)")
_BLOCK = re.compile(r"[#|>:!~`-]|[*+] |\d+\. |\[\^?[^\]]+\]:|\s")


@dataclass(slots=True)
class Reading:
    """A body while it is being read."""

    path: str
    key: str
    segments: list[str | Reference] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    links: list[Reference] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, place: Place, code: str, expected: str, found: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(place, code, expected, found))


def read_markdown(
    text: str, path: str, first_line: int = 1, *, key: str = ""
) -> tuple[Body, tuple[Reference, ...], tuple[Problem, ...]]:
    """Read one body.

    Args:
        text: The Markdown.
        path: The file as an editor would name it.
        first_line: The line of the file at which the body starts, from 1.
        key: The key of the page, which a link to an anchor alone means.

    Returns:
        The body, everything it names, and what is wrong with it.
    """
    reading = Reading(path, key)
    before = ""
    outside: list[tuple[Place, str]] = []
    prose: list[tuple[Place, str]] = []
    for place, line, in_code in _lines(reading, text, first_line):
        if in_code:
            reading.segments.append(line)
            before = ""
            outside.append((place, "\n"))
            continue
        bare = _without_code(reading, line, place)
        _read_margin(reading, line, place)
        if not bare.isspace():
            _read_blocks(reading, bare, before, place)
            _read_links(reading, bare, place)
            prose.append((place, bare))
        _part(reading, line, bare, place)
        before = bare
        outside.append((place, line))
    paragraphs = _paragraphs("".join(line for _, line in outside))
    quizzes, problems = read_quizzes(outside)
    body = Body(
        segments=tuple(_joined(reading.segments)),
        headings=tuple(reading.headings),
        paragraphs=paragraphs,
        quizzes=quizzes,
        prose=tuple(prose),
        digest=_digest(text, path, first_line, key),
    )
    written = [one for one in reading.segments if isinstance(one, Reference)]
    references = sorted((*written, *reading.links), key=lambda one: one.place)
    return body, tuple(references), (*reading.problems, *problems)


def _digest(*of: object) -> str:
    """What tells all that a body is read from: a hundredth of what to compare bodies takes."""
    return blake2b(repr(of).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def read_prose(text: str, place: Place) -> tuple[tuple[str | Reference, ...], tuple[Problem, ...]]:
    """Part a text of one line from its references; each is said to stand where the text starts.

    Args:
        text: Plain words, in which braces name something.
        place: Where it starts.
    """
    reading = Reading(place.path, "")
    _part(reading, text, text, place)
    segments = (
        replace(one, place=place) if isinstance(one, Reference) else one
        for one in _joined(reading.segments)
    )
    problems = (replace(one, place=place) for one in reading.problems)
    return tuple(segments), tuple(problems)


def _lines(reading: Reading, text: str, first_line: int) -> Iterator[tuple[Place, str, bool]]:
    """Each line with its place, and whether it is part of fenced code."""
    fence, opened = "", Place(reading.path)
    for number, line in enumerate(StringIO(text), first_line):
        place = Place(reading.path, number)
        may_fence = "```" in line or "~~~" in line
        mark = _FENCE.fullmatch(line) if may_fence else None
        if fence:
            yield place, line, True
            fence = "" if line.rstrip() == fence else fence
        elif mark:
            yield place, line, True
            fence, opened = mark[1], place
        else:
            if may_fence and _FENCE_MEANT.fullmatch(line):
                expected = "a fence at the margin, with no more than a language behind it"
                reading.add(place, "fence-invalid", expected, f'"{line.strip()}"')
            yield place, line, False
    if fence:
        reading.add(opened, "fence-open", f"{fence} on a line of its own at the end", "none")


def _without_code(reading: Reading, line: str, place: Place) -> str:
    """A line with its code blanked out; code has to end on the line where it starts."""
    if "`" not in line:  # most lines, here and below: to search them all takes its time
        return line
    bare = _CODE.sub(lambda code: " " * len(code[0]), line)
    sign = _CODE_OPEN.search(bare)
    if sign and not _FENCE_MEANT.fullmatch(line):
        spot = Place(place.path, place.line, sign.start() + 1)
        reading.add(spot, "code-open", "a ` that ends the code on this line, or \\`", "none")
    return bare


def _read_margin(reading: Reading, line: str, place: Place) -> None:
    margin = _MARGIN.match(line)
    if margin and margin.end() > WIDEST_MARGIN:
        expected = f"at most {WIDEST_MARGIN} signs before the words"
        reading.add(place, "margin-wide", expected, f"{margin.end()}")


def _read_blocks(reading: Reading, line: str, before: str, place: Place) -> None:
    if heading := "#" in line and _HEADING.fullmatch(line):
        _read_heading(reading, heading, place)
    elif heading := "#" in line and _HEADING_INSIDE.match(line):
        spot = Place(place.path, place.line, heading.start(1) + 1)
        reading.add(spot, "heading-inside", "a heading at the margin", f'"{line.strip()}"')
    elif _UNDERLINE.fullmatch(line) and before.strip():
        expected = "a blank line above a rule, and ## before a heading"
        reading.add(place, "heading-underlined", expected, f'"{line.strip()}"')
    elif callout := "!!!" in line and _CALLOUT.fullmatch(line.strip()):
        _read_callout(reading, callout, place)


def _read_heading(reading: Reading, heading: re.Match[str], place: Place) -> None:
    authored = _HEADING_ANCHOR.search(heading[2])
    level, text, anchor = len(heading[1]), heading[2], ""
    if authored:
        text, anchor = text[: authored.start()], authored[1]
    before = reading.headings[-1].level if reading.headings else 1
    if not 2 <= level <= min(before + 1, 4):
        expected = f"a level from 2 to {min(before + 1, 4)}"
        reading.add(place, "heading-level", expected, f"level {level}")
    if not ANCHOR.fullmatch(anchor):
        expected = f"an authored anchor such as {{#s-{slugify(text) or 'name'}}}"
        reading.add(place, "anchor-missing", expected, f'"{anchor}"' if anchor else "none")
    elif any(other.anchor == anchor for other in reading.headings):
        reading.add(place, "anchor-twice", "an anchor no other heading has", f'"{anchor}"')
    reading.headings.append(Heading(level, anchor, place))


def _read_callout(reading: Reading, callout: re.Match[str], place: Place) -> None:
    kind, title = callout[1], callout[2]
    if kind not in CALLOUTS:
        reading.add(place, "callout-unknown", "one of " + ", ".join(CALLOUTS), f'"{kind}"')
    if not _CALLOUT_TITLE.fullmatch(title):
        found = f"{title.strip()} behind it" if title.strip(' "') else "none"
        reading.add(place, "callout-untitled", "a title in quotation marks", found)


def _read_links(reading: Reading, line: str, place: Place) -> None:
    named = _LINK_NAMED.fullmatch(line) if "]:" in line else None
    links = _LINK.finditer(line) if "](" in line else ()
    for link in (*links, *([named] if named else [])):
        _read_link(reading, link[1], Place(place.path, place.line, link.start(1) + 1))
    for code, sign, pattern, expected in (
        ("html-refused", "<", _TAG, "Markdown without HTML"),
        ("image-refused", "![", _IMAGE, "text: images are not supported yet"),
    ):
        for found in pattern.finditer(line) if sign in line else ():
            spot = Place(place.path, place.line, found.start() + 1)
            reading.add(spot, code, expected, f'"{found[0]}"')


def _read_link(reading: Reading, target: str, place: Place) -> None:
    key, _, anchor = target.removeprefix("page:").partition("#")
    if not target.startswith(SCHEMES):
        expected = "a link that starts with " + ", ".join(SCHEMES)
        reading.add(place, "link-refused", expected, f'"{target}"')
    elif target.startswith("https:") and not is_whole(target):
        reading.add(place, "link-refused", "a whole address", f'"{target}"')
    elif target.startswith("page:") and not key:
        expected = "a key behind page:, or # and an anchor of this page"
        reading.add(place, "link-refused", expected, f'"{target}"')
    elif target.startswith(("page:", "#")):
        reading.links.append(Reference(Names.PAGE, key or reading.key, place, anchor=anchor))


def _part(reading: Reading, line: str, bare: str, place: Place) -> None:
    """Cut a line at its references; `bare` tells which braces are not in code."""
    start = 0
    for opening in _OPENING.finditer(bare) if "{" in bare else ():
        spot = Place(place.path, place.line, opening.start() + 1)
        braces = _BRACES.match(bare, opening.start())
        if braces is None:
            expected = "a whole reference on one line, such as {fact:name}"
            found = bare[opening.start() :][:40].rstrip()
            reading.add(spot, "reference-invalid", expected, f'"{found}"')
        elif braces[1] not in WRITTEN:
            expected = "one of " + ", ".join(WRITTEN)
            reading.add(spot, "reference-unknown", expected, f'"{braces[1]}"')
        else:
            words = line[braces.start(3) : braces.end(3)].strip()
            reading.segments.append(line[start : braces.start()])
            reading.segments.append(Reference(Names(braces[1]), braces[2].strip(), spot, words))
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
