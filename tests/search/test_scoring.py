"""The formula behaves as its parameters say."""

from itertools import pairwise

from search.scoring import (
    FIELDS,
    K1,
    PAIR_MOST,
    Lengths,
    add_names,
    add_scores,
    pair_weight,
    passage_score,
    rarity,
    saturated,
    take_coverage,
)

LENGTHS = Lengths.over([[100, 10, 0, 3], [200, 10, 0, 0], [50, 20, 5, 0]], [1, 1, 1])


def test_the_fields_are_those_the_formula_knows() -> None:
    assert [field.name for field in FIELDS] == ["body", "title", "heading", "names"]


def test_a_rare_term_weighs_more_and_a_frequent_one_still_something() -> None:
    weights = [rarity(100, holding, 0.0) for holding in (1, 10, 50, 100)]
    assert all(one > other for one, other in pairwise(weights))
    assert weights[-1] > 0
    assert rarity(100, 100, 0.5) == weights[-1] + 0.5


def test_repetition_helps_less_and_less() -> None:
    scores = [saturated(count, 0.8, 100, 100.0) for count in (1, 2, 3, 1000)]
    gains = [after - before for before, after in pairwise(scores[:3])]
    assert gains[0] > gains[1] > 0
    assert scores[-1] < K1 + 1


def test_a_long_passage_is_discounted_and_many_names_are_not() -> None:
    assert passage_score([1, 0, 0, 0], 1, LENGTHS) < passage_score([1, 0, 0, 0], 2, LENGTHS)
    named = Lengths.over([[100, 10, 0, 30], [100, 10, 0, 0]], [1, 1])
    assert passage_score([0, 0, 0, 1], 0, named) == passage_score([0, 0, 0, 1], 0, LENGTHS)


def test_a_title_counts_more_than_a_body() -> None:
    assert passage_score([0, 1, 0, 0], 0, LENGTHS) > passage_score([1, 0, 0, 0], 0, LENGTHS)


def test_a_passage_counts_as_much_as_its_weight() -> None:
    lighter = Lengths.over([[100, 10, 0, 3], [200, 10, 0, 0], [50, 20, 5, 0]], [1, 0.5, 1])
    counts = [1, 1, 0, 0]
    assert passage_score(counts, 1, lighter) == passage_score(counts, 1, LENGTHS) / 2


def test_a_term_adds_to_all_passages_that_hold_it() -> None:
    scores = {0: 1.0}
    add_scores(scores, [{0: 1, 1: 1}, {}, {}, {}], LENGTHS, 2.0)
    assert scores.keys() == {0, 1}
    assert scores[0] == 1.0 + 2.0 * passage_score([1, 0, 0, 0], 0, LENGTHS)


def test_a_term_that_occurs_nowhere_adds_nothing() -> None:
    scores: dict[int, float] = {}
    add_scores(scores, [{}, {}, {}, {}], Lengths.over([], []), 1.0)
    assert scores == {}


def test_a_passage_loses_by_the_rarity_of_what_it_lacks() -> None:
    scores = {0: 10.0, 1: 10.0, 2: 10.0}
    rare, common = [{0: 1, 1: 1}, {}, {}, {}], [{0: 1, 2: 1}, {}, {}, {}]
    take_coverage(scores, [(3.0, rare), (1.0, common)], 2.0)
    assert scores == {0: 10.0, 1: 7.5, 2: 2.5}


def test_a_pair_weighs_less_in_a_longer_question() -> None:
    assert pair_weight(1, 1.2) == PAIR_MOST
    assert pair_weight(6, 1.2) < pair_weight(4, 1.2) < PAIR_MOST


def test_what_the_question_names_comes_before_the_best_of_the_rest() -> None:
    scores = {0: 9.0, 1: 2.0, 2: 3.0}
    in_title = [{}, {0: 1, 1: 1}, {}, {}]
    in_names = [{0: 1}, {}, {}, {1: 1, 2: 1}]
    add_names(scores, [in_title, in_names])
    assert scores == {0: 9.0, 1: 11.0, 2: 3.0}
