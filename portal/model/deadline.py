"""Deadlines as sources give them, and how far a date lies from one: arithmetic, no verdict."""

import datetime
import re
from dataclasses import dataclass

from portal.model.partial_date import PartialDate

_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months of a year: 2025-Q2 ends on 30 June."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-Q{self.number}"

    @property
    def first_day(self) -> datetime.date:
        """The day it starts."""
        return datetime.date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> datetime.date:
        """The day it ends."""
        return PartialDate(self.year, 3 * self.number).last_day


Deadline = PartialDate | Quarter
"""What something is to be done in, or by the end of."""


def parse_deadline(text: str) -> Deadline:
    """Read a year, a quarter, a month or a day.

    Raises:
        ValueError: The text has another form, or the day is not in the calendar.
    """
    quarter = _QUARTER.fullmatch(text)
    return Quarter(int(quarter[1]), int(quarter[2])) if quarter else PartialDate.parse(text)


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a date lies from the last day of a deadline.

    Attributes:
        after: Whether it lies after that day; on the day itself it does not.
        days: How many days lie between; None for a date that is no whole day.
    """

    after: bool
    days: int | None


def distance(date: PartialDate, deadline: Deadline) -> Distance | None:
    """How far a date lies from the last day of a deadline.

    Returns:
        None where the date is a month or a year that ends after that day and starts before it.
    """
    last = deadline.last_day
    after = date.first_day > last
    if not after and date.last_day > last:
        return None
    return Distance(after, abs((date.first_day - last).days) if date.day else None)
