"""The formula behaves as its parameters say."""

from itertools import pairwise

from search.scoring import FIELDS, K1, Lengths, add_names, add_scores, field_score, rarity

BODY, TITLE, _, NAMES = FIELDS


def test_the_fields_are_those_the_formula_knows() -> None:
    assert [field.name for field in FIELDS] == ["body", "title", "heading", "names"]


def test_a_rare_term_weighs_more_and_a_frequent_one_still_something() -> None:
    weights = [rarity(100, holding) for holding in (1, 10, 50, 100)]
    assert all(one > other for one, other in pairwise(weights))
    assert weights[-1] > 0


def test_repetition_helps_less_and_less() -> None:
    scores = [field_score(BODY, count, 100, 100.0) for count in (1, 2, 3, 1000)]
    gains = [after - before for before, after in pairwise(scores[:3])]
    assert gains[0] > gains[1] > 0
    assert scores[-1] < BODY.weight * (K1 + 1)


def test_a_long_body_is_discounted_and_many_names_are_not() -> None:
    assert field_score(BODY, 1, 200, 100.0) < field_score(BODY, 1, 50, 100.0)
    assert field_score(NAMES, 1, 200, 100.0) == field_score(NAMES, 1, 50, 100.0)


def test_a_term_adds_to_all_passages_that_hold_it() -> None:
    scores = {0: 1.0}
    lengths = [Lengths([10, 10, 10], 10.0) for _ in FIELDS]
    add_scores(scores, [{0: 1, 1: 1}, {}, {}, {}], lengths, 1.0)
    assert scores.keys() == {0, 1}
    assert scores[0] == 1.0 + scores[1]


def test_a_term_that_occurs_nowhere_adds_nothing() -> None:
    scores: dict[int, float] = {}
    add_scores(scores, [{}, {}, {}, {}], [Lengths([], 0.0) for _ in FIELDS], 1.0)
    assert scores == {}


def test_what_the_question_names_comes_before_the_best_of_the_rest() -> None:
    scores = {0: 9.0, 1: 2.0, 2: 3.0}
    in_title = [{}, {0: 1, 1: 1}, {}, {}]
    in_names = [{0: 1}, {}, {}, {1: 1, 2: 1}]
    add_names(scores, [in_title, in_names])
    assert scores == {0: 9.0, 1: 11.0, 2: 3.0}
