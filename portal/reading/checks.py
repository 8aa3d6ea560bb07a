"""Rules over the whole Site, a function each: what no single file can be wrong about alone."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from portal.model.body import Body
from portal.model.commitment import Grouping
from portal.model.event import Event
from portal.model.kinds import HOME, Key
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
from portal.reading.rules import KeyRule, Rule, for_each_key, for_each_page
from portal.reading.untranslated import blocks_are_translated

SAME_IN_TRANSLATION = (Names.FACT, Names.DOC, Names.DATE, Names.NUMBER)
"""What every version of a page has to name alike."""


def check(site: Site) -> tuple[Problem, ...]:
    """Every problem of a site, ordered by place."""
    return tuple(sorted(chain.from_iterable(rule(site) for rule in RULES)))


def check_registers(site: Site) -> tuple[Problem, ...]:
    """The problems of a site but those of its pages, ordered by place."""
    rules = (rule for rule in RULES if not isinstance(rule, KeyRule))
    return tuple(sorted(chain.from_iterable(rule(site) for rule in rules)))


def check_pages(site: Site, keys: Iterable[Key]) -> tuple[Problem, ...]:
    """The problems of the pages at some keys, ordered by place."""
    rules = [rule for rule in RULES if isinstance(rule, KeyRule)]
    each = (rule.of(key, site) for key in keys for rule in rules)
    return tuple(sorted(chain.from_iterable(each)))


def check_links(site: Site) -> tuple[Problem, ...]:
    """Every name and anchor in a page that leads nowhere, ordered by place."""
    return tuple(sorted((*pages_lead_somewhere(site), *every_anchor_exists(site))))


def registers_lead_somewhere(site: Site) -> Iterator[Problem]:
    """A name in a menu or a register has to be known."""
    yield from _leading_nowhere(_references_of_registers(site), site)


@for_each_page
def pages_lead_somewhere(page: Page, site: Site) -> Iterator[Problem]:
    """A name in a page has to be known."""
    yield from _leading_nowhere(page.references, site)


def _leading_nowhere(references: Iterable[Reference], site: Site) -> Iterator[Problem]:
    """Names that are unknown, but where a file is lost that may have them: that is told already."""
    for reference in references:
        expected = _expected(site, reference)
        if expected and _register(reference) not in site.lost:
            code = f"{reference.names}-unknown"
            yield Problem(reference.place, code, expected, f'"{reference.target}"')


def _references_of_registers(site: Site) -> Iterator[Reference]:
    yield from site.references
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
    is_known, expected = _NAMED[reference.names]
    return "" if is_known(reference.target, site) else expected


def _register(reference: Reference) -> str:
    """The register that a name is looked up in; "" where it is in none."""
    if reference.names is Names.PAGE:  # an entry may have one
        return reference.target.partition("/")[0]
    return _REGISTERS.get(reference.names, "")


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


_NAMED: Mapping[Names, tuple[Callable[[str, Site], bool], str]] = {
    Names.FACT: (lambda name, site: name in site.facts, "the id of a fact in facts/*.yaml"),
    Names.DOC: (
        lambda name, site: name.casefold() in site.documents,
        "the number or an alias of an instrument in instruments/*.yaml",
    ),
    Names.TERM: (lambda name, site: name in site.terms, "the id of a term in terms/*.yaml"),
    Names.SOURCE: (lambda name, site: name in site.sources, "the id of a source in sources/*.yaml"),
    Names.INSTRUMENT: (
        lambda name, site: name in site.instruments,
        "the id of an instrument in instruments/*.yaml",
    ),
    Names.PAGE: (lambda name, site: site.has(Key(name)), "the key of a page, such as guides/name"),
    Names.DATE: (lambda name, _: _is_date(name), "a date like 2026, 2026-05 or 2026-05-31"),
    Names.NUMBER: (lambda name, _: any(map(str.isdigit, name)), "a number"),
    Names.OWNER: (lambda name, site: name in site.owners, "the id of an owner in owners/*.yaml"),
    Names.DISAGREEMENT: (
        lambda name, site: name in site.disagreements,
        "the id of a disagreement in disagreements/*.yaml",
    ),
    Names.SUBJECT: (lambda name, site: name in site.subjects, "one of the subjects in site.yaml"),
}
"""How each kind of name is known, and what a name that is not should have been."""
_REGISTERS: Mapping[Names, str] = {
    Names.FACT: "facts",
    Names.DOC: "instruments",
    Names.TERM: "terms",
    Names.SOURCE: "sources",
    Names.INSTRUMENT: "instruments",
    Names.OWNER: "owners",
    Names.DISAGREEMENT: "disagreements",
}


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


@for_each_page
def every_anchor_exists(page: Page, site: Site) -> Iterator[Problem]:
    """A link to a section has to find it."""
    for reference in page.references:
        target = _page_meant(site, page, reference)
        if target and reference.anchor not in {one.anchor for one in target.body.headings}:
            expected = f"an anchor of a heading in {target.place.path}"
            yield Problem(reference.place, "anchor-unknown", expected, f"#{reference.anchor}")


def _page_meant(site: Site, page: Page, reference: Reference) -> Page | None:
    wants = reference.names is Names.PAGE and reference.anchor
    return site.best(Key(reference.target), page.language) if wants else None


@for_each_key
def translations_agree(key: Key, site: Site) -> Iterator[Problem]:
    """The versions of a page have the same sections, paragraphs, figures and documents."""
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


@for_each_page
def pages_are_whole(page: Page, _: Site) -> Iterator[Problem]:
    """A page has the sections and the self-check that its kind promises."""
    anchors = [one.anchor for one in page.body.headings]
    wanted = list(page.kind.sections)
    if [anchor for anchor in anchors if anchor in wanted] != wanted:
        expected = f"sections in this order: {_listed(wanted)}"
        yield Problem(page.place, "section-missing", expected, _listed(anchors))
    if len(page.body.quizzes) != page.kind.questions:
        expected = f"{page.kind.questions} questions with choices in a {page.kind.name}"
        yield Problem(page.place, "quizzes-count", expected, f"{len(page.body.quizzes)}")


@for_each_page
def groups_hold_their_section(page: Page, site: Site) -> Iterator[Problem]:
    """Where a section page sorts its pages into groups, each is in exactly one of them."""
    if not page.groups:
        return
    grouped = Counter(key for group in page.groups for key in group.pages)
    below = {one.key for one in site.below(page.key, page.language)}
    for key in sorted(grouped.keys() - below):
        yield Problem(page.place, "group-stranger", "only pages of this section", key)
    for key in sorted(below):
        if grouped[key] != 1:
            expected = f"{key} in one of the groups"
            yield Problem(page.place, "page-ungrouped", expected, f"in {grouped[key]}")


@for_each_key
def translations_exist(key: Key, site: Site) -> Iterator[Problem]:
    """A page that a language lacks is shown in another one, with a notice: a warning."""
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


_HOLDING = {"source": "sources", "instrument": "instruments"}
"""The registers that hold what pages of some kinds are about."""


@for_each_page
def registered_pages_have_entries(page: Page, site: Site) -> Iterator[Problem]:
    """A page about a source or an instrument has its entry in the register."""
    if page.kind.name in _HOLDING and _HOLDING[page.kind.name] in site.lost:
        return
    if page.kind.name == "source" and page.id not in site.sources:
        yield Problem(page.place, "entry-missing", f'"{page.id}" in sources/*.yaml', "none")
    if page.kind.name == "instrument" and not site.explained_by(page.id):
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
    if "disagreements" in site.lost:
        return
    for fact in site.facts.values():
        if fact.confidence is Confidence.DISPUTED and not site.disagreements_about(fact.id):
            expected = f"{{fact:{fact.id}}} in a version in disagreements/*.yaml"
            yield Problem(fact.place, "disagreement-missing", expected, "none")


RULES: tuple[Rule, ...] = (
    registers_lead_somewhere,
    pages_lead_somewhere,
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
