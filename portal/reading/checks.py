"""Rules over the whole Site, a function each: what no single file can be wrong about alone."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from portal.model.body import Body
from portal.model.commitment import Grouping
from portal.model.event import Event
from portal.model.kinds import HOME
from portal.model.page import Page
from portal.model.partial_date import PartialDate
from portal.model.place import Place, Problem, Severity
from portal.model.reference import Names, Reference
from portal.model.register import Confidence
from portal.model.site import COMMITMENTS, SEARCH, Site
from portal.model.slug import slugify
from portal.reading.charts import charts_compare_like_things, charts_stand_beside_their_figures
from portal.reading.dashes import dashes_are_few
from portal.reading.numbers import numbers_are_bound
from portal.reading.untranslated import blocks_are_translated

SAME_IN_TRANSLATION = (Names.FACT, Names.DOC, Names.DATE, Names.NUMBER)
"""What every version of a page has to name alike."""


def check(site: Site) -> tuple[Problem, ...]:
    """Every problem of a site, ordered by place."""
    return tuple(sorted(chain.from_iterable(rule(site) for rule in RULES)))


def every_reference_leads_somewhere(site: Site) -> Iterator[Problem]:
    """A name in a page or a register has to be known."""
    for reference in _every_reference(site):
        expected = _expected(site, reference)
        if expected:
            code = f"{reference.names}-unknown"
            yield Problem(reference.place, code, expected, f'"{reference.target}"')


def _every_reference(site: Site) -> Iterator[Reference]:
    yield from site.references
    yield from chain.from_iterable(one.references for one in site.pages)
    yield from chain.from_iterable(one.references for one in site.facts.values())
    yield from chain.from_iterable(one.references for one in site.instruments.values())
    yield from chain.from_iterable(one.references for one in site.commitments.values())
    yield from chain.from_iterable(one.references for one in site.charts.values())
    for entry in _told(site):
        yield from entry.references
        yield from chain.from_iterable(entry.named(one.code) for one in site.languages)


def _told(site: Site) -> tuple[Event | Body, ...]:
    """The entries that have a text in every language and no page of their own."""
    return (*site.events.values(), *site.bodies.values())


def _expected(site: Site, reference: Reference) -> str:
    """What a reference should have named; "" where it is right."""
    target = reference.target
    known = {
        Names.FACT: target in site.facts,
        Names.DOC: target.casefold() in site.documents,
        Names.TERM: target in site.terms,
        Names.SOURCE: target in site.sources,
        Names.INSTRUMENT: target in site.instruments,
        Names.PAGE: target in site.keys,
        Names.DATE: _is_date(target),
        Names.NUMBER: any(map(str.isdigit, target)),
        Names.OWNER: target in site.owners,
        Names.DISAGREEMENT: target in site.disagreements,
        Names.SUBJECT: target in site.subjects,
    }
    return "" if known[reference.names] else _KNOWN[reference.names]


_KNOWN = {
    Names.FACT: "the id of a fact in facts/*.yaml",
    Names.DOC: "the number or an alias of an instrument in instruments/*.yaml",
    Names.TERM: "the id of a term in terms/*.yaml",
    Names.SOURCE: "the id of a source in sources/*.yaml",
    Names.INSTRUMENT: "the id of an instrument in instruments/*.yaml",
    Names.PAGE: "the key of a page, such as guides/name",
    Names.DATE: "a date like 2026, 2026-05 or 2026-05-31",
    Names.NUMBER: "a number",
    Names.OWNER: "the id of an owner in owners/*.yaml",
    Names.DISAGREEMENT: "the id of a disagreement in disagreements/*.yaml",
    Names.SUBJECT: "one of the subjects in site.yaml",
}


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def entries_agree(site: Site) -> Iterator[Problem]:
    """The text of an event or a body names the same figures and documents in every language."""
    for entry in _told(site):
        first, *others = (
            {
                names: Counter(
                    _name(site, one) for one in entry.named(language.code) if one.names is names
                )
                for names in SAME_IN_TRANSLATION
            }
            for language in site.languages
        )
        for language, other in zip(site.languages[1:], others, strict=True):
            for names in SAME_IN_TRANSLATION:
                if first[names] != other[names]:
                    code = site.languages[0].code
                    expected = f"the same {names} references in {language.code} as in {code}"
                    found = _listed(other[names].elements())
                    yield Problem(entry.place, f"{names}s-differ", expected, found)


def _name(site: Site, reference: Reference) -> str:
    """What a reference names; a document by its number, however it is spelt."""
    known = (
        site.documents.get(reference.target.casefold()) if reference.names is Names.DOC else None
    )
    return known.number if known else reference.target


def every_anchor_exists(site: Site) -> Iterator[Problem]:
    """A link to a section has to find it."""
    for page in site.pages:
        for reference in page.references:
            target = _page_meant(site, page, reference)
            if target and reference.anchor not in {one.anchor for one in target.body.headings}:
                expected = f"an anchor of a heading in {target.place.path}"
                yield Problem(reference.place, "anchor-unknown", expected, f"#{reference.anchor}")


def _page_meant(site: Site, page: Page, reference: Reference) -> Page | None:
    wants = reference.names is Names.PAGE and reference.anchor
    named = (key for key in site.keys if key == reference.target)
    key = next(named, None) if wants else None
    return site.best(key, page.language) if key else None


def translations_agree(site: Site) -> Iterator[Problem]:
    """The versions of a page have the same sections, paragraphs, figures and documents."""
    for key in site.keys:
        first, *others = site.translations(key)
        for other in others:
            yield from _compare(site, first, other)


def _compare(site: Site, first: Page, other: Page) -> Iterator[Problem]:
    anchors = [one.anchor for one in first.body.headings]
    found = [one.anchor for one in other.body.headings]
    if anchors != found:
        expected = f"the anchors of {first.place.path}: {_listed(anchors)}"
        yield Problem(_first_difference(anchors, other), "anchors-differ", expected, _listed(found))
    if first.body.paragraphs != other.body.paragraphs:
        expected = f"{first.body.paragraphs} paragraphs, as in {first.place.path}"
        yield Problem(other.place, "paragraphs-differ", expected, f"{other.body.paragraphs}")
    if _shapes(first) != _shapes(other):
        expected = f"the right choices of {first.place.path}: {_listed(_shapes(first))}"
        yield Problem(other.place, "quizzes-differ", expected, _listed(_shapes(other)))
    if [one.pages for one in first.groups] != [one.pages for one in other.groups]:
        expected = f"the groups of {first.place.path}"
        yield Problem(other.place, "groups-differ", expected, "other pages, or another order")
    for names in SAME_IN_TRANSLATION:
        yield from _compare_names(site, first, other, names)


def _compare_names(site: Site, first: Page, other: Page, names: Names) -> Iterator[Problem]:
    wanted = Counter(name for name, _ in _used(site, first, names))
    given = Counter(name for name, _ in _used(site, other, names))
    if wanted != given:
        lacks, adds = wanted - given, given - wanted
        there = (place for name, place in _used(site, other, names) if name in adds)
        place = next(there, other.place)
        said = [f"without {_listed(lacks.elements())}" if lacks else ""]
        said.append(f"with {_listed(adds.elements())} besides" if adds else "")
        expected = f"the same {names} references as in {first.place.path}"
        yield Problem(place, f"{names}s-differ", expected, ", ".join(one for one in said if one))


def _used(site: Site, page: Page, names: Names) -> Iterator[tuple[str, Place]]:
    """What a page names, with places; a document by its number, however it is spelt."""
    for one in page.references:
        if one.names is names:
            yield _name(site, one), one.place


def _first_difference(anchors: Sequence[str], other: Page) -> Place:
    for index, heading in enumerate(other.body.headings):
        if index >= len(anchors) or heading.anchor != anchors[index]:
            return heading.place
    return other.place


def _listed(names: Iterator[str] | Sequence[str]) -> str:
    return ", ".join(names) or "none"


def _shapes(page: Page) -> list[str]:
    return [f"{quiz.right} of {quiz.choices}" for quiz in page.body.quizzes]


def pages_are_whole(site: Site) -> Iterator[Problem]:
    """A page has the sections and the self-check that its kind promises."""
    for page in site.pages:
        anchors = [one.anchor for one in page.body.headings]
        wanted = list(page.kind.sections)
        if [anchor for anchor in anchors if anchor in wanted] != wanted:
            expected = f"sections in this order: {_listed(wanted)}"
            yield Problem(page.place, "section-missing", expected, _listed(anchors))
        if len(page.body.quizzes) != page.kind.questions:
            expected = f"{page.kind.questions} questions with choices in a {page.kind.name}"
            yield Problem(page.place, "quizzes-count", expected, f"{len(page.body.quizzes)}")


def groups_hold_their_section(site: Site) -> Iterator[Problem]:
    """Where a section page sorts its pages into groups, each is in exactly one of them."""
    for page in site.pages:
        grouped = Counter(key for group in page.groups for key in group.pages)
        below = {one.key for one in site.below(page.key, page.language)}
        for key in sorted(grouped.keys() - below):
            yield Problem(page.place, "group-stranger", "only pages of this section", key)
        for key in sorted(below) if page.groups else ():
            if grouped[key] != 1:
                expected = f"{key} in one of the groups"
                yield Problem(page.place, "page-ungrouped", expected, f"in {grouped[key]}")


def translations_exist(site: Site) -> Iterator[Problem]:
    """A page that a language lacks is shown in another one, with a notice: a warning."""
    for key in site.keys:
        there = site.translations(key)
        for language in site.languages:
            if language not in {page.language for page in there}:
                expected = f"a version in {language.name}"
                place = there[0].place
                yield Problem(place, "translation-missing", expected, "none", Severity.WARNING)


def addresses_are_unique(site: Site) -> Iterator[Problem]:
    """Two pages never live at one address, and every first part of a key has its words."""
    for language in site.languages:
        taken: dict[str, str] = {site.address(key, language): key for key in site.registered}
        taken[site.address(SEARCH, language)] = "the search page"
        for key in site.keys:
            address = site.address(key, language)
            page = site.best(key, language)
            if page and address in taken:
                found = f"{address}, which is {taken[address]}'s"
                yield Problem(page.place, "address-taken", "an address of its own", found)
            taken[address] = key


def address_words_are_plain(site: Site) -> Iterator[Problem]:
    """Addresses are lower-case ASCII, so that they can be read out and typed."""
    keys = (*site.keys, *site.registered, SEARCH)
    for first in dict.fromkeys(key.partition("/")[0] for key in keys if key != HOME):
        if first not in site.addresses:
            expected = f"words for {first} in addresses"
            yield Problem(site.place, "address-missing", expected, "none")
    for first, words in site.addresses.items():
        for code, word in words.items():
            if word != slugify(word):
                expected = f"{slugify(word) or 'a word'} ({first}, {code})"
                yield Problem(site.place, "address-invalid", expected, f'"{word}"')


def there_is_a_home_page(site: Site) -> Iterator[Problem]:
    """Every way into the site starts at the home page."""
    if HOME not in site.keys:
        yield Problem(site.place, "home-missing", f"a page {HOME}.md in some language", "none")


def document_names_are_unique(site: Site) -> Iterator[Problem]:
    """A number or alias means one instrument."""
    taken: dict[str, str] = {}
    for one in site.instruments.values():
        for spelling in dict.fromkeys((one.number.casefold(), *map(str.casefold, one.aliases))):
            if taken.setdefault(spelling, one.id) != one.id:
                expected = "a number or alias no other instrument has"
                found = f'"{spelling}", which is {taken[spelling]}\'s too'
                yield Problem(one.place, "number-twice", expected, found)


def registered_pages_have_entries(site: Site) -> Iterator[Problem]:
    """A page about a source or an instrument has its entry in the register."""
    explained = {one.page for one in site.instruments.values()}
    for page in site.pages:
        if page.kind.name == "source" and page.id not in site.sources:
            yield Problem(page.place, "entry-missing", f'"{page.id}" in sources/*.yaml', "none")
        if page.kind.name == "instrument" and page.id not in explained:
            expected = f"an instrument in instruments/*.yaml with the page {page.id}"
            yield Problem(page.place, "entry-missing", expected, "none")


def commitments_have_their_pages(site: Site) -> Iterator[Problem]:
    """Every commitment can be read, and every list of them is one we can make."""
    if site.commitments and COMMITMENTS not in site.keys:
        place = next(iter(site.commitments.values())).place
        yield Problem(place, "page-missing", f"a page {COMMITMENTS}.md that shows it", "none")
    lists = [f"commitments/{one}" for one in Grouping]
    for page in site.pages:
        if page.kind.name == "commitments" and page.key not in (COMMITMENTS, *lists):
            expected = "a list of commitments: " + ", ".join(lists)
            yield Problem(page.place, "list-unknown", expected, page.key)


def disputed_facts_have_their_disagreement(site: Site) -> Iterator[Problem]:
    """Of a figure that is disputed, a reader can see what others say."""
    for fact in site.facts.values():
        if fact.confidence is Confidence.DISPUTED and not site.disagreements_about(fact.id):
            expected = f"{{fact:{fact.id}}} in a version in disagreements/*.yaml"
            yield Problem(fact.place, "disagreement-missing", expected, "none")


RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    every_reference_leads_somewhere,
    every_anchor_exists,
    translations_agree,
    entries_agree,
    translations_exist,
    pages_are_whole,
    groups_hold_their_section,
    addresses_are_unique,
    address_words_are_plain,
    there_is_a_home_page,
    document_names_are_unique,
    registered_pages_have_entries,
    commitments_have_their_pages,
    disputed_facts_have_their_disagreement,
    charts_compare_like_things,
    charts_stand_beside_their_figures,
    numbers_are_bound,
    blocks_are_translated,
    dashes_are_few,
)
