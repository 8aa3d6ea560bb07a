"""A date is never more precise than its source."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.model.partial_date import PartialDate


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025", PartialDate(2025)),
        ("2025-03", PartialDate(2025, 3)),
        ("2025-03-18", PartialDate(2025, 3, 18)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
        ("0939", PartialDate(939)),
    ],
)
def test_a_year_a_month_or_a_day_is_read_and_written_back(text: str, date: PartialDate) -> None:
    assert PartialDate.parse(text) == date
    assert str(date) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "25", "2025-3", "2025-13", "2025-00", "2025-02-29", "2025-04-31", "2025-03-00"),
        *("0000", "2025-", "2025-03-18T00:00", " 2025", "2025\n", "20250318", "2025/03", "x"),
        *("18-03-2025", "２０２５", "٢٠٢٥-٠٣"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        PartialDate.parse(text)


@given(st.dates())
def test_every_day_survives(day: datetime.date) -> None:
    date = PartialDate.parse(day.isoformat())
    assert date.first_day == day
    assert str(date) == day.isoformat()


def test_the_first_day_is_the_earliest_it_can_mean() -> None:
    assert PartialDate(2025).first_day == datetime.date(2025, 1, 1)
    assert PartialDate(2025, 3).first_day == datetime.date(2025, 3, 1)
