"""Commitments are read from YAML; what a source leaves out stays out."""

import pytest

from portal.model.commitment import Commitment, CommitmentKind, LogEntry, Owner
from portal.model.deadline import Quarter
from portal.model.kinds import Key
from portal.model.partial_date import PartialDate
from portal.model.place import Place
from portal.model.reference import Names, Reference
from portal.model.register import Evidence
from portal.reading.commitments import read_commitment, read_owner
from portal.reading.registers import read_register
from portal.reading.values import Report
from tests.builders import EN, VI

TEXT = """
c1:
  task: {vi: Quét., en: Sweep.}
  kind: assigned
  by: {vi: hội đồng, en: the council}
  on: 2025-03-19
  owners: [sweepers]
  deadline: 2025-Q2
  timing: soon
  subject: streets
  sources: [{source: r1, quote: by June}]
  note: {vi: "Xem {doc:7}.", en: "See {doc:7}."}
  disagreements: [d1]
  pages: [guides/sweep]
  log:
    - date: 2025-07
      says: {vi: Đã đếm., en: Counted.}
      sources: [{source: r2}]
    - date: 2025-04-01
      says: {vi: Bắt đầu., en: Begun.}
      sources: [{source: r3}]
"""
LEAST = """
c2:
  task: {vi: Trồng., en: Plant.}
  kind: proposed
  by: {vi: ai đó, en: somebody}
  on: 2025
  subject: parks
  sources: [{source: r1}]
"""


def read(text: str) -> tuple[tuple[Commitment, ...], list[str]]:
    """The entries, and the problems as they are printed."""
    report = Report("a.yaml")
    entries = read_register(text, report, (VI, EN), read_commitment, "a commitment")
    return entries, [str(one) for one in report.problems]


def at(line: int, column: int) -> Place:
    """A place in the file."""
    return Place("a.yaml", line, column)


def test_a_commitment_is_read_with_its_log_from_the_oldest() -> None:
    (one,), problems = read(TEXT)
    assert problems == []
    assert one == Commitment(
        id="c1",
        task={"vi": ("Quét.",), "en": ("Sweep.",)},
        kind=CommitmentKind.ASSIGNED,
        by={"vi": "hội đồng", "en": "the council"},
        on=PartialDate(2025, 3, 19),
        owners=("sweepers",),
        deadline=Quarter(2025, 2),
        timing="soon",
        subject="streets",
        evidence=(Evidence("r1", quote="by June"),),
        note={
            "vi": ("Xem ", Reference(Names.DOC, "7", at(12, 14)), "."),
            "en": ("See ", Reference(Names.DOC, "7", at(12, 34)), "."),
        },
        disagreements=("d1",),
        pages=(Key("guides/sweep"),),
        log=(
            LogEntry(
                PartialDate(2025, 4, 1), {"vi": ("Bắt đầu.",), "en": ("Begun.",)}, (Evidence("r3"),)
            ),
            LogEntry(
                PartialDate(2025, 7), {"vi": ("Đã đếm.",), "en": ("Counted.",)}, (Evidence("r2"),)
            ),
        ),
        place=at(3, 3),
        references=(
            Reference(Names.SOURCE, "r1", at(11, 22)),
            Reference(Names.SOURCE, "r3", at(21, 26)),
            Reference(Names.SOURCE, "r2", at(18, 26)),
            Reference(Names.OWNER, "sweepers", at(7, 12)),
            Reference(Names.DISAGREEMENT, "d1", at(13, 19)),
            Reference(Names.PAGE, "guides/sweep", at(14, 11)),
            Reference(Names.SUBJECT, "streets", at(10, 12)),
        ),
    )
    assert [reference.target for reference in one.named("en")] == ["7"]


def test_what_a_source_does_not_state_is_left_out() -> None:
    (one,), problems = read(LEAST)
    assert problems == []
    assert (one.owners, one.deadline, one.timing, one.log) == ((), None, "", ())


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  subject: streets\n", "", "3:3 field-missing"),
        ("kind: assigned", "kind: promised", "4:9 kind-invalid"),
        ("2025-03-19", "Monday", "6:7 on-invalid"),
        ("2025-Q2", "soon", "8:13 deadline-invalid"),
        ("2025-Q2", "[2025]", "8:13 deadline-invalid"),
        ("[sweepers]", "sweepers", "7:11 owners-invalid"),
        ("{doc:7}.", "{dok:7}.", "12:14 reference-unknown"),
        ("2025-04-01", "2025-03-18", "19:13 log-early"),
        ("date: 2025-07", "date: 2024", "16:13 log-early"),
        ("date: 2025-07", "day: 2025-07", "16:7 field-missing"),
        ("says: {vi: Bắt đầu., en: Begun.}", "says: {vi: Bắt đầu.}", "20:13 field-missing"),
        ("timing", "time", "9:3 field-unknown"),
    ],
)
def test_one_mistake_is_told_where_it_stands(old: str, new: str, problem: str) -> None:
    assert old in TEXT
    _, problems = read(TEXT.replace(old, new, 1))
    assert problems[0].startswith(f"a.yaml:{problem}: ")


def test_what_is_told_within_the_month_of_the_task_is_not_early() -> None:
    _, problems = read(TEXT.replace("2025-04-01", "2025-03"))
    assert problems == []


def test_an_owner_is_read() -> None:
    report = Report("a.yaml")
    text = "sweepers:\n  name: {vi: Đội quét, en: The sweepers}\n"
    (one,) = read_register(text, report, (VI, EN), read_owner, "an owner")
    assert one == Owner("sweepers", {"vi": "Đội quét", "en": "The sweepers"}, at(2, 3))
    assert report.problems == []
