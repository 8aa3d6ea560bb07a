"""Passages become posting lists, a number for each posting."""

from search.analysis import Analysis
from search.languages import language_of
from search.lists import MOST, Inverted, invert, unpacked
from search.scoring import Postings
from search.signs import sign_of
from search.vocabulary import Vocabulary

Texts = tuple[tuple[str, ...], ...]


def inverted(*passages: Texts) -> Inverted:
    return invert(enumerate(passages), Vocabulary(Analysis(language_of("vi"))))


def postings(form: str, *passages: Texts) -> Postings:
    return unpacked(inverted(*passages).forms[form])


def test_a_posting_holds_the_counts_of_all_fields() -> None:
    one = (("a a", "a"), ("a",), ("b",), ("a a",))
    assert list(postings("a", one, one)) == [{0: 3, 1: 3}, {0: 1, 1: 1}, {}, {0: 2, 1: 2}]


def test_what_occurs_too_often_counts_as_the_most() -> None:
    passage = (("a " * (MOST + 5) + "b",), ("a",), ("",), ())
    assert list(postings("a", passage)) == [{0: MOST}, {0: 1}, {}, {}]
    assert list(postings("b", passage)) == [{0: 1}, {}, {}, {}]


def test_what_follows_a_family_is_told_by_signs_of_all_fields() -> None:
    lists = inverted((("a b", "c d"), ("b a",), ("a c",), ()), (("a",), (), (), ()))
    followed = {family: list(each) for family, each in lists.followed.items()}
    a, b, c, d = (1 << sign_of(family) for family in "abcd")
    assert followed == {"a": [b | c], "b": [a], "c": [d]}


def test_lengths_are_told_field_by_field() -> None:
    lists = inverted((("a b", "c"), ("d",), ("",), ()), (("57-NQ/TW",), (), (), ()))
    assert lists.lengths == {0: [3, 1, 0, 0], 1: [3, 0, 0, 0]}


def test_passages_keep_the_numbers_that_they_come_with() -> None:
    passages = [(3, (("a",), (), (), ())), (7, (("a",), (), (), ()))]
    lists = invert(passages, Vocabulary(Analysis(language_of("vi"))))
    assert unpacked(lists.forms["a"])[0] == {3: 1, 7: 1}
    assert lists.families == {"a": "a"}
