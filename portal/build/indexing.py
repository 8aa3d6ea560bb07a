"""Site → search documents: pages and facts as passages, with the names that lead to them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property

import search
from portal.build.facts import fact_documents
from portal.model.language import Language
from portal.model.page import Page, Rendered
from portal.model.partial_date import PartialDate
from portal.model.reference import Names, Reference
from portal.model.register import Instrument
from portal.model.site import COMMITMENTS, SEARCH_HELP, Site
from portal.rendering.converter import Labels, render
from portal.rendering.figures import print_date
from portal.rendering.prose import prose_text
from portal.rendering.references import References

CALLED_BY_SHORT_TITLE = ("topic", "guide")
"""The kinds whose short title is the name of a thing: "Chữ ký số"."""
LISTS = ("home", "section", "figures", "figures-by-date", "timeline", "relations", "bodies")
"""The kinds that lead to other pages and say little themselves."""
WEIGHTS = {
    **dict.fromkeys(LISTS, 0.7),
    "source": 0.85,
    "lesson": 0.8,
    "commitments": 0.85,
    "glossary": 0.9,
    "disagreement": 0.9,
}
"""What the passages of a kind of page count beside others, where that is not 1: a page that leads
to others, or speaks of what others say, has their words without their answers; a lesson teaches
what a guide tells."""
UNSAID = "s-not-said"
"""The anchor of what the sources do not say: all the words of a question, and no answer."""
UNSAID_WEIGHT = 0.6

Read = Callable[[Page], Rendered]
"""Renders a page in its own language; what words of the interface it prints is all the same."""

_WORD = re.compile(r"\w+")
_UNLABELLED = Labels(footnote_back="{}", answer="{}")  # neither is ever indexed


def documents(site: Site, language: Language) -> Iterator[search.Document]:
    """What one language's index holds: its own pages, not those that stand in for missing ones."""
    for page in indexed(site, language):
        yield document_of(page, site)
    yield from fact_documents(site, language)


def indexed(site: Site, language: Language) -> tuple[Page, ...]:
    """The pages that one language's index holds."""
    return tuple(
        page for page in site.pages if page.language == language and page.key != SEARCH_HELP
    )


def document_of(page: Page, site: Site, read: Read | None = None) -> search.Document:
    """A page as it is indexed.

    Args:
        page: The page.
        site: Its site.
        read: What renders it, where something does that keeps what it has rendered.
    """
    days = _days(page, site)
    return search.Document(
        url=site.address(page.key, page.language),
        title=page.title,
        kind=page.kind.name,
        language=page.language.code,
        names=names_of(page, site),
        passages=tuple(_passages(page, site, (read or _reading(site))(page))),
        facets=facets_of(page, site),
        date=print_date(days[0], page.language) if days else "",
    )


def _reading(site: Site) -> Read:
    return lambda page: render(page, site, page.language, _UNLABELLED)


def names_of(page: Page, site: Site) -> tuple[str, ...]:
    """What a page is asked for by: the numbers of its text, or its short title."""
    if page.kind.name in CALLED_BY_SHORT_TITLE and page.nav:
        return (page.nav,)
    return _names(_explained(page, site), page.language)


def _names(instruments: Iterable[Instrument], language: Language) -> tuple[str, ...]:
    spellings = ((one.number, *one.aliases, one.name[language.code]) for one in instruments)
    return tuple(dict.fromkeys(name for names in spellings for name in names))


def facets_of(page: Page, site: Site) -> Mapping[str, tuple[str, ...]]:
    """What a page is narrowed by: its kind, its topics, who issued what it explains, and when."""
    code = page.language.code
    issuers = (one.issuer[code] for one in _explained(page, site) if code in one.issuer)
    return {
        "kind": (page.kind.name,),
        "topic": _topics(page, site),
        "body": tuple(dict.fromkeys(issuers)),
        "year": tuple(dict.fromkeys(f"{date.year:04}" for date in _days(page, site))),
    }


def _topics(page: Page, site: Site) -> tuple[str, ...]:
    """The topics of a page by their names: itself, if it is one, and those it is related to."""
    related = (site.page(key, page.language) for key in (page.key, *page.related))
    names = (one.short_title for one in related if one and one.kind.name == "topic")
    return tuple(dict.fromkeys(names))


def _days(page: Page, site: Site) -> tuple[PartialDate, ...]:
    """When what a page explains was issued; if it explains nothing dated, of when it tells."""
    issued = tuple(one.date for one in _explained(page, site) if one.date)
    return issued or ((page.as_of,) if page.as_of else ())


def _explained(page: Page, site: Site) -> tuple[Instrument, ...]:
    return site.explained_by(page.id) if page.kind.name == "instrument" else ()


def _passages(page: Page, site: Site, read: Rendered) -> Iterator[search.Passage]:
    """The lead with what precedes the first heading, each section, the terms of a glossary."""
    rendered = read.passages
    cited = _cited(page, site)
    kind = page.kind.name

    def passage(anchor: str, heading: str, text: str) -> search.Passage:
        said = f"{heading or page.title} {text}"
        words = dict.fromkeys((*cited.get(anchor, ()), *_other_words(said, page.language, site)))
        return search.Passage(anchor, heading, text, tuple(words), weight_of(kind, anchor))

    first = rendered[0].text if rendered and not rendered[0].anchor else ""
    told = _told(page, site) if kind == "disagreement" else ""
    yield passage("", "", " ".join(text for text in (page.lead, first, told) if text))
    for each in rendered:
        if each.anchor:
            yield passage(each.anchor, each.heading, each.text)
    if kind == "glossary":
        yield from _term_passages(page.language, site)
    yield from _tasks(page, site)
    yield from _listed(page, site)


def _tasks(page: Page, site: Site) -> Iterator[search.Passage]:
    """A passage for each commitment on the page that has them all."""
    code, references = page.language.code, _references(page, site)
    for one in site.commitments.values() if page.key == COMMITMENTS else ():
        owners = (site.owners[owner].name[code] for owner in one.owners)
        texts = (one.note, *(entry.says for entry in one.log))
        told = (prose_text(text[code], references) for text in texts if code in text)
        task = prose_text(one.task[code], references)
        yield search.Passage(one.id, task, " ".join((*owners, *told)))


def _listed(page: Page, site: Site) -> Iterator[search.Passage]:
    """A passage for each event of the timeline, or each body with those who held its offices."""
    kind, code, references = page.kind.name, page.language.code, _references(page, site)
    for event in site.events.values() if kind == "timeline" else ():
        told = (
            f"{print_date(event.date, page.language)}. {prose_text(event.says[code], references)}"
        )
        yield search.Passage(
            event.anchor, event.title[code], told, weight=weight_of(kind, event.anchor)
        )
    for body in site.bodies.values() if kind == "bodies" else ():
        people = (f"{one.title[code]} {one.person}" for one in body.offices)
        told = " ".join((prose_text(body.says[code], references), *people))
        yield search.Passage(
            body.anchor, body.name[code], told, weight=weight_of(kind, body.anchor)
        )


def _references(page: Page, site: Site) -> References:
    return References(site, page.language, page.language, site.address(page.key, page.language))


def weight_of(kind: str, anchor: str) -> float:
    """Return what a passage counts beside others, by the kind of its page and its anchor."""
    return WEIGHTS.get(kind, 1.0) * (UNSAID_WEIGHT if anchor == UNSAID else 1.0)


def _told(page: Page, site: Site) -> str:
    """What the versions of a disagreement say, and what can be told of them."""
    code, references = page.language.code, _references(page, site)
    texts = site.disagreements[page.id].texts
    return " ".join(prose_text(one[code], references) for one in texts if code in one)


def _cited(page: Page, site: Site) -> Mapping[str, tuple[str, ...]]:
    """All names of the documents that each section cites, by its anchor; its text has but one."""
    cited: dict[str, list[Instrument]] = {}
    for reference in page.body.segments:
        if isinstance(reference, Reference) and reference.names is Names.DOC:
            document = site.documents[reference.target.casefold()]
            cited.setdefault(_section_of(page, reference), []).append(document)
    return {section: _names(each, page.language) for section, each in cited.items()}


def _section_of(page: Page, reference: Reference) -> str:
    line = reference.place.line
    before = [heading.anchor for heading in page.body.headings if heading.place.line < line]
    return before[-1] if before else ""


def _other_words(text: str, language: Language, site: Site) -> Iterator[str]:
    """Other words for the terms that a text has: "CĐS" where it speaks of chuyển đổi số."""
    said_in = Said(text)
    for term in site.terms.values():
        words = term.words[language.code]
        forms = (words.term, *words.also)
        said = [form for form in forms if said_in.times(form)]
        if said:
            yield from (form for form in forms if form not in said)


class Said:
    """A text, to be asked how often it has a term; AI in capitals is no "ai"."""

    def __init__(self, text: str) -> None:
        """Keep it, to be parted into words when it is asked for some."""
        self._text = text

    def times(self, form: str) -> int:
        """How often the text has a form."""
        return (self._typed if form.isupper() else self._small).count(_sought(form))

    @cached_property
    def _typed(self) -> str:
        return _plain(self._text)

    @cached_property
    def _small(self) -> str:
        return _plain(self._text.casefold())


@cache
def _sought(form: str) -> str:
    """Return what a text that has a form has in it."""
    return _plain(form if form.isupper() else form.casefold())


def _plain(text: str) -> str:
    """Leave the words of a text, each without the s of a plural, with a space around each."""
    return f" {' '.join(_WORD.findall(text))} ".replace("s ", " ")


def _term_passages(language: Language, site: Site) -> Iterator[search.Passage]:
    for term in site.terms.values():
        words = term.words[language.code]
        text = " ".join((words.definition, *words.also))
        weight = weight_of("glossary", f"t-{term.id}")
        yield search.Passage(f"t-{term.id}", words.term, text, weight=weight)
