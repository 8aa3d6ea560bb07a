"""Deadlines end on a day, and dates lie before or after it."""

import datetime

import pytest

from portal.model.deadline import Distance, Quarter, distance, parse_deadline
from portal.model.partial_date import PartialDate


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2025", "2025-12-31"),
        ("2025-Q1", "2025-03-31"),
        ("2025-Q2", "2025-06-30"),
        ("2025-Q4", "2025-12-31"),
        ("2024-02", "2024-02-29"),
        ("2025-05-07", "2025-05-07"),
    ],
)
def test_a_deadline_has_a_last_day_and_prints_as_it_was_read(text: str, last: str) -> None:
    deadline = parse_deadline(text)
    assert deadline.last_day == datetime.date.fromisoformat(last)
    assert str(deadline) == text


def test_a_quarter_starts_after_the_one_before() -> None:
    assert Quarter(2025, 2).first_day == datetime.date(2025, 4, 1)


@pytest.mark.parametrize("text", ["soon", "2025-Q5", "2025-q2", "2025-13", "Q2"])
def test_anything_else_is_no_deadline(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        parse_deadline(text)


@pytest.mark.parametrize(
    ("date", "deadline", "far"),
    [
        ("2025-04-01", "2025-03", Distance(after=True, days=1)),
        ("2025-03-31", "2025-03", Distance(after=False, days=0)),
        ("2025-03-26", "2025-03", Distance(after=False, days=5)),
        ("2025-04", "2025-03", Distance(after=True, days=None)),
        ("2025-05", "2025-Q2", Distance(after=False, days=None)),
        ("2025-06", "2025-Q2", Distance(after=False, days=None)),
        ("2025", "2025-Q2", None),
        ("2025-06", "2025-06-15", None),
    ],
)
def test_a_date_lies_before_or_after_the_last_day(
    date: str, deadline: str, far: Distance | None
) -> None:
    assert distance(PartialDate.parse(date), parse_deadline(deadline)) == far
