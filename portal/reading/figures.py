"""The value of a fact: a number, a range, a share, a date or a period, exactly as written."""

import re
from decimal import Decimal

import yaml

from portal.model.partial_date import PartialDate
from portal.model.register import Period, Quantity, Scale, Share, Span, Value
from portal.reading.values import NO_DATE, Fields, read_number, shown

_SHARE = re.compile(r"([0-9]{1,18})/([0-9]{1,18})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_PERIOD = re.compile(r"([0-9-]+)\.\.([0-9-]+)")
_EXPECTED = "a number, a share like 58/76, a range like [16, 18], a date or a period"
_UNSET = Quantity(Decimal(0))
"""What stands in for a value that was reported as a problem; it is never published."""


def read_value(fields: Fields) -> Value:
    """Read `value`, `scale` and `unit`; a value that cannot be read is reported."""
    scale = fields.choice("scale", Scale) or Scale.ONE
    unit = fields.text("unit")
    node = fields.node("value")
    if isinstance(node, yaml.SequenceNode) and len(node.value) == 2:
        return _span(node, fields, scale, unit)
    if isinstance(node, yaml.ScalarNode):
        if share := _SHARE.fullmatch(node.value):
            _refuse_unit(fields, "a share")
            return _share(node, fields, int(share[1]), int(share[2]))
        if _DATE.fullmatch(node.value):
            _refuse_unit(fields, "a date")
            return fields.partial_date("value") or NO_DATE
        if period := _PERIOD.fullmatch(node.value):
            _refuse_unit(fields, "a period")
            return _period(node, fields, period[1], period[2])
        return _quantity(node, fields, scale, unit)
    if node is not None:
        fields.report.add(fields.report.place(node), "value-invalid", _EXPECTED, shown(node))
    return _UNSET


def _span(node: yaml.SequenceNode, fields: Fields, scale: Scale, unit: str) -> Span:
    low, high = (_quantity(item, fields, scale, unit) for item in node.value)
    both = low is not _UNSET and high is not _UNSET
    if both and low.number >= high.number:
        expected, found = "a range from the lower number", f"[{low.number}, {high.number}]"
        fields.report.add(fields.report.place(node), "value-invalid", expected, found)
    return Span(low, high)


def _share(node: yaml.ScalarNode, fields: Fields, part: int, whole: int) -> Share:
    if part > whole or not whole:
        expected = "a share no larger than its whole"
        fields.report.add(fields.report.place(node), "value-invalid", expected, shown(node))
    return Share(part, whole)


def _period(node: yaml.ScalarNode, fields: Fields, first: str, last: str) -> Value:
    try:
        period = Period(PartialDate.parse(first), PartialDate.parse(last))
    except ValueError:
        expected = "a period like 2025..2026 or 2025-03..2026-05"
        fields.report.add(fields.report.place(node), "value-invalid", expected, shown(node))
        return _UNSET
    if period.first.last_day >= period.last.first_day:
        expected = "a period from the earlier date"
        fields.report.add(fields.report.place(node), "value-invalid", expected, shown(node))
    return period


def _refuse_unit(fields: Fields, what: str) -> None:
    """A unit that would not be printed must not pass silently."""
    for name in ("scale", "unit"):
        if name in fields:
            expected, found = f"no {name} with {what}", name
            fields.report.add(fields.place_of_name(name), f"{name}-misplaced", expected, found)


def _quantity(node: yaml.Node, fields: Fields, scale: Scale, unit: str) -> Quantity:
    number = read_number(node, fields.report, "value")
    return _UNSET if number is None else Quantity(number, scale, unit)
