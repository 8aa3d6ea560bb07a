"""The measures, on lists short enough to reckon by hand."""

from math import log2

import pytest

from bench.judged.measure import Judged, Outcome, Spot
from bench.measure import DEPTH, Graded, quantile, score

PAGE = Spot("guides/sweep")
STEPS = Spot("guides/sweep", "s-steps")
TOOLS = Spot("guides/sweep", "s-tools")
OTHER = Spot("topics/parks")


def outcome(answers: tuple[Spot, ...], *found: Spot) -> Outcome:
    return Outcome(Judged("en", "how to sweep", "question", answers), found)


def test_a_spot_reads_as_it_prints() -> None:
    for text in ("guides/sweep", "guides/sweep#s-steps"):
        assert str(Spot.parse(text)) == text


def test_a_page_accepts_its_sections_and_a_section_only_itself() -> None:
    assert PAGE.accepts(PAGE)
    assert PAGE.accepts(STEPS)
    assert STEPS.accepts(STEPS)
    assert not STEPS.accepts(PAGE)
    assert not STEPS.accepts(TOOLS)
    assert not PAGE.accepts(OTHER)


def test_success_counts_only_the_first_hits() -> None:
    second = outcome((STEPS,), OTHER, STEPS)
    assert (second.success(1), second.success(3)) == (0, 1)
    fourth = outcome((STEPS,), OTHER, PAGE, TOOLS, STEPS)
    assert (fourth.success(1), fourth.success(3)) == (0, 0)


def test_the_reciprocal_rank_is_that_of_the_first_answer() -> None:
    assert outcome((STEPS, TOOLS), OTHER, TOOLS, STEPS).reciprocal_rank() == 1 / 2
    assert outcome((STEPS,)).reciprocal_rank() == 0


def test_nobody_looks_below_the_depth() -> None:
    late = outcome((STEPS,), *[OTHER] * DEPTH, STEPS)
    assert late.reciprocal_rank() == 0
    assert late.ndcg() == 0


def test_ndcg_is_1_when_all_answers_stand_at_the_top() -> None:
    assert outcome((STEPS, OTHER), OTHER, STEPS, TOOLS).ndcg() == 1


def test_ndcg_discounts_by_rank_and_counts_the_answers_missed() -> None:
    one_of_two_in_second_place = outcome((STEPS, OTHER), TOOLS, STEPS)
    ideal = 1 / log2(2) + 1 / log2(3)
    assert one_of_two_in_second_place.ndcg() == pytest.approx(1 / log2(3) / ideal)


def test_a_second_section_of_the_right_page_gains_nothing_more() -> None:
    assert outcome((PAGE,), STEPS, TOOLS).gains() == [1, 0]
    assert outcome((PAGE,), STEPS, TOOLS).ndcg() == 1


def test_a_score_is_the_mean_over_the_queries() -> None:
    both = score([outcome((STEPS,), STEPS), outcome((STEPS,), OTHER, STEPS)])
    assert both.queries == 2
    assert both.success_at_1 == 0.5
    assert both.success_at_3 == 1
    assert both.mrr == 0.75
    assert both.ndcg == pytest.approx((1 + 1 / log2(3)) / 2)
    assert both.empty == 0


def test_a_query_without_any_hit_counts_as_empty() -> None:
    assert score([outcome((STEPS,), OTHER), outcome((STEPS,))]).empty == 0.5


def test_a_passage_found_twice_gains_once_and_a_better_grade_gains_more() -> None:
    graded = Graded({"a": 2, "b": 1}, ["b", "b", "c", "a"])
    assert graded.gains() == [1, 0, 2]
    assert graded.ideal() == [2, 1]
    assert graded.ndcg() == pytest.approx((1 + 2 / log2(4)) / (2 + 1 / log2(3)))


def test_a_quantile_is_one_of_the_values() -> None:
    assert quantile([3, 1, 2, 4], 0.5) == 2
    assert quantile([3, 1, 2, 4], 0.95) == 4
