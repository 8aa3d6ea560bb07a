"""Charts ready to print: the picture, and the figures behind it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from flask_babel import gettext as _

from portal.model.chart import Chart
from portal.model.page import Page
from portal.model.register import Fact, Quantity
from portal.rendering.lines import tied
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
        _bar(line, one, is_target=one.id in chart.targets)
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


def _bar(line: Figure, fact: Fact, *, is_target: bool) -> Bar:
    """A figure as a bar, of which a target says that it is one."""
    whole = partial(tied, languages=current_site().languages)
    small = " · ".join(part for part in (line.as_of, _("target") if is_target else "") if part)
    return Bar(whole(small), whole(line.statement), _amount(fact), is_target)


def _amount(fact: Fact) -> Decimal:
    """The number of a fact in full; reading has seen to it that it is one.

    Raises:
        TypeError: It is not one number.
    """
    if not isinstance(fact.value, Quantity):
        raise TypeError(fact.id)
    return fact.value.number * fact.value.scale.factor
