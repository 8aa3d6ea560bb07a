"""A slip is mended into a word of the documents; what is known stays as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Index, build_index, search
from tests.search.builders import a_document, the_collection

VI, EN, FR = (build_index(the_collection(code), code) for code in ("vi", "en", "fr"))
ROADS = build_index([a_document("Đường phố, điện thoại, nghị quyết số, quyền lợi, 2025")], "vi")


def suggest(index: Index, query: str) -> str | None:
    return search(index, query).suggestion


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dduowngf", "đường"),
        ("dduwowngf", "đường"),
        ("dduwowfng", "đường"),
        ("d9u7o7ng2", "đường"),
        ("duong972", "đường"),
        ("ddieejn thoaij", "điện thoại"),
        ("d9ie65n thoai5", "điện thoại"),
        ("nghij quyeets", "nghị quyết"),
    ],
)
def test_what_was_typed_key_by_key_becomes_a_word(typed: str, meant: str) -> None:
    assert suggest(ROADS, typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nghi quyett 57", "Nghi quyết 57"),
        ("duonng", "đường"),
        ("dien thaoi", "dien thoại"),
        ("qyuen loi", "quyền loi"),
    ],
)
def test_one_slip_is_mended(typed: str, meant: str) -> None:
    assert suggest(ROADS, typed) == meant


@pytest.mark.parametrize("query", ["đường phố", "duong pho", "", "?!", "xyzzy", "2026", "dng"])
def test_what_is_known_or_too_strange_is_left_alone(query: str) -> None:
    assert suggest(ROADS, query) is None


def test_the_more_frequent_of_two_words_is_meant() -> None:
    index = build_index([a_document("tables", "cables", "cables", language="en")], "en")
    assert suggest(index, "dables") == "cables"


@pytest.mark.parametrize("query", ["-duonng phố", "duonng* phố", "đườn", "dien tho"])
def test_what_is_not_wanted_or_still_being_typed_is_left_alone(query: str) -> None:
    assert suggest(ROADS, query) is None


def test_stop_words_are_neither_mended_nor_meant() -> None:
    index = build_index([a_document("Leurs amis, son chat", language="fr")], "fr")
    assert suggest(index, "votre amis") is None
    assert suggest(index, "leurt") is None


def test_the_suggestion_is_answered_where_nothing_has_what_was_typed() -> None:
    answer = search(ROADS, "dduowngf")
    assert (answer.suggestion, answer.mended, answer.total_pages) == ("đường", True, 1)
    assert answer.pages == search(ROADS, "đường").pages
    answer = search(ROADS, "dduowngf phố")
    assert (answer.suggestion, answer.mended, answer.total_pages) == ("đường phố", False, 1)
    answer = search(ROADS, "quizzaciously")
    assert (answer.suggestion, answer.mended, answer.total_pages) == (None, False, 0)


@given(st.text())
def test_what_is_suggested_has_an_answer(query: str) -> None:
    for index in (VI, EN, FR):
        mended = suggest(index, query)
        assert mended is None or search(index, mended).pages
