"""Whoosh keeps lists as they are, and answers its own queries from them."""

from array import array

from whoosh.query.compound import And, Or
from whoosh.query.terms import Term
from whoosh.searching import Searcher

from search.lists import PASSAGE_SHIFT, PackedList
from search.store import FOLLOWED, FORMS, AtHand, Store


def a_list(*passages: int, counts: int = 1) -> PackedList:
    return array("Q", (passage << PASSAGE_SHIFT | counts for passage in passages))


def a_store() -> Store:
    forms = {"hai": a_list(1, 2, 5), "một": a_list(0, 2, 4, 5, counts=3), "đường": a_list(3)}
    return Store(6, followed={"duong": a_list(3)}, forms=forms)


def an_empty_store() -> Store:
    return Store(0, followed={}, forms={})


def test_a_list_is_read_as_it_was_written() -> None:
    store = a_store()
    assert store.read(FORMS, "một") == a_list(0, 2, 4, 5, counts=3)
    assert store.read(FORMS, "đường") == a_list(3)
    assert store.read(FOLLOWED, "duong") == a_list(3)


def test_an_unknown_term_has_an_empty_list() -> None:
    store = a_store()
    assert not store.read(FORMS, "ba")
    assert not store.read(FORMS, "duong")
    assert not an_empty_store().read(FORMS, "một")


def test_whoosh_knows_how_many_passages_hold_a_term() -> None:
    reader = a_store().reader
    assert reader.doc_count() == 6
    assert reader.doc_frequency(FORMS, "một") == 4
    info = reader.term_info(FORMS, "một")
    assert (info.min_id(), info.max_id(), info.weight(), info.max_weight()) == (0, 5, 4, 1)


def test_whoosh_answers_its_own_queries() -> None:
    one, two = Term(FORMS, "một"), Term(FORMS, "hai")
    with Searcher(a_store().reader) as searcher:
        assert list(searcher.docs_for_query(And([one, two]))) == [2, 5]
        assert list(searcher.docs_for_query(Or([one, two]))) == [0, 1, 2, 4, 5]


def test_whoosh_reads_how_often_a_term_occurs() -> None:
    counts = a_store().reader.postings(FORMS, "một").items_as("frequency")
    assert list(counts) == [(0, 3), (2, 3), (4, 3), (5, 3)]


def test_all_lists_of_a_field_are_read_at_once() -> None:
    store = a_store()
    assert store.read_all(FOLLOWED) == {"duong": a_list(3)}
    assert store.read_all(FORMS) == {
        form: store.read(FORMS, form) for form in ("hai", "một", "đường")
    }
    assert not an_empty_store().read_all(FORMS)
    assert not Store(1, followed={}, forms={}).read_all(FORMS)


def test_lists_at_hand_are_what_whoosh_has() -> None:
    at_hand = AtHand({field: a_store().read_all(field) for field in (FOLLOWED, FORMS)})
    assert at_hand.read(FORMS, "hai") == a_list(1, 2, 5)
    assert not at_hand.read(FOLLOWED, "hai")
    assert at_hand.read_all(FORMS) == a_store().read_all(FORMS)
