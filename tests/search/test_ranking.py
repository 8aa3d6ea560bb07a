"""The formula of a query behaves as its parameters say."""

from itertools import pairwise

import pytest

from search.ranking import (
    IMPACTS,
    PAIR_MOST,
    UNSURE,
    Weighed,
    add_form,
    add_names,
    add_pair,
    add_word,
    likely,
    pair_weight,
    rarity,
    take_coverage,
)


def test_a_rare_term_weighs_more_and_a_frequent_one_still_something() -> None:
    weights = [rarity(100, holding, 0.0) for holding in (1, 10, 50, 100)]
    assert all(one > other for one, other in pairwise(weights))
    assert weights[-1] > 0
    assert rarity(100, 100, 0.5) == weights[-1] + 0.5
    assert rarity(100, 130, 0.0) == weights[-1]


def test_a_word_adds_to_all_passages_that_hold_it() -> None:
    scores = {0: 1.0}
    add_word(scores, Weighed(2.0, {0: 1.5, 1: 1.0}, {0, 1}))
    assert scores == {0: 4.0, 1: 2.0}


def test_a_second_form_of_a_word_counts_but_less() -> None:
    gains: dict[int, float] = {}
    add_form(gains, {0: 5}, 1.0)
    once = gains[0]
    add_form(gains, {0: 5, 1: 5}, 0.5)
    assert once < gains[0] < once * 1.5
    assert gains[1] == once / 2


def test_it_does_not_matter_which_of_two_forms_comes_first() -> None:
    one: dict[int, float] = {}
    other: dict[int, float] = {}
    for gains, forms in ((one, (1.0, 0.5)), (other, (0.5, 1.0))):
        for share in forms:
            add_form(gains, {0: 5}, share)
    assert one == other


def test_a_passage_loses_by_the_rarity_of_what_it_lacks() -> None:
    scores = {0: 10.0, 1: 10.0, 2: 10.0}
    rare, common = Weighed(3.0, {}, {0, 1}), Weighed(1.0, {}, {0, 2})
    take_coverage(scores, [rare, common], 2.0)
    assert scores == {0: 10.0, 1: 7.5, 2: 2.5}


def test_a_pair_is_worth_what_its_lesser_word_says() -> None:
    scores = {0: 1.0}
    add_pair(scores, {0: 0, 3: 9}, 2.0)
    assert scores == {0: 1.0 + 2.0 * IMPACTS[0], 3: 2.0 * IMPACTS[9]}


def test_a_pair_weighs_less_in_a_longer_question() -> None:
    assert pair_weight(1, 1.2) == PAIR_MOST
    assert pair_weight(6, 1.2) < pair_weight(4, 1.2) < PAIR_MOST


def test_what_the_question_names_comes_before_the_best_of_the_rest() -> None:
    scores = {0: 9.0, 1: 2.0, 2: 3.0}
    add_names(scores, called=[set(), {1, 2}], whole=[{0, 1}, {0, 1, 2}])
    assert scores == {0: 9.0, 1: 11.0, 2: 3.0}


def test_a_spelling_is_likely_where_it_stands_beside_what_else_was_typed() -> None:
    holding = {"công": {1, 2, 3}, "cộng": {4, 5, 6, 7}, "cống": {8}}
    assert likely(holding, [{1, 2, 3}, {3, 4}]) == pytest.approx(
        {"công": 1, "cộng": UNSURE + (1 - UNSURE) / 4, "cống": UNSURE}
    )


def test_without_neighbours_the_most_frequent_spelling_is_the_likeliest() -> None:
    holding = {"công": {1, 2}, "cộng": {4, 5, 6, 7}}
    for near in ([], [{9}]):
        assert likely(holding, near) == pytest.approx(
            {"công": UNSURE + (1 - UNSURE) / 2, "cộng": 1}
        )
