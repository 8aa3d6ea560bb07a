"""A query is read as it was meant; what is not well-formed is words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.syntax import LONGEST_PHRASE, MOST_SIGNS, Filter, Part, Request, parse, relax

KNOWN = {"kind": {"guide", "topic"}, "body": {"bo-chinh-tri"}, "year": {"2024", "2025"}}


def said(query: str) -> list[str]:
    """Write down what a query asks for, a line each."""
    request = parse(query, KNOWN)
    return [
        *(" | ".join(f"{part.kind} {part.text}" for part in choice) for choice in request.wanted),
        *(f"not {part.kind} {part.text}" for part in request.refused),
        *(f"{one.name} is {' or '.join(one.values)}" for one in request.filters),
    ]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("nghị quyết 57", ["words nghị quyết 57"]),
        ("  a,  b \n c ", ["words a,  b \n c"]),
        ('"nghị quyết" 57', ["phrase nghị quyết", "words 57"]),
        ("“nghị quyết”", ["phrase nghị quyết"]),
        ("« économie »", ["phrase  économie "]),
        ("tem -nhãn", ["words tem", "not words nhãn"]),
        ('tem -"kinh tế"', ["words tem", "not phrase kinh tế"]),
        ("tem -công*", ["words tem", "not prefix công"]),
        ("tem OR nhãn", ["words tem | words nhãn"]),
        ("a tem HOẶC nhãn b", ["words a", "words tem | words nhãn", "words b"]),
        ("un OU deux OU trois", ["words un | words deux | words trois"]),
        ('"kinh tế" OR công*', ["phrase kinh tế | prefix công"]),
        ("công*", ["prefix công"]),
        ("kind:guide tem", ["words tem", "kind is guide"]),
        ("KIND:Guide", ["kind is guide"]),
        ("year:2024,2025,2024", ["year is 2024 or 2025"]),
        ("body:bo-chinh-tri", ["body is bo-chinh-tri"]),
        ('body:"Bộ Chính trị" tem', ["words tem", "body is bo-chinh-tri"]),
        ("a kind:guide b", ["words a", "words b", "kind is guide"]),
        ("kind:guide kind:topic", ["kind is guide", "kind is topic"]),
    ],
)
def test_each_sign_means_what_it_says(query: str, meant: list[str]) -> None:
    assert said(query) == meant


@pytest.mark.parametrize(
    "query",
    [
        'số "một hai',
        "số “một hai",
        'năm 5" và 6',
        "57-NQ/TW",
        "5 - 3",
        "--số",
        "số -",
        "OR tem",
        "tem OR",
        "tem or nhãn",
        "OR OR",
        "tem OR ?!",
        "kind:",
        "kind:xyz",
        "kind:guide,xyz",
        "color:red",
        "https://example.org/",
        'color:"dark red"',
        "co*",
        "cô*ng",
        "kinh-tế*",
        '"' + "số " * (LONGEST_PHRASE + 1) + '"',
    ],
)
def test_what_is_not_well_formed_is_words(query: str) -> None:
    assert said(query) == [f"words {query}"]


@pytest.mark.parametrize("query", ["", " ", "?!", '""', "-", "*", ":", "“ ”", '-""'])
def test_signs_without_words_ask_for_nothing(query: str) -> None:
    assert said(query) == []


def test_or_needs_something_wanted_on_both_sides() -> None:
    assert said("tem OR -nhãn") == ["words tem OR", "not words nhãn"]
    assert said("tem OR kind:guide") == ["words tem OR", "kind is guide"]


def test_a_pasted_page_is_words_from_where_its_signs_are_too_many() -> None:
    request = parse('"a b" ' * (MOST_SIGNS + 5) + "kind:guide", KNOWN)
    assert [choice[0].kind for choice in request.wanted] == ["phrase"] * MOST_SIGNS + ["words"]
    assert request.filters == (Filter("kind", ("guide",)),)


def test_a_relaxed_request_has_the_same_words_and_requires_nothing() -> None:
    query = '"kinh tế" -57 công* kind:guide'
    relaxed = relax(query, parse(query, KNOWN))
    assert relaxed == Request(((Part("words", "kinh tế"),), (Part("words", "công"),)))
    assert not relaxed.is_strict


def test_where_nothing_was_wanted_all_of_the_query_is() -> None:
    assert relax("-57", parse("-57", KNOWN)) == Request(((Part("words", "-57"),),))


SIGNS = st.sampled_from(
    ['"', "“", "”", "«", "»", "-", "*", ":", ",", " ", " OR ", "kind:guide", "a"]
)


@given(st.one_of(st.text(), st.lists(st.one_of(SIGNS, st.text(max_size=3))).map("".join)))
def test_no_query_fails_to_be_read(query: str) -> None:
    request = parse(query, KNOWN)
    assert not relax(query, request).is_strict


@given(st.text(alphabet="abcđố 57/., \u202f?!'"))
def test_a_query_without_signs_is_taken_as_it_is(query: str) -> None:
    wanted = parse(query, KNOWN).wanted
    assert not wanted or wanted == ((Part("words", query.strip(" ")),),)
