"""What is indexed upon an index before is what is indexed from nothing, and costs less."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import Document, Passage, build_index, export, revising
from search.keeping import left_by
from search.revising import NOTHING, Before
from search.vocabulary import Counted, Vocabulary
from tests.search.builders import a_document, some_documents, the_collection

_WORDS = ("một", "hai", "ba", "bà", "bốn", "57-NQ/TW", "đường", "đương")
_TEXTS = st.lists(st.sampled_from(_WORDS)).map(" ".join)
_PASSAGES = st.builds(Passage, st.just("p"), _TEXTS, _TEXTS, weight=st.sampled_from((1.0, 0.7)))
_SITES = st.dictionaries(
    st.sampled_from("abcdef"),
    st.builds(
        Document,
        url=st.just(""),
        title=_TEXTS,
        kind=st.just("page"),
        language=st.just("vi"),
        names=st.lists(_TEXTS, max_size=1).map(tuple),
        passages=st.lists(_PASSAGES, max_size=3).map(tuple),
        by_name=st.booleans(),
    ),
)


def documents(site: dict[str, Document]) -> Iterator[Document]:
    for url, one in site.items():
        yield Document(
            url, one.title, *("page", "vi"), one.names, one.passages, by_name=one.by_name
        )


def left(documents: Sequence[Document]) -> Before:
    index = build_index(documents, "vi")
    export(index)
    return left_by(index)


@settings(max_examples=40, deadline=None)
@given(st.lists(_SITES, min_size=2, max_size=4))
def test_whatever_was_indexed_before_the_bytes_are_those_from_nothing(
    sites: list[dict[str, Document]],
) -> None:
    before = NOTHING
    for site in sites:
        index = build_index(documents(site), "vi", before)
        assert export(index) == export(build_index(documents(site), "vi"))
        before = left_by(index)


def test_only_what_is_new_is_analysed(monkeypatch: pytest.MonkeyPatch) -> None:
    site = the_collection("vi")
    before, count, read = left(site), Vocabulary.count, list[str]()

    def noted(self: Vocabulary, texts: Iterable[str]) -> Counted:
        read.extend(texts)
        return count(self, texts)

    monkeypatch.setattr(Vocabulary, "count", noted)
    build_index([*site, a_document("Một đường mới.", url="vi/a/")], "vi", before)
    assert list(filter(None, read)) == ["Một đường mới."]


def test_what_is_new_in_too_many_places_has_all_analysed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revising, "MOST_RUNS", 1)
    site = some_documents(a="một", b="hai", c="ba")
    index = build_index(some_documents(a="một", b="bốn", c="ba"), "vi", left(site))
    assert export(index) == export(build_index(some_documents(a="một", b="bốn", c="ba"), "vi"))


def test_other_words_leave_what_was_written_of_words_elsewhere() -> None:
    site = the_collection("vi")
    one, *others = site
    lead, *rest = one.passages
    turned = replace(lead, text=" ".join(reversed(lead.text.split())))
    index = build_index([replace(one, passages=(turned, *rest)), *others], "vi", left(site))
    texts = (one.title, *one.names, turned.heading, turned.text, *turned.also)
    near = {
        index.analysis.family(word.text) for text in texts for word in index.analysis.words(text)
    }
    elsewhere = set(index.families.values()) - near
    assert elsewhere
    for family in elsewhere:
        index.written.of(
            family, "places, and followers apart of", lambda: pytest.fail("written again")
        )
