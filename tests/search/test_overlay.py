"""What is laid over an index is found as if all had been indexed anew."""

from collections.abc import Iterable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from search import Document, Index, build_index, overlaid, search
from search.store import FORMS
from tests.search.builders import a_document, the_collection

_WORDS = ("một", "hai", "ba", "bà", "bốn", "57-NQ/TW", "đường", "đương")
_TEXT = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(" ".join)
_YEARS = st.sampled_from(({}, {"year": ("2024",)}, {"year": ("2025",)}))
_SITES = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(_TEXT, st.lists(_TEXT, max_size=2), _YEARS)
)
_QUERIES = (
    *_WORDS,
    "ba đương",
    '"hai ba"',
    "-ba một",
    "duong OR bon",
    "year:2024",
    "mot year:2025",
)


def documents(site: dict[str, tuple[str, list[str], dict[str, tuple[str, ...]]]]) -> list[Document]:
    return [
        a_document(*texts, url=url, title=title, facets=facets)
        for url, (title, texts, facets) in site.items()
    ]


def found(index: Index, query: str) -> set[tuple[str, str]]:
    answer = search(index, query, limit=100)
    return {(hit.document.url, one.passage.text) for hit in answer.pages for one in hit.sections}


def laid(before: Iterable[Document], now: Iterable[Document]) -> Index:
    """The first documents indexed, and over them what is other in the second."""
    old, new = list(before), list(now)
    gone = {one.url for one in old if one not in new}
    return overlaid(build_index(old, "vi"), gone, [one for one in new if one not in old])


@settings(max_examples=25, deadline=None)
@given(_SITES, _SITES)
def test_whatever_is_laid_over_whatever_the_same_is_found(before: dict, now: dict) -> None:  # type: ignore[type-arg]
    index, clean = laid(documents(before), documents(now)), build_index(documents(now), "vi")
    assert dict(index.holding) == dict(clean.holding)
    assert dict(index.families) == dict(clean.families)
    assert dict(index.forms) == dict(clean.forms)
    assert index.spellings == clean.spellings
    assert index.facets == clean.facets
    assert set(index.at_hand().store.read_all(FORMS)) == set(clean.families)
    for query in _QUERIES:
        assert found(index, query) == found(clean, query), query


def test_an_edited_page_ranks_as_it_would_in_an_index_of_all() -> None:
    before = the_collection("vi")
    first, *others = before
    texts = [one.text for one in before[5].passages]
    edited = a_document(*texts, url=first.url, title=before[5].title, kind=first.kind)
    clean = build_index([edited, *others], "vi")
    index = laid(before, [edited, *others])
    for query in (before[5].title, before[9].title, "chuyển đổi số"):
        assert order(index, query) == order(clean, query)


def order(index: Index, query: str) -> Sequence[str]:
    return [hit.document.url for hit in search(index, query).pages[:3]]
