"""The registers of events and bodies: what is read, and what is told of mistakes."""

from portal.model.event import Event, EventKind
from portal.model.partial_date import PartialDate
from portal.model.reference import Names
from portal.reading import checks
from portal.reading.events import read_body, read_event
from portal.reading.registers import read_register
from portal.reading.values import Report
from tests.builders import EN, VI, a_fact, a_site

EVENT = """\
meeting-1:
  kind: meeting
  date: 2025-03-18
  title: {vi: Họp, en: A meeting}
  says: {vi: "Về {fact:bins}.", en: "About {fact:bins}."}
  outdates: [guides/sweep]
  outdated-facts: [bins]
  sources: [{source: r1, quote: they met}]
"""
BODY = """\
council:
  name: {vi: Hội đồng, en: Council}
  says: {vi: Họp hằng tháng., en: Meets monthly.}
  offices:
    - {person: Ana Đỗ, title: {vi: Chủ tịch, en: Chair}, as-of: 2025-03, sources: [{source: r1}]}
  sources: [{source: r2}]
"""


def events(text: str) -> tuple[tuple[Event, ...], list[str]]:
    report = Report("events.yaml")
    read = read_register(text, report, (VI, EN), read_event, "an event")
    return read, [f"{one.place} {one.code}" for one in report.problems]


def test_an_event_says_what_happened_when_and_what_it_outdates() -> None:
    (one,), problems = events(EVENT)
    assert problems == []
    assert (one.kind, one.date) == (EventKind.MEETING, PartialDate(2025, 3, 18))
    assert (one.outdates, one.outdated_facts) == (("guides/sweep",), ("bins",))
    assert [ref.target for ref in one.named("en")] == ["bins"]
    assert [(ref.names, ref.target) for ref in one.references] == [
        (Names.SOURCE, "r1"),
        (Names.PAGE, "guides/sweep"),
        (Names.FACT, "bins"),
    ]


def test_mistakes_in_an_event_are_told_with_their_places() -> None:
    _, problems = events(EVENT.replace("kind: meeting", "kind: party").replace("-18", "-38"))
    assert problems == ["events.yaml:2:9 kind-invalid", "events.yaml:3:9 date-invalid"]
    _, problems = events(EVENT.replace("  date: 2025-03-18\n", ""))
    assert problems == ["events.yaml:2:3 field-missing"]


def test_a_body_has_its_offices_each_with_its_date_and_sources() -> None:
    report = Report("bodies.yaml")
    (one,) = read_register(BODY, report, (VI, EN), read_body, "a body")
    assert report.problems == []
    (office,) = one.offices
    assert (office.person, office.title["en"]) == ("Ana Đỗ", "Chair")
    assert office.as_of == PartialDate(2025, 3)
    assert [ref.target for ref in one.references] == ["r2", "r1"]


def test_an_office_needs_the_date_of_its_source() -> None:
    report = Report("bodies.yaml")
    read_register(BODY.replace("as-of: 2025-03, ", ""), report, (VI, EN), read_body, "a body")
    assert [one.code for one in report.problems] == ["field-missing"]


def test_an_event_names_the_same_in_every_language() -> None:
    (one,), _ = events(EVENT.replace('en: "About {fact:bins}."', "en: About bins."))
    site = a_site(languages=(VI, EN), facts=(a_fact("bins"),), events=(one,))
    assert [problem.code for problem in checks.entries_agree(site)] == ["facts-differ"]
    (one,), _ = events(EVENT)
    assert not list(checks.entries_agree(a_site(languages=(VI, EN), events=(one,))))


def test_what_an_event_names_has_to_be_there() -> None:
    (one,), _ = events(EVENT)
    site = a_site(languages=(VI, EN), events=(one,))
    codes = {problem.code for problem in checks.registers_lead_somewhere(site)}
    assert codes == {"fact-unknown", "page-unknown", "source-unknown"}
