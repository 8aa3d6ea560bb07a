"""Rules over the whole site: one that passes and one that fails, for each."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from portal.model.disagreement import Version
from portal.model.kinds import Key
from portal.model.language import Language
from portal.model.page import Group, Page
from portal.model.place import Place, Problem, Severity
from portal.model.reference import Names
from portal.model.register import Confidence
from portal.model.site import Site
from portal.reading import checks
from portal.reading.checks import RULES, check
from tests.builders import (
    EN,
    FR,
    LANGUAGES,
    VI,
    a_commitment,
    a_disagreement,
    a_fact,
    a_page,
    a_prose,
    a_reference,
    a_site,
    a_source,
    a_term,
    an_instrument,
)

Rule = Callable[[Site], Iterator[Problem]]


def told(rule: Rule, site: Site) -> list[str]:
    """What a rule says, as it is printed."""
    return [str(problem) for problem in rule(site)]


def in_every_language(key: str, markdown: str = "") -> tuple[Page, ...]:
    """The same page three times."""
    return tuple(a_page(key, language=one, markdown=markdown) for one in LANGUAGES)


def a_whole_site() -> Site:
    """A site that no rule finds fault with, using every kind of reference."""
    guide = (
        "{fact:bins} {doc:nq7} {term:kerb} {date:2025-03} {source:r1} "
        "[a](page:topics/parks#s-hours) [b](#s-here) [c](page:index)\n\n## Here {#s-here}\n"
    )
    return a_site(
        *in_every_language("index"),
        *in_every_language("guides/sweep", guide),
        *in_every_language("topics/parks", "Text\n\n## Hours {#s-hours}\n"),
        *in_every_language("instruments/rule-7"),
        sources=[a_source()],
        instruments=[an_instrument()],
        facts=[a_fact()],
        terms=[a_term()],
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: getattr(rule, "of", rule).__name__)
def test_a_whole_site_passes(rule: Rule) -> None:
    assert told(rule, a_whole_site()) == []


def test_problems_come_in_the_order_of_their_places() -> None:
    pages = [a_page(f"guides/{name}", markdown="{fact:x}") for name in "cab"]
    problems = check(a_site(*pages))
    assert list(problems) == sorted(problems)
    assert {one.code for one in problems} >= {"fact-unknown", "home-missing"}


# --- what a kind promises ---

LESSON = "".join(f"## A {{#{anchor}}}\n\n" for anchor in ("s-aim", "s-steps", "s-check"))
QUIZ = '!!! quiz "Red?"\n    - [ ] Yes\n    - [x] No\n\n    Green.\n\n'
SHEET = "## A {#s-leader}\n\nText\n"


def test_a_whole_lesson_passes() -> None:
    lesson = a_page("lessons/a", markdown=LESSON + QUIZ * 5 + SHEET)
    assert told(checks.pages_are_whole, a_site(lesson)) == []


@pytest.mark.parametrize(
    ("markdown", "problem"),
    [
        (QUIZ * 5, "section-missing: expected sections in this order: s-aim, s-steps, "),
        (SHEET + LESSON + QUIZ * 5, "section-missing: expected sections in this order: s-aim, "),
        (LESSON + QUIZ * 4 + SHEET, "quizzes-count: expected 5 questions with choices in a lesson"),
    ],
)
def test_a_lesson_that_is_not_whole_is_told(markdown: str, problem: str) -> None:
    (said,) = told(checks.pages_are_whole, a_site(a_page("lessons/a", markdown=markdown)))
    assert said.startswith(f"en/lessons/a.md:1:1 {problem}")


def test_only_kinds_that_promise_a_self_check_have_one() -> None:
    (said,) = told(checks.pages_are_whole, a_site(a_page("guides/a", markdown=QUIZ)))
    assert said == (
        "en/guides/a.md:1:1 quizzes-count: expected 0 questions with choices in a guide, found 1"
    )


@pytest.mark.parametrize(
    "other",
    [QUIZ.replace("[ ]", "[y]").replace("[x]", "[ ]").replace("[y]", "[x]"), "", QUIZ + QUIZ],
)
def test_a_self_check_is_the_same_in_every_language(other: str) -> None:
    pages = a_page("guides/a", language=VI, markdown=QUIZ), a_page("guides/a", markdown=other)
    said = told(checks.translations_agree, a_site(*pages))
    assert [one.split(" ")[1] for one in said] == ["quizzes-differ:"]


def a_section(*groups: tuple[str, ...], language: Language = EN) -> Page:
    """The section page of guides, with some groups."""
    sorted_into = tuple(Group("A group", tuple(map(Key, pages))) for pages in groups)
    return replace(a_page("guides/index", language=language), groups=sorted_into)


@pytest.mark.parametrize(
    ("groups", "problem"),
    [
        ((), ""),
        ((("guides/a",), ("guides/b",)), ""),
        ((("guides/a",),), "page-ungrouped: expected guides/b in one of the groups, found in 0"),
        ((("guides/a", "guides/b", "guides/b"),), "page-ungrouped: expected guides/b in one "),
        ((("guides/a", "guides/b", "about"),), "group-stranger: expected only pages of this "),
    ],
)
def test_groups_hold_each_page_of_a_section_once(
    groups: tuple[tuple[str, ...], ...], problem: str
) -> None:
    site = a_site(a_section(*groups), a_page("guides/a"), a_page("guides/b"), a_page("about"))
    said = told(checks.groups_hold_their_section, site)
    assert len(said) == bool(problem)
    assert all(one.startswith(f"en/guides/index.md:1:1 {problem}") for one in said)


def test_groups_are_the_same_in_every_language() -> None:
    pages = a_section(("guides/a", "guides/b"), language=VI), a_section(("guides/b", "guides/a"))
    assert told(checks.translations_agree, a_site(*pages)) == [
        "en/guides/index.md:1:1 groups-differ: expected the groups of vi/guides/index.md, "
        "found other pages, or another order"
    ]


# --- references ---


@pytest.mark.parametrize(
    ("names", "target"),
    [
        (Names.FACT, "bins-2"),
        (Names.FACT, "Bins"),
        (Names.DOC, "57-NQ/TW"),
        (Names.TERM, "kerbs"),
        (Names.SOURCE, "r2"),
        (Names.INSTRUMENT, "NQ7"),
        (Names.PAGE, "guides"),
        (Names.PAGE, "guides/sweep/"),
        (Names.DATE, "2025-13"),
        (Names.DATE, ""),
    ],
)
def test_a_name_that_leads_nowhere_is_told(names: Names, target: str) -> None:
    site = replace(a_whole_site(), references=(a_reference(names, target),))
    (problem,) = checks.registers_lead_somewhere(site)
    assert (problem.code, problem.found) == (f"{names}-unknown", f'"{target}"')


def test_names_are_looked_for_in_pages_registers_and_menus() -> None:
    stray = (a_reference(Names.SOURCE, "nobody"),)
    site = a_whole_site()
    page = replace(a_page("about"), references=stray)
    for spoilt in (
        replace(site, pages=(*site.pages, page)),
        replace(site, facts={"a": a_fact("a", references=stray)}),
        replace(site, instruments={"a": an_instrument("a", references=stray)}),
        replace(site, references=stray),
    ):
        codes = [one.code for one in check(spoilt)]
        assert "source-unknown" in codes


def test_an_anchor_that_no_heading_has_is_told() -> None:
    site = a_site(
        a_page("topics/parks", markdown="## Hours {#s-hours}"),
        a_page(markdown="[a](page:topics/parks#s-hours) [b](page:topics/parks#s-our)"),
    )
    assert told(checks.every_anchor_exists, site) == [
        "en/guides/sweep.md:1:36 anchor-unknown: "
        "expected an anchor of a heading in en/topics/parks.md, found #s-our"
    ]


def test_an_anchor_is_looked_for_in_the_language_of_the_link() -> None:
    site = a_site(
        a_page("topics/parks", language=VI, markdown="## A {#s-a}"),
        a_page("topics/parks", language=EN, markdown="## B {#s-b}"),
        a_page(language=EN, markdown="[a](page:topics/parks#s-a)"),
        a_page(language=FR, markdown="[a](page:topics/parks#s-a)"),
    )
    assert [one.place.path for one in checks.every_anchor_exists(site)] == ["en/guides/sweep.md"]


# --- translations ---


def versions(first: str, other: str) -> Site:
    """A page in two languages."""
    return a_site(
        a_page(language=VI, markdown=first),
        a_page(language=EN, markdown=other),
        instruments=[an_instrument()],
    )


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("## Một {#s-a}", "## One {#s-a}"),
        ("Một\n\nHai", "One\n\nTwo"),
        ("{fact:a} rồi {fact:b}", "{fact:b} after {fact:a}"),
        ("{doc:7-NQ/TT}", "{doc:NQ7|the resolution}"),
        ("{date:2025-03}", "{date:2025-03}"),
        ("{term:a} {source:r1}", "{source:r2}"),
    ],
)
def test_versions_that_say_the_same_agree(first: str, other: str) -> None:
    assert told(checks.translations_agree, versions(first, other)) == []


@pytest.mark.parametrize(
    ("first", "other", "problem"),
    [
        (
            "## A {#s-a}\n## B {#s-b}",
            "## A {#s-a}\n## C {#s-c}",
            "2:1 anchors-differ: expected the anchors of vi/guides/sweep.md: s-a, s-b, "
            "found s-a, s-c",
        ),
        (
            "## A {#s-a}",
            "",
            "1:1 anchors-differ: expected the anchors of vi/guides/sweep.md: s-a, found none",
        ),
        (
            "## A {#s-a}\n## B {#s-b}",
            "## B {#s-b}\n## A {#s-a}",
            "1:1 anchors-differ: expected the anchors of vi/guides/sweep.md: s-a, s-b, "
            "found s-b, s-a",
        ),
        (
            "Một\n\nHai",
            "One and two",
            "1:1 paragraphs-differ: expected 2 paragraphs, as in vi/guides/sweep.md, found 1",
        ),
        (
            "{fact:a}",
            "x {fact:b}",
            "1:3 facts-differ: expected the same fact references as in vi/guides/sweep.md, "
            "found without a, with b besides",
        ),
        (
            "{fact:a} {fact:a}",
            "{fact:a}",
            "1:1 facts-differ: expected the same fact references as in vi/guides/sweep.md, "
            "found without a",
        ),
        (
            "x",
            "{source:2025} {date:2025}",
            "1:15 dates-differ: expected the same date references as in vi/guides/sweep.md, "
            "found with 2025 besides",
        ),
        (
            "x",
            "{doc:NQ7}",
            "1:1 docs-differ: expected the same doc references as in vi/guides/sweep.md, "
            "found with 7-NQ/TT besides",
        ),
    ],
)
def test_versions_that_differ_are_told(first: str, other: str, problem: str) -> None:
    assert told(checks.translations_agree, versions(first, other)) == [
        f"en/guides/sweep.md:{problem}"
    ]


def test_a_missing_translation_is_a_warning() -> None:
    site = a_site(a_page(language=EN), a_page(language=FR))
    (problem,) = checks.translations_exist(site)
    assert problem == Problem(
        Place("en/guides/sweep.md"),
        "translation-missing",
        "a version in Tiếng Việt",
        "none",
        Severity.WARNING,
    )


# --- addresses ---


def test_two_pages_at_one_address_are_told_in_each_language() -> None:
    site = a_site(a_page("guides/index"), a_page("guides"))
    assert [one.code for one in checks.addresses_are_unique(site)] == ["address-taken"] * 3


def test_two_sections_with_the_same_word_collide_in_that_language_only() -> None:
    site = a_site(a_page("guides/a", language=VI), a_page("topics/a", language=VI))
    words = {**site.addresses, "topics": {"vi": "huong-dan", "en": "topics", "fr": "themes"}}
    assert told(checks.addresses_are_unique, replace(site, addresses=words)) == [
        "vi/topics/a.md:1:1 address-taken: "
        "expected an address of its own, found vi/huong-dan/a/, which is guides/a's"
    ]


def test_no_page_takes_the_address_of_the_search() -> None:
    site = a_site(a_page("search"), languages=(EN,))
    assert told(checks.addresses_are_unique, site) == [
        "en/search.md:1:1 address-taken: "
        "expected an address of its own, found en/search/, which is the search page's"
    ]


def test_no_page_takes_the_address_of_a_fact() -> None:
    site = a_site(a_page("facts/bins"), languages=(EN,), facts=(a_fact("bins"),))
    assert [one.found for one in checks.addresses_are_unique(site)] == [
        "en/facts/bins/, which is facts/bins's"
    ]


def test_the_first_part_of_every_key_needs_its_words() -> None:
    site = a_site(a_page("news/a"))
    assert told(checks.address_words_are_plain, site) == [
        "site.yaml:1:1 address-missing: expected words for news in addresses, found none"
    ]


@pytest.mark.parametrize("word", ["Hướng-dẫn", "huong dan", "GUIDES", "a/b", "../x"])
def test_words_in_addresses_are_plain(word: str) -> None:
    site = a_site()
    spoilt = replace(site, addresses={**site.addresses, "guides": {"vi": word}})
    found = [one for one in checks.address_words_are_plain(spoilt) if one.found != "none"]
    assert [(one.code, one.found) for one in found] == [("address-invalid", f'"{word}"')]


def test_a_site_without_a_home_page_is_told() -> None:
    assert [one.code for one in checks.there_is_a_home_page(a_site(a_page()))] == ["home-missing"]
    assert told(checks.there_is_a_home_page, a_site(a_page("index", language=FR))) == []


# --- registers ---


def test_a_number_or_alias_means_one_instrument() -> None:
    site = a_site(
        instruments=[
            an_instrument("a", number="1-X", aliases=("one",)),
            an_instrument("b", number="2-X", aliases=("ONE", "1-x")),
            an_instrument("c", number="3-X", aliases=("3-X",)),
        ]
    )
    assert [one.found for one in checks.document_names_are_unique(site)] == [
        '"one", which is a\'s too',
        '"1-x", which is a\'s too',
    ]


def test_a_page_about_a_source_or_an_instrument_has_its_entry() -> None:
    site = a_site(
        a_page("sources/r1"),
        a_page("sources/r9"),
        a_page("instruments/rule-7"),
        a_page("instruments/rule-9"),
        sources=[a_source("r1")],
        instruments=[an_instrument("other", page="rule-7"), an_instrument("rule-9", page="x")],
    )
    assert told(checks.registered_pages_have_entries, site) == [
        'en/sources/r9.md:1:1 entry-missing: expected "r9" in sources/*.yaml, found none',
        "en/instruments/rule-9.md:1:1 entry-missing: "
        "expected an instrument in instruments/*.yaml with the page rule-9, found none",
    ]


def test_a_disputed_fact_has_its_disagreement() -> None:
    fact = a_fact(confidence=Confidence.DISPUTED)
    stated = Version(a_prose(a_reference(Names.FACT, "bins")), ())
    there = a_disagreement(versions=(stated,))
    rule = checks.disputed_facts_have_their_disagreement
    assert told(rule, a_site(facts=[fact], disagreements=[there])) == []
    assert told(rule, a_site(facts=[a_fact()])) == []
    assert told(rule, a_site(facts=[fact], disagreements=[a_disagreement()])) == [
        "somewhere.yaml:1:1 disagreement-missing: "
        "expected {fact:bins} in a version in disagreements/*.yaml, found none"
    ]


def test_commitments_have_a_page_that_shows_them() -> None:
    rule, one = checks.commitments_have_their_pages, a_commitment()
    pages = (a_page("commitments/index"), a_page("commitments/by-owner"))
    assert told(rule, a_site(*pages, commitments=[one])) == []
    assert told(rule, a_site(commitments=[one])) == [
        "somewhere.yaml:1:1 page-missing: "
        "expected a page commitments/index.md that shows it, found none"
    ]


def test_a_list_of_commitments_is_one_we_can_make() -> None:
    (problem,) = told(checks.commitments_have_their_pages, a_site(a_page("commitments/by-size")))
    assert problem.startswith("en/commitments/by-size.md:1:1 list-unknown: ")
    assert problem.endswith("found commitments/by-size")


def test_pages_checked_key_by_key_beside_the_registers_are_all_that_is_checked() -> None:
    stray = (a_reference(Names.SOURCE, "nobody"),)
    site = a_whole_site()
    site = replace(
        site,
        references=stray,
        pages=(*site.pages, replace(a_page("about"), references=stray), a_page("a/b — c — d")),
    )
    by_keys = (problem for key in site.keys for problem in checks.check_pages(site, (key,)))
    assert sorted((*checks.check_registers(site), *by_keys)) == list(check(site))
    told = {one.code for one in checks.check_pages(site, (Key("about"),))}
    assert told == {"source-unknown", "translation-missing"}
