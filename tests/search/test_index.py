"""Documents become an index; wrong ones are refused."""

import pytest

from search import Passage, build_index
from search.signs import sign_of
from tests.search.builders import a_document, some_documents


def test_entries_are_ordered_by_url_and_then_as_in_the_page() -> None:
    index = build_index([a_document("b", "a", url="2"), a_document("c", url="1")], "vi")
    assert [(e.document.url, e.passage.anchor) for e in index.entries] == [
        ("1", ""),
        ("2", ""),
        ("2", "p1"),
    ]


def test_the_order_of_the_documents_does_not_matter() -> None:
    documents = some_documents(mot="Một", hai="Hai", ba="Ba")
    one, other = build_index(documents, "vi"), build_index(documents[::-1], "vi")
    assert one.entries == other.entries
    assert one.postings("hai") == other.postings("hai")


def test_a_form_is_found_in_the_field_it_stands_in() -> None:
    document = a_document(Passage("", "Đầu", "Thân thân"), title="Tựa", names=("Tên",))
    index = build_index([document], "vi")
    assert list(index.postings("thân")) == [{0: 2}, {}, {}, {}]
    assert list(index.postings("tựa")) == [{}, {0: 1}, {}, {}]
    assert list(index.postings("đầu")) == [{}, {}, {0: 1}, {}]
    assert list(index.postings("tên")) == [{}, {}, {}, {0: 1}]


def test_the_title_is_in_every_passage_and_the_names_in_the_first() -> None:
    index = build_index([a_document("một", "hai", title="Tựa", names=("Tên",))], "vi")
    _, title, _, _ = index.postings("tựa")
    _, _, _, names = index.postings("tên")
    assert (title, names) == ({0: 1, 1: 1}, {0: 1})


def test_equal_passages_of_a_page_are_two() -> None:
    passage = Passage("", "", "như nhau")
    index = build_index([a_document(passage, passage, names=("Tên",))], "vi")
    assert list(index.postings("tên")) == [{}, {}, {}, {0: 1}]


def test_what_follows_is_told_of_families_by_a_sign() -> None:
    index = build_index([a_document("Digital economies.", language="en")], "en")
    assert list(index.followed("digit")) == [1 << sign_of("economi")]
    assert not index.followed("economi")


def test_lengths_count_words_and_neither_pairs_nor_numbers_twice() -> None:
    index = build_index([a_document("số 57-NQ/TW", title="Tựa")], "vi")
    assert [each[0] for each in index.lengths.each] == [4, 1, 0, 0]


def test_a_mean_length_is_over_the_passages_that_have_the_field() -> None:
    index = build_index([a_document("a b c", "", language="en")], "en")
    assert index.lengths.means[0] == 3.0
    assert index.lengths.mean == 3.0


def test_a_document_found_by_name_shows_its_words_and_is_not_found_by_them() -> None:
    named = a_document("lời", title="Tựa", names=("55,25 triệu",), url="vi/a/", by_name=True)
    index = build_index([named, a_document("một hai", url="vi/b/")], "vi")
    assert index.entries[0].document.title == "Tựa"
    assert sorted(index.families) == ["5525", "hai", "một", "triệu"]
    assert index.lengths.mean == 2.0


def test_a_document_without_passages_is_indexed_by_its_title() -> None:
    index = build_index([a_document(title="Tựa")], "vi")
    assert index.forms == {"tua": ["tựa"]}


def test_no_documents_make_an_empty_index() -> None:
    index = build_index([], "vi")
    assert not index.entries
    assert not index.forms
    assert not index.followed("một")
    assert list(index.postings("một")) == [{}, {}, {}, {}]


def test_each_form_belongs_to_a_family() -> None:
    index = build_index([a_document("policies policy", language="en")], "en")
    assert index.families == {"policies": "polici", "policy": "polici"}
    assert index.forms == {"polici": ["policies", "policy"]}


def test_forms_are_found_by_their_beginning_without_marks() -> None:
    index = build_index([a_document("tin tính tỉnh tiếng đường tin học")], "vi")
    assert index.beginning_with("tin") == ["tin", "tính", "tỉnh"]


def test_two_documents_with_one_url_are_refused() -> None:
    with pytest.raises(ValueError, match="vi/a/ is the URL of two documents"):
        build_index([a_document(url="vi/a/"), a_document(url="vi/a/")], "vi")


def test_a_document_in_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="en/a/ is in 'en', not in 'vi'"):
        build_index([a_document(url="en/a/", language="en")], "vi")
