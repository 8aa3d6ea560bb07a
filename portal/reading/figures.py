"""The value of a fact: a number, a range, a share of a whole, or a date, exactly as written."""

import re
from decimal import Decimal

import yaml

from portal.model.partial_date import PartialDate
from portal.model.register import Quantity, Scale, Share, Span, Value
from portal.reading.values import Fields, read_number, shown

_SHARE = re.compile(r"(\d+)/(\d+)")
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_UNSET = Quantity(Decimal(0))
"""What stands in for a value that was reported as a problem; it is never published."""


def read_value(fields: Fields) -> Value:
    """Read `value`, `scale` and `unit`; a value that cannot be read is reported."""
    scale = fields.choice("scale", Scale) or Scale.ONE
    unit = fields.text("unit")
    node = fields.node("value")
    if isinstance(node, yaml.SequenceNode) and len(node.value) == 2:
        low, high = (_quantity(item, fields, scale, unit) for item in node.value)
        return Span(low, high)
    if isinstance(node, yaml.ScalarNode):
        if share := _SHARE.fullmatch(node.value):
            return Share(int(share[1]), int(share[2]))
        if _DATE.fullmatch(node.value):
            return fields.partial_date("value") or PartialDate(1)
        return _quantity(node, fields, scale, unit)
    if node is not None:
        expected = "a number, a share like 58/76, a range like [16, 18] or a date"
        fields.report.add(fields.report.place(node), "value-invalid", expected, shown(node))
    return _UNSET


def _quantity(node: yaml.Node, fields: Fields, scale: Scale, unit: str) -> Quantity:
    number = read_number(node, fields.report, "value")
    return _UNSET if number is None else Quantity(number, scale, unit)
