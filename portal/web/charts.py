"""Charts ready to print: the picture, and the figures behind it."""

from dataclasses import dataclass
from decimal import Decimal

from flask_babel import gettext as _

from portal.model.chart import Chart
from portal.model.page import Page
from portal.model.register import Fact, Quantity
from portal.web.drawing import Bar, bar_picture
from portal.web.evidence import Figure, figure
from portal.web.state import current_language, current_site


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A chart in the reader's language.

    Attributes:
        anchor: Its anchor.
        title: What it compares.
        picture: Its bars, as SVG.
        figures: The figures of the bars, in their order.
    """

    anchor: str
    title: str
    picture: str
    figures: tuple[Figure, ...]


def charts_of(page: Page) -> tuple[ShownChart, ...]:
    """The charts of a page."""
    return tuple(map(_shown, current_site().charts_on(page)))


def _shown(chart: Chart) -> ShownChart:
    facts = [current_site().facts[one] for one in chart.facts]
    figures = tuple(figure(one, with_others=False) for one in facts)
    bars = [
        Bar(line.as_of, line.statement, _amount(one))
        for line, one in zip(figures, facts, strict=True)
    ]
    title = chart.title[current_language().code]
    words = _("Bars as long as their figures. The table below has the same.")
    return ShownChart(
        anchor=chart.anchor,
        title=title,
        picture=bar_picture(title, words, bars, name=chart.anchor),
        figures=figures,
    )


def _amount(fact: Fact) -> Decimal:
    """The number of a fact in full; reading has seen to it that it is one.

    Raises:
        TypeError: It is not one number.
    """
    if not isinstance(fact.value, Quantity):
        raise TypeError(fact.id)
    return fact.value.number * fact.value.scale.factor
