"""The value of a fact is read exactly as it is written."""

from decimal import Decimal

import pytest

from portal.model.partial_date import PartialDate
from portal.model.register import Period, Quantity, Scale, Share, Span, Value
from portal.reading.figures import read_value
from portal.reading.values import Fields, Report
from tests.builders import a_quantity


def read(text: str) -> tuple[Value, list[str]]:
    """A value and the problems as they are printed."""
    report = Report("a.yaml")
    fields = Fields(report.parse(text), report, "a fact")
    value = read_value(fields)
    fields.close()
    return value, [str(problem) for problem in report.problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("value: 17.5", a_quantity("17.5")),
        ("value: 17.50", a_quantity("17.50")),
        ('value: "17.5"', a_quantity("17.5")),
        ("value: 0", a_quantity("0")),
        ("value: -3.5", a_quantity("-3.5")),
        ("value: 2025", a_quantity("2025")),
        ("value: 12345678901234567890.123", a_quantity("12345678901234567890.123")),
        ("value: 17.5\nunit: percent", a_quantity("17.5", unit="percent")),
        ("value: 55.25\nscale: million", a_quantity("55.25", Scale.MILLION)),
        ("value: 1\nscale: billion\nunit: vnd", a_quantity("1", Scale.BILLION, "vnd")),
        ("value: 58/76", Share(58, 76)),
        ("value: 0/63", Share(0, 63)),
        ("value: 63/63", Share(63, 63)),
        ("value: [16, 18]", Span(a_quantity("16"), a_quantity("18"))),
        (
            "value: [8, 8.5]\nunit: percent",
            Span(a_quantity("8", unit="percent"), a_quantity("8.5", unit="percent")),
        ),
        ("value: [-5, 5]", Span(a_quantity("-5"), a_quantity("5"))),
        ("value: 2025-03-13", PartialDate(2025, 3, 13)),
        ("value: 2025-03", PartialDate(2025, 3)),
        ("value: 2025..2026", Period(PartialDate(2025), PartialDate(2026))),
        ("value: 2025-12..2026-01-31", Period(PartialDate(2025, 12), PartialDate(2026, 1, 31))),
    ],
)
def test_a_value_is_read(text: str, value: Value) -> None:
    assert read(text) == (value, [])


def test_no_digit_is_lost_or_added() -> None:
    value, _ = read("value: 17.50")
    assert isinstance(value, Quantity)
    assert str(value.number) == "17.50"
    assert value.number.as_tuple() != Decimal("17.5").as_tuple()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("value: many", '1:8 value-invalid: expected a number like 17.5, found "many"'),
        ("value: 17,5", '1:8 value-invalid: expected a number like 17.5, found "17,5"'),
        ("value: 1_000", '1:8 value-invalid: expected a number like 17.5, found "1_000"'),
        ("value: 1 000", '1:8 value-invalid: expected a number like 17.5, found "1 000"'),
        ("value: 1e5", '1:8 value-invalid: expected a number like 17.5, found "1e5"'),
        ("value: .inf", '1:8 value-invalid: expected a number like 17.5, found ".inf"'),
        ("value: Infinity", '1:8 value-invalid: expected a number like 17.5, found "Infinity"'),
        ("value: NaN", '1:8 value-invalid: expected a number like 17.5, found "NaN"'),
        ("value: ٣", '1:8 value-invalid: expected a number like 17.5, found "٣"'),
        ("value: 17.5 %", '1:8 value-invalid: expected a number like 17.5, found "17.5 %"'),
        ("value: [16, high]", '1:13 value-invalid: expected a number like 17.5, found "high"'),
        (
            "value: [18, 16]",
            "1:8 value-invalid: expected a range from the lower number, found [18, 16]",
        ),
        (
            "value: [5, 0]",
            "1:8 value-invalid: expected a range from the lower number, found [5, 0]",
        ),
        (
            "value: [1, 2, 3]",
            "1:8 value-invalid: expected a number, a share like 58/76, a range like "
            "[16, 18], a date or a period, found a list",
        ),
        (
            "value: {low: 1}",
            "1:8 value-invalid: expected a number, a share like 58/76, a range like "
            "[16, 18], a date or a period, found a mapping",
        ),
        (
            "value: 76/58",
            '1:8 value-invalid: expected a share no larger than its whole, found "76/58"',
        ),
        (
            "value: 0/0",
            '1:8 value-invalid: expected a share no larger than its whole, found "0/0"',
        ),
        (
            "value: 2025-13",
            '1:8 value-invalid: expected a date like 2026, 2026-05 or 2026-05-31, found "2025-13"',
        ),
        (
            "value: 1\nscale: dozen",
            '2:8 scale-invalid: expected one of one, thousand, million, billion, found "dozen"',
        ),
        (
            "value: 2026..2025",
            '1:8 value-invalid: expected a period from the earlier date, found "2026..2025"',
        ),
        (
            "value: 2025-12..2025",
            '1:8 value-invalid: expected a period from the earlier date, found "2025-12..2025"',
        ),
        (
            "value: 2025..2026-13",
            "1:8 value-invalid: expected a period like 2025..2026 or 2025-03..2026-05, "
            'found "2025..2026-13"',
        ),
        (
            "value: 2025..2026\nunit: percent",
            "2:1 unit-misplaced: expected no unit with a period, found unit",
        ),
        (
            "value: 58/76\nunit: percent",
            "2:1 unit-misplaced: expected no unit with a share, found unit",
        ),
        (
            "value: 2025-03\nscale: million",
            "2:1 scale-misplaced: expected no scale with a date, found scale",
        ),
    ],
)
def test_garbage_is_told_with_its_place(text: str, problem: str) -> None:
    assert read(text)[1] == [f"a.yaml:{problem}"]


def test_a_value_left_out_is_the_registers_affair() -> None:
    assert read("value:")[1] == []
