"""Numbers in prose: which are bound to something that is known, and which are told."""

from dataclasses import replace
from decimal import Decimal

import pytest

from portal.model.language import Language
from portal.model.register import Quantity
from portal.reading.markdown import read_markdown
from portal.reading.numbers import numbers_are_bound
from tests.builders import a_fact, a_page, a_site, an_instrument

ENGLISH = Language("en", "English", numbered=("level", "levels", "Article"))


def told(markdown: str, title: str = "", nav: str = "", lead: str = "") -> list[str]:
    """The problems of a page with this body and head, as place, code and what was found."""
    body, references, problems = read_markdown(markdown, "a.md", 5)
    assert problems == ()
    page = replace(a_page(language=ENGLISH, title=title, lead=lead), nav=nav)
    page = replace(page, body=body, references=references)
    site = replace(
        a_site(page),
        instruments={"rule-7": an_instrument(number="7/2024", aliases=("R7",))},
        facts={"bins": a_fact("bins", Quantity(Decimal("55.25")))},
    )
    return [
        f"{one.place.line}:{one.place.column} {one.code} {one.found}"
        for one in numbers_are_bound(site)
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        "level 2",
        "levels 1 and 2",
        "levels 1, 2 or 3",
        "Article 27",
        "5G and form TK01",
        "Rule 7/2024",
        "said “over 300” of them",
        "[call 111](tel:111)",
        "`156`",
        "1. first\n2. second",
        "## Level of 2030 {#s-a}",
        "{number:0–2} and {fact:bins} on {date:2025-03-01}",
        "see <https://example.org/7>",
        "```\n12\n```",
    ],
)
def test_a_number_of_something_known_is_let_pass(markdown: str) -> None:
    assert told(markdown) == []


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("We count 12 of them", ['5:10 number-unbound "12"']),
        ("a\n\n| a |\n|---|\n| 17.5 % |", ['9:3 number-unbound "17.5"']),
        ("on 1/7/2025.", ['5:4 number-unbound "1/7/2025"']),
        ("Rule 8/2024", ['5:6 number-unbound "8/2024"']),
        ("level 2 costs 12", ['5:15 number-unbound "12"']),
        ("a sublevel 2", ['5:12 number-unbound "2"']),
        ("18 and 20–30", ['5:1 number-unbound "18"', '5:8 number-unbound "20–30"']),
    ],
)
def test_any_other_number_is_told_with_its_place(markdown: str, found: list[str]) -> None:
    assert told(markdown) == found


@pytest.mark.parametrize(
    ("lead", "body"),
    [
        ("55,25 million bins", "{fact:bins}"),
        ("Since 1/7/2025", "{date:2025-07-01}"),
        ("Rule 7/2024", ""),
        ("Call 111 at level 2", "{number:111}"),
        ("1\u00a0200 bins", "{number:1200}"),
    ],
)
def test_a_head_may_count_what_its_page_states(lead: str, body: str) -> None:
    assert told(body, lead=lead) == []


@pytest.mark.parametrize("field", ["title", "nav", "lead"])
def test_a_head_that_counts_more_than_its_page_is_told(field: str) -> None:
    problems = told("{fact:bins}", **{field: "56 million bins"})
    assert problems == ['1:1 number-unstated "56"']
