"""Answers are narrowed by facets, and their counts never lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Document, FacetCount, build_index, search
from search.facets import facets_of, key_of
from tests.search.builders import a_document, the_collection

INDEXES = {code: build_index(the_collection(code), code) for code in ("vi", "en", "fr")}
PIECES = (
    "số",
    "57",
    '"kinh tế"',
    "-vneid",
    "kin*",
    "digital OR numérique",
    "OR",
    '"',
    "la",
    "xyzzy",
)


def dated(url: str, *years: str, body: str = "") -> Document:
    return a_document("tin", url=url, facets={"year": years, "body": (body,) if body else ()})


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("guide", "guide"),
        ("Bộ Chính trị", "bo-chinh-tri"),
        ("Banque d’État du Vietnam", "banque-d-etat-du-vietnam"),
        ("2024, 2025", "2024-2025"),
        ("1,5", "1-5"),
        ("!?", ""),
    ],
)
def test_a_value_is_typed_in_small_letters_without_marks(text: str, key: str) -> None:
    assert key_of(text) == key
    assert key_of(key) == key


def test_a_filter_keeps_the_pages_that_have_one_of_its_values() -> None:
    index = build_index([dated("a", "2024"), dated("b", "2024", "2025"), dated("c")], "vi")

    def found(query: str) -> list[str]:
        return [hit.document.url for hit in search(index, query).pages]

    assert found("tin year:2024") == ["a", "b"]
    assert found("tin year:2024 year:2025") == ["b"]
    assert found("tin year:2024,2025") == ["a", "b"]
    assert found("tin year:2030") == ["a", "b", "c"]  # no such value: a word that nobody wrote


def test_a_filter_alone_lists_the_leads_of_its_pages() -> None:
    pages = search(INDEXES["vi"], "kind:guide").pages
    assert [hit.document.kind for hit in pages] == ["guide"] * len(pages)
    assert all(len(hit.sections) == 1 and hit.score == 0 for hit in pages)
    assert search(INDEXES["vi"], "kind:guide -vneid").total_pages < len(pages)


def test_values_come_with_their_labels_the_most_frequent_first() -> None:
    documents = [dated("a", "2024", body="Chính phủ"), dated("b", "2024"), dated("c", "2023")]
    assert search(build_index(documents, "vi"), "tin").facets == {
        "body": (FacetCount("chinh-phu", "Chính phủ", 1),),
        "year": (FacetCount("2024", "2024", 2), FacetCount("2023", "2023", 1)),
    }


def test_values_that_are_typed_alike_are_one() -> None:
    documents = [dated("a", body="Bộ Chính trị"), dated("b", body="Bộ Chính Trị")]
    (value,) = facets_of(documents)["body"].values()
    assert (value.label, sorted(value.pages)) == ("Bộ Chính Trị", ["a", "b"])


@pytest.mark.parametrize(
    "facets", [{"Năm": ("2024",)}, {"": ("a",)}, {"a b": ("c",)}, {"a": ("!",)}]
)
def test_a_facet_nobody_can_type_is_refused(facets: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(ValueError, match=r"vi/trang/ has a facet that cannot be typed"):
        build_index([a_document(facets=facets)], "vi")


@given(
    st.sampled_from(sorted(INDEXES)),
    st.lists(st.sampled_from((*PIECES, "kind:guide", "year:2025")), min_size=1, max_size=4),
)
def test_counts_are_the_sizes_of_the_filtered_answers(code: str, pieces: list[str]) -> None:
    query = " ".join(pieces)
    for name, counts in search(INDEXES[code], query).facets.items():
        for count in counts:
            narrowed = search(INDEXES[code], f"{query} {name}:{count.value}")
            assert (narrowed.total_pages, narrowed.relaxed) == (count.pages, False), count


@given(st.sampled_from(sorted(INDEXES)), st.lists(st.sampled_from(PIECES), max_size=4))
def test_a_value_that_is_not_counted_would_leave_nothing(code: str, pieces: list[str]) -> None:
    query = " ".join(pieces)
    answer = search(INDEXES[code], query)
    counted = {(name, one.value) for name, of in answer.facets.items() for one in of}
    for name, values in INDEXES[code].facets.items():
        for key in values:
            if answer.facets and (name, key) not in counted:
                narrowed = search(INDEXES[code], f"{query} {name}:{key}")
                assert narrowed.relaxed or not narrowed.pages
