"""Markdown into safe HTML: Python-Markdown, our few marks, and a sanitiser with the last word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from portal.model.kinds import Key
from portal.model.language import Language
from portal.model.page import Page, Rendered
from portal.model.reference import Reference
from portal.model.site import Site
from portal.rendering.passages import read_back
from portal.rendering.quizzes import set_questions
from portal.rendering.references import References
from portal.rendering.signs import Markdown
from portal.rendering.terms import FirstUses, Spellings, spellings_of
from portal.rendering.touches import touched

# A reference travels through Markdown as its number between two private-use letters, which
# nothing in Markdown reads as a mark: not in tables, not in links, not beside other letters.
_OPEN, _CLOSE = "\ue000", "\ue001"
_TRAVELLING = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")

_TAGS = {
    *("a", "abbr", "blockquote", "br", "code", "data", "dd", "details", "div", "dl", "dt", "em"),
    *("h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "span", "strong", "sub", "summary", "sup"),
    *("table", "tbody", "td", "th", "thead", "time", "tr", "ul"),
}
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir"},
    "a": {"href", "title", "role"},
    "data": {"value"},
    "div": {"role", "tabindex", "aria-labelledby"},
    "ol": {"start", "type"},
    "th": {"scope"},
    "time": {"datetime"},
}
_SCHEMES = {"https", "http", "mailto", "tel"}


@dataclass(frozen=True, slots=True)
class Labels:
    """The few words of the interface that rendering prints itself.

    Attributes:
        footnote_back: What a footnote's way back is called; {} stands for its number.
        answer: What opens the answer in a self-check; {} stands for the number of its question.
    """

    footnote_back: str
    answer: str


class Converter:
    """Renders pages one after the other: to build it takes as long as to render half a page.

    It holds what it is rendering, so threads share none.
    """

    def __init__(self) -> None:
        """Build what all pages are rendered with."""
        self._portal = PortalExtension()
        self._footnotes = FootnoteExtension(UNIQUE_IDS=False)
        self._markdown = Markdown(
            [
                "admonition",
                "attr_list",
                "def_list",
                "fenced_code",
                "sane_lists",
                TableExtension(use_align_attribute=True),
                self._footnotes,
                self._portal,
            ],
            marks={"portal-named": _OPEN},
        )

    def render(self, page: Page, site: Site, reader: Language, labels: Labels) -> Rendered:
        """Render one page.

        Args:
            page: The page; everything it names is known to be in the site.
            site: The whole site.
            reader: The language of the address it is shown at, which differs from the page's own
                where it stands in for a missing translation; its links lead to pages in this one.
            labels: Words of the interface in the page's language.
        """
        self._portal.subject = subject = _Subject(
            references=References(site, page.language, reader, site.address(page.key, reader)),
            named=[one for one in page.body.segments if isinstance(one, Reference)],
            labels=labels,
            spellings=spellings_of(site, page.language) if page.kind.explains else None,
        )
        self._footnotes.setConfig("BACKLINK_TITLE", labels.footnote_back)
        html = self._markdown.convert(_source(page.body.segments))
        html = sanitise(_restored(html, subject.named))
        contents, passages, terms = read_back(html)
        html = touched(html, page.language, site.languages)
        return Rendered(html, contents, passages, terms)


def render(page: Page, site: Site, reader: Language, labels: Labels) -> Rendered:
    """Render one page as `Converter.render` does, where few are rendered or by many threads."""
    return Converter().render(page, site, reader, labels)


@dataclass(frozen=True, slots=True)
class _Subject:
    """The page that is being converted.

    Attributes:
        references: What makes elements of its references.
        named: What the numbers in its text stand for.
        labels: Words of the interface.
        spellings: The terms to link where it uses them first; None where it explains nothing.
    """

    references: References
    named: Sequence[Reference]
    labels: Labels
    spellings: Spellings | None


def _source(segments: Iterable[str | Reference]) -> str:
    """The body as Markdown, each reference as its number."""
    number, parts = 0, []
    for segment in segments:
        if isinstance(segment, str):
            parts.append(segment.replace(_OPEN, "").replace(_CLOSE, ""))
        else:
            parts.append(f"{_OPEN}{number}{_CLOSE}")
            number += 1
    return "".join(parts)


def _restored(html: str, named: Sequence[Reference]) -> str:
    """HTML in which a number that Markdown took for code is its reference as it was written."""
    return _TRAVELLING.sub(lambda number: escape(str(named[int(number[1])])), html)


def sanitise(html: str) -> str:
    """HTML without anything that was not meant to be there, whatever let it in."""
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


class PortalExtension(Extension):
    """What the portal adds to Markdown.

    Attributes:
        subject: The page that is being converted.
    """

    subject: _Subject

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  (their name)
        """Register the processors; raw HTML is never let through."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_Named(self), "portal-named", 175)
        # After inline marks (20), so that links exist; before attributes are read (8).
        md.treeprocessors.register(_Links(self), "portal-links", 15)
        md.treeprocessors.register(_Callouts(md), "portal-callouts", 14)
        md.treeprocessors.register(_Quizzes(self), "portal-quizzes", 13)
        # After attributes are read, so that parts in another language are known.
        md.treeprocessors.register(_Terms(self), "portal-terms", 2)
        # Last: headings have their authored ids by now.
        md.treeprocessors.register(_Tables(md), "portal-tables", 1)
        md.treeprocessors.register(_Paragraphs(md), "portal-paragraphs", 0)


class _Named(InlineProcessor):
    """Puts the element of a reference where its number stands."""

    def __init__(self, portal: PortalExtension) -> None:
        super().__init__(_TRAVELLING.pattern)
        self._portal = portal

    def handleMatch(  # type: ignore[override]  # noqa: N802  (their name, their loose type)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        subject = self._portal.subject
        element = subject.references.element(subject.named[int(m[1])])
        for part in element.iter():
            part.text = AtomicString(part.text) if part.text else None
        return element, m.start(), m.end()


class _OfSubject(Treeprocessor):
    """What has to know which page it converts."""

    def __init__(self, portal: PortalExtension) -> None:
        super().__init__()
        self._portal = portal


class _Links(_OfSubject):
    """Gives links to keys their addresses; a reference in a link's words is not one itself."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            href = link.get("href", "")
            if href.startswith("page:"):
                key, _, anchor = href.removeprefix("page:").partition("#")
                link.set("href", self._portal.subject.references.page_link(Key(key), anchor))
            for inner in link.findall(".//a"):
                inner.tag = "span"
                inner.attrib.pop("href", None)


class _Quizzes(_OfSubject):
    """Turns callouts of the type "quiz" into questions."""

    def run(self, root: Element) -> None:
        set_questions(root, self._portal.subject.labels.answer)


class _Terms(_OfSubject):
    """Links the first use of each term, where the page explains something."""

    def run(self, root: Element) -> None:
        subject = self._portal.subject
        if subject.spellings:
            FirstUses(subject.references, subject.spellings).link(root)


class _Callouts(Treeprocessor):
    """Names callouts after their type and numbers the steps of each section."""

    def run(self, root: Element) -> None:
        number = 0
        for block in list(root.iter()):
            if block.tag == "h2":
                number = 0
            classes = block.get("class", "").split()
            if classes[:1] != ["admonition"]:
                continue
            block.set("class", f"callout callout-{classes[1]}")
            title = block.find("p[@class='admonition-title']")
            if title is not None:
                title.set("class", "callout-title")
                if classes[1] == "step":
                    number += 1
                    _number(title, number)


def _number(title: Element, number: int) -> None:
    mark = Element("span", {"class": "step-number"})
    mark.text, mark.tail = AtomicString(f"{number}."), f" {title.text or ''}"
    title.text = ""
    title.insert(0, mark)


class _Tables(Treeprocessor):
    """Lets wide tables scroll by themselves, by keyboard too, under the name of their section."""

    def run(self, root: Element) -> None:
        self._frame(root, "")

    def _frame(self, parent: Element, heading: str) -> str:
        """Frame the tables below an element; returns the anchor of the last heading seen."""
        for index, block in enumerate(list(parent)):
            if block.tag in ("h2", "h3", "h4"):
                heading = block.get("id", "")
            elif block.tag == "table":
                _name_headers(block)
                parent[index] = _framed(block, heading)
            else:
                heading = self._frame(block, heading)
        return heading


def _name_headers(table: Element) -> None:
    """Say what each header is for; an empty corner means that the first column names the rows."""
    corner = table.find("thead/tr/th")
    if corner is not None and not "".join(corner.itertext()).strip():
        corner.tag = "td"
        for first in table.findall("tbody/tr/td[1]"):  # all at once: a th is no longer a td
            first.tag = "th"
            first.set("scope", "row")
    for header in table.iterfind("thead/tr/th"):
        header.set("scope", "col")
    for cell in (*table.iter("th"), *table.iter("td")):
        side = cell.attrib.pop("align", "")
        if side:
            cell.set("class", f"align-{side}")


def _framed(table: Element, heading: str) -> Element:
    frame = Element("div", {"class": "table", "tabindex": "0"})
    if heading:  # without a name it is no landmark
        frame.attrib.update({"role": "region", "aria-labelledby": heading})
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame


class _Paragraphs(Treeprocessor):
    """Gives every paragraph at the top level its number: #p-3 is the third in every language."""

    def run(self, root: Element) -> None:
        paragraphs = (block for block in root if block.tag == "p" and not block.get("id"))
        # A block of code stands in a paragraph until the very end, of which it is all the text.
        texts = (one for one in paragraphs if not HTML_PLACEHOLDER_RE.fullmatch(one.text or ""))
        for number, paragraph in enumerate(texts, 1):
            paragraph.set("id", f"p-{number}")
