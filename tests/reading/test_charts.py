"""The register of charts: what is read, and which figures may be drawn together."""

from dataclasses import replace

from portal.model.chart import Chart
from portal.model.kinds import Key
from portal.model.reference import Names
from portal.model.register import Share, Value
from portal.model.site import Site
from portal.reading import charts, checks
from portal.reading.charts import read_chart
from portal.reading.registers import read_register
from portal.reading.values import Report
from tests.builders import EN, VI, a_fact, a_page, a_quantity, a_site

CHART = """\
fees:
  title: {vi: Phí, en: Fees}
  facts: [fee-a, fee-b]
  pages: [topics/fees]
"""


def read(text: str) -> tuple[tuple[Chart, ...], list[str]]:
    report = Report("charts.yaml")
    found = read_register(text, report, (VI, EN), read_chart, "a chart")
    return found, [f"{one.place} {one.code}" for one in report.problems]


def a_drawn_site(*values: Value, key: str = "topics/fees", names: str = "ab") -> Site:
    """A site of one page and a chart of the fees a and b."""
    markdown = " ".join(f"{{fact:fee-{one}}}" for one in names)
    facts = [a_fact(f"fee-{one}", value) for one, value in zip("ab", values, strict=True)]
    (chart,), _ = read(CHART.replace("topics/fees", key))
    site = a_site(a_page(key, markdown=markdown), facts=facts)
    return replace(site, charts={chart.id: chart})


FEES = a_quantity("10", unit="vnd"), a_quantity("20", unit="vnd")


def codes(site: Site) -> list[str]:
    rules = charts.charts_compare_like_things, charts.charts_stand_beside_their_figures
    return [one.code for rule in rules for one in rule(site)]


def test_a_chart_names_its_facts_and_the_topics_that_show_it() -> None:
    (one,), problems = read(CHART)
    assert problems == []
    assert (one.facts, one.pages) == (("fee-a", "fee-b"), (Key("topics/fees"),))
    assert [(ref.names, ref.target) for ref in one.references] == [
        (Names.FACT, "fee-a"),
        (Names.FACT, "fee-b"),
        (Names.PAGE, "topics/fees"),
    ]


def test_a_target_is_one_of_the_facts_that_are_drawn() -> None:
    (one,), problems = read(CHART + "  targets: [fee-b]\n")
    assert (one.targets, problems) == (("fee-b",), [])
    assert read(CHART + "  targets: [fee-c]\n")[1] == ["charts.yaml:5:13 target-undrawn"]


def test_mistakes_in_a_chart_are_told_with_their_places() -> None:
    assert read(CHART.replace(", fee-b", ""))[1] == ["charts.yaml:3:10 bars-few"]
    assert read(CHART.replace("pages: [topics/fees]", ""))[1] == ["charts.yaml:2:3 field-missing"]
    site = replace(a_drawn_site(*FEES), facts={})
    told = [one.code for one in checks.registers_lead_somewhere(site)]
    assert "fact-unknown" in told


def test_a_chart_of_like_figures_beside_their_sources_has_no_problem() -> None:
    assert codes(a_drawn_site(*FEES)) == []


def test_unlike_figures_are_not_drawn_together() -> None:
    assert codes(a_drawn_site(FEES[0], a_quantity("20", unit="percent"))) == ["bars-unlike"]
    assert codes(a_drawn_site(FEES[0], Share(1, 2))) == ["bar-unmeasured"]
    assert codes(a_drawn_site(a_quantity("0"), a_quantity("0"))) == ["bar-unmeasured"]


def test_a_chart_stands_on_a_topic_that_names_all_its_figures() -> None:
    assert codes(a_drawn_site(*FEES, names="a")) == ["chart-misplaced"]
    assert codes(a_drawn_site(*FEES, key="guides/fees")) == ["chart-misplaced"]
