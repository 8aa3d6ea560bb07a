"""Dates as sources give them: a year, a month, or a day."""

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date no more precise than its source: 2025, 2025-03 or 2025-03-18."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read an ISO 8601 year, month or day.

        Raises:
            ValueError: The text has another form, or the day is not in the calendar.
        """
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(text)
        year, month, day = match.groups()
        whole = datetime.date.fromisoformat(f"{year}-{month or '01'}-{day or '01'}")
        return cls(whole.year, whole.month if month else None, whole.day if day else None)

    @classmethod
    def of(cls, day: datetime.date) -> "PartialDate":
        """A whole day."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        parts = (
            f"{self.year:04}",
            self.month and f"{self.month:02}",
            self.day and f"{self.day:02}",
        )
        return "-".join(part for part in parts if part)

    @property
    def first_day(self) -> datetime.date:
        """The earliest day the date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The latest day the date can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or monthrange(self.year, month)[1])
