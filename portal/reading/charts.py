"""The register of charts in YAML: what is read, and which figures may be drawn together."""

from collections.abc import Iterator

from portal.model.chart import Chart
from portal.model.kinds import Key
from portal.model.place import Problem
from portal.model.reference import Names
from portal.model.register import Quantity
from portal.model.site import Site
from portal.reading.pages import LONGEST_TITLE
from portal.reading.registers import Context, named, words_of
from portal.reading.values import Fields

FEWEST_BARS = 2
"""One bar alone compares nothing."""


def read_chart(fields: Fields, context: Context) -> Chart:
    """Read one chart."""
    fields.require(("title", "facts", "pages"))
    facts, pages = fields.ids("facts"), fields.ids("pages")
    if "facts" in fields and len(facts) < FEWEST_BARS:
        expected = f"{FEWEST_BARS} facts or more"
        fields.report.add(fields.place_of("facts"), "bars-few", expected, f"{len(facts)}")
    targets = fields.ids("targets")
    for target, place in targets:
        if target not in dict(facts):
            fields.report.add(place, "target-undrawn", "one of the facts of the chart", target)
    return Chart(
        id=context.id,
        title=words_of(fields, "title", context, longest=LONGEST_TITLE),
        facts=tuple(fact for fact, _ in facts),
        pages=tuple(Key(page) for page, _ in pages),
        place=fields.place,
        targets=tuple(target for target, _ in targets),
        references=(*named(Names.FACT, facts), *named(Names.PAGE, pages)),
    )


def charts_compare_like_things(site: Site) -> Iterator[Problem]:
    """The bars of a chart are single numbers of one unit, none of them below zero."""
    for chart in site.charts.values():
        values = [site.facts[one].value for one in chart.facts if one in site.facts]
        numbers = [one for one in values if isinstance(one, Quantity) and one.number >= 0]
        units = sorted({one.unit or "none" for one in numbers})
        if len(numbers) < len(values):
            expected = "facts that are one number each, not below zero"
            yield Problem(chart.place, "bar-unmeasured", expected, f"{chart.id}")
        if len(units) > 1:
            yield Problem(chart.place, "bars-unlike", "facts of one unit", ", ".join(units))
        if numbers and not any(one.number for one in numbers):
            yield Problem(chart.place, "bar-unmeasured", "a figure above zero", f"{chart.id}")


def charts_stand_beside_their_figures(site: Site) -> Iterator[Problem]:
    """A chart stands on topics that name all its facts, so that their sources stand there too."""
    for chart in site.charts.values():
        for key in chart.pages:
            for page in site.translations(key):
                lacks = sorted({*chart.facts} - {*page.named(Names.FACT)})
                if page.kind.name != "topic":
                    yield Problem(chart.place, "chart-misplaced", "a page of topics/", key)
                elif lacks:
                    expected = f"every fact of the chart named in {page.place.path}"
                    found = f"not {', '.join(lacks)}"
                    yield Problem(chart.place, "chart-misplaced", expected, found)
