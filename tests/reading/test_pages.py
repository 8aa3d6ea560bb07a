"""One file becomes one page, by the schema of its kind."""

import datetime
from pathlib import PurePosixPath

import pytest

from portal.model.kinds import KINDS, Key
from portal.model.page import Door, Group, OfficialLink, Page
from portal.model.partial_date import PartialDate
from portal.model.place import Place
from portal.model.reference import Names, Reference
from portal.reading.pages import LONGEST_LEAD, LONGEST_TITLE, key_of, read_page
from tests.builders import VI

FIELDS = {
    "title": "title: T",
    "lead": "lead: L",
    "nav": "nav: N",
    "as-of": "as-of: 2025",
    "checked": "checked: 2026-11-21",
    "sources": "sources: [r1]",
    "instruments": "instruments: [rule-7]",
    "related": "related: [guides/a]",
    "official": 'official: [{name: A, url: "https://a.example"}]',
    "groups": "groups: [{title: A, pages: [guides/a]}]",
    "doors": "doors: [{title: A, text: B, to: guides/index, pages: [guides/a]}]",
}
KEYS = {
    "home": "index",
    "section": "guides/index",
    "figures": "facts/index",
    "commitments": "commitments/by-owner",
    "figures-by-date": "facts-by-date",
    "timeline": "timeline",
    "relations": "relations",
    "bodies": "bodies",
    "glossary": "glossary",
    "instrument": "instruments/a",
    "topic": "topics/a",
    "guide": "guides/a",
    "question": "questions/a",
    "lesson": "lessons/a",
    "source": "sources/a",
    "page": "about",
}
GUIDE = ("title", "lead", "as-of", "checked", "sources")


def read(*lines: str, key: str = "guides/a", body: str = "") -> tuple[Page, list[str]]:
    """A page with these lines in its head, and the problems as they are printed."""
    text = "\n".join(["---", *lines, "---", body])
    page, problems = read_page(text, "a.md", Key(key), VI)
    assert page is not None
    return page, [str(problem) for problem in problems]


def codes(*names: str, key: str) -> list[str]:
    """The problems of a page with these fields, as code and field."""
    _, problems = read(*(FIELDS[name] for name in names), key=key)
    return [problem.partition(" ")[2].partition(":")[0] for problem in problems]


def test_every_field_is_read() -> None:
    names = ("title", "lead", "nav", "as-of", "checked", "sources", "instruments")
    page, problems = read(
        *(FIELDS[name] for name in (*names, "related", "official")),
        body="Hello {fact:bins}\n\n[a](page:topics/b) [c](#s-d)",
    )
    assert problems == []
    assert (page.title, page.lead, page.nav) == ("T", "L", "N")
    assert (page.as_of, page.checked) == (PartialDate(2025), datetime.date(2026, 11, 21))
    assert (page.sources, page.instruments, page.related) == (("r1",), ("rule-7",), ("guides/a",))
    assert page.official == (OfficialLink("A", "https://a.example"),)
    assert (page.key, page.language, page.kind.name) == ("guides/a", VI, "guide")
    assert page.body.paragraphs == 2
    assert page.references == (
        Reference(Names.SOURCE, "r1", Place("a.md", 7, 11)),
        Reference(Names.INSTRUMENT, "rule-7", Place("a.md", 8, 15)),
        Reference(Names.PAGE, "guides/a", Place("a.md", 9, 11)),
        Reference(Names.FACT, "bins", Place("a.md", 12, 7)),
        Reference(Names.PAGE, "topics/b", Place("a.md", 14, 5)),
        Reference(Names.PAGE, "guides/a", Place("a.md", 14, 24), anchor="s-d"),
    )


def test_doors_are_read_with_what_they_lead_to() -> None:
    page, problems = read(FIELDS["title"], FIELDS["lead"], FIELDS["doors"], key="index")
    assert problems == []
    assert page.doors == (Door("A", "B", Key("guides/index"), (Key("guides/a"),)),)
    assert [(one.target, str(one.place)) for one in page.references] == [
        ("guides/index", "a.md:4:33"),
        ("guides/a", "a.md:4:55"),
    ]


def test_groups_are_read_with_what_they_lead_to() -> None:
    head = FIELDS["title"], FIELDS["lead"], FIELDS["groups"]
    page, problems = read(*head, key="guides/index")
    assert problems == []
    assert page.groups == (Group("A", (Key("guides/a"),)),)
    assert [(one.target, str(one.place)) for one in page.references] == [("guides/a", "a.md:4:29")]


@pytest.mark.parametrize("name", sorted(KEYS))
def test_a_kind_misses_what_it_requires_and_nothing_else(name: str) -> None:
    required = {"title", "lead"}
    if name == "home":
        required |= {"doors"}
    if name in ("instrument", "topic", "guide", "question", "lesson", "source"):
        required |= {"as-of", "checked", "sources"}
    if name == "commitments":
        required |= {"as-of", "checked"}
    assert codes(*required, key=KEYS[name]) == []
    for missing in required:
        assert codes(*(required - {missing}), key=KEYS[name]) == ["field-missing"]


def test_every_kind_is_tested_here() -> None:
    assert {kind.name for kind in KINDS if not kind.register} == set(KEYS)


@pytest.mark.parametrize("register", ["disagreements", "facts"])
def test_a_file_where_an_entry_makes_the_page_is_misplaced(register: str) -> None:
    head = "---\ntitle: A\nlead: B\n---\n"
    page, problems = read_page(head, "a.md", Key(f"{register}/d1"), VI)
    assert page is None
    assert [str(one) for one in problems] == [
        f"a.md:1:1 page-misplaced: expected an entry in {register}/*.yaml, "
        f"which makes the page, found {register}/d1.md"
    ]


@pytest.mark.parametrize("name", sorted(KEYS))
def test_a_field_of_another_kind_is_misplaced(name: str) -> None:
    common = (*GUIDE, "nav", "instruments")
    links = ("related", "official")
    if name == "home":
        assert codes(*common, "doors", key="index") == []
        assert codes(*common, *links, "doors", key="index") == ["field-misplaced"] * 2
    else:
        assert codes(*common, *links, key=KEYS[name]) == []
        assert codes(*common, "doors", key=KEYS[name]) == ["field-misplaced"]


def test_a_misplaced_field_is_told_where_its_name_stands() -> None:
    _, problems = read(*(FIELDS[name] for name in GUIDE), "doors:", "  - " + FIELDS["doors"][8:-1])
    assert problems == [
        "a.md:7:1 field-misplaced: expected no such field in a guide page, found doors"
    ]


def test_an_unknown_field_is_told_with_those_that_are_known() -> None:
    _, (problem,) = read(*(FIELDS[name] for name in GUIDE), "relatd: [a]")
    assert problem.startswith("a.md:7:1 field-unknown: expected one of as-of, checked, doors, ")
    assert problem.endswith("found relatd")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("title: " + "x" * (LONGEST_TITLE + 1), "2:8 title-long: expected at most 90 characters"),
        ("lead: " + "x" * (LONGEST_LEAD + 1), "2:7 lead-long: expected at most 300 characters"),
        ("as-of: spring", "2:8 as-of-invalid"),
        ("checked: 2026-11", "2:10 checked-invalid"),
        ("sources: r1", "2:10 sources-invalid"),
        ("related: [{a: b}]", "2:11 related-invalid"),
        ("official: [{name: A}]", "2:12 field-missing"),
        ("official: [{name: A, url: www.a}]", "2:27 url-invalid"),
        ('official: [{name: A, url: "https://a", text: b}]', "2:40 field-unknown"),
        ("doors: [{title: A, text: B, to: a}]", "2:9 field-missing"),
    ],
)
def test_a_wrong_field_is_told_once_with_its_place(line: str, problem: str) -> None:
    field = line.partition(":")[0]
    key = "index" if field == "doors" else "guides/a"
    others = ("title", "lead") if field == "doors" else GUIDE
    _, problems = read(line, *(FIELDS[name] for name in others if name != field), key=key)
    assert len(problems) == 1
    assert problems[0].startswith(f"a.md:{problem}")


def test_the_longest_title_and_lead_are_fine() -> None:
    title, lead = "title: " + "ế" * LONGEST_TITLE, "lead: " + "ế" * LONGEST_LEAD
    assert read(title, lead, key="about")[1] == []


def test_problems_of_head_and_body_come_together() -> None:
    _, problems = read("title: T", "lead: L", "x: y", key="about", body="## A\n\n<b>")
    assert [one.partition(": ")[0] for one in problems] == [
        "a.md:4:1 field-unknown",
        "a.md:6:1 anchor-missing",
        "a.md:8:1 html-refused",
    ]


def test_a_head_that_is_no_yaml_does_not_hide_the_body() -> None:
    _, problems = read("title: [", key="about", body="<b>")
    assert "a.md:3:1 yaml-syntax" in problems[0]
    assert "a.md:4:1 html-refused" in problems[-1]


def test_a_file_without_a_head_is_no_page() -> None:
    page, (problem,) = read_page("Text", "a.md", Key("about"), VI)
    assert (page, problem.code) == (None, "head-missing")


@pytest.mark.parametrize("key", ["guides/Lừa-đảo", "guides/a b", "Guides/a", "guides/a_b", "a/.md"])
def test_a_key_that_makes_no_address_is_told(key: str) -> None:
    _, problems = read("title: T", "lead: L", key=key)
    assert any("a.md:1:1 key-invalid" in one for one in problems)


@pytest.mark.parametrize(
    ("path", "key"),
    [("index.md", "index"), ("guides/lua-dao.md", "guides/lua-dao"), ("a/b/c.md", "a/b/c")],
)
def test_the_key_is_the_path_without_its_ending(path: str, key: str) -> None:
    assert key_of(PurePosixPath(path)) == key
