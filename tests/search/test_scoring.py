"""The formula behaves as its parameters say."""

from itertools import pairwise

from search.scoring import (
    FIELDS,
    K1,
    Lengths,
    passage_score,
    saturated,
)

LENGTHS = Lengths.over([[100, 10, 0, 3], [200, 10, 0, 0], [50, 20, 5, 0]], [1, 1, 1])


def test_the_fields_are_those_the_formula_knows() -> None:
    assert [field.name for field in FIELDS] == ["body", "title", "heading", "names"]


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
