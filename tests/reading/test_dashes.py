"""Sentences that dashes string together."""

import pytest

from portal.reading.dashes import dashes_are_few
from tests.builders import a_page, a_site


def told(markdown: str, lead: str = "") -> list[str]:
    """The problems of a page, as place and what was found."""
    site = a_site(a_page(markdown=markdown, lead=lead))
    return [f"{one.place.line}:{one.place.column} {one.found}" for one in dashes_are_few(site)]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("First.\n\nIt is clean — very clean — and fast.", ["3:12 2 dashes"]),
        ("One. It is clean – very – now.", ["1:17 2 dashes"]),
        ("It is a—b—c—d.", ["1:8 3 dashes"]),
    ],
)
def test_a_chain_of_dashes_is_told_with_its_place(markdown: str, found: list[str]) -> None:
    assert told(markdown) == found


def test_a_lead_has_none_either() -> None:
    assert told("", lead="A — b — c.") == ["1:2 2 dashes"]


@pytest.mark.parametrize(
    "markdown",
    [
        "One dash — is fine.",
        "One — is fine. Another — too.",
        "They wrote “a — b — c”.",
        "From 2025–2026 and 3–5",
        "| a – b | c – d |",
        "`a — b — c`",
    ],
)
def test_what_is_no_chain_is_let_pass(markdown: str) -> None:
    assert told(markdown) == []
