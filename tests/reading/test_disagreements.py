"""Disagreements are read from YAML, and nothing is preferred on too little."""

import datetime

import pytest

from portal.model.disagreement import Disagreement, Preference, Version
from portal.model.kinds import Key
from portal.model.partial_date import PartialDate
from portal.model.place import Place
from portal.model.reference import Names, Reference
from portal.model.register import Confidence, Evidence
from portal.reading.disagreements import read_disagreement
from portal.reading.registers import read_register
from portal.reading.values import Report
from tests.builders import EN, VI

SECOND = """    - says: {vi: "Ngày {fact:b}.", en: "The {fact:b}."}
      sources: [{source: r2}, {source: r3}]
"""
FIRST = """
d1:
  title: {vi: Ngày nào, en: Which day}
  lead: {vi: Hai ngày., en: Two days.}
  as-of: 2025-03
  checked: 2026-11-22
  versions:
    - says: {vi: "Ngày {fact:a}.", en: "The {fact:a}."}
      sources: [{source: r1, paragraph: 5, quote: the 14th}]
"""
TAIL = """  preferred:
    version: 2
    confidence: several
    because: {vi: Hai nguồn., en: Two sources.}
  note: {vi: Chưa rõ., en: Not clear.}
  pages: [guides/sweep]
"""
TEXT = FIRST + SECOND + TAIL


def read(text: str) -> tuple[tuple[Disagreement, ...], list[str]]:
    """The entries, and the problems as they are printed."""
    report = Report("a.yaml")
    entries = read_register(text, report, (VI, EN), read_disagreement, "a disagreement")
    return entries, [str(one) for one in report.problems]


def a_fact_at(name: str, line: int, column: int) -> Reference:
    """A fact named in a text that starts there."""
    return Reference(Names.FACT, name, Place("a.yaml", line, column))


def test_a_disagreement_is_read() -> None:
    (one,), problems = read(TEXT)
    assert problems == []
    assert one == Disagreement(
        id="d1",
        title={"vi": "Ngày nào", "en": "Which day"},
        lead={"vi": "Hai ngày.", "en": "Two days."},
        as_of=PartialDate(2025, 3),
        checked=datetime.date(2026, 11, 22),
        versions=(
            Version(
                {
                    "vi": ("Ngày ", a_fact_at("a", 8, 18), "."),
                    "en": ("The ", a_fact_at("a", 8, 40), "."),
                },
                (Evidence("r1", "5", "", "the 14th"),),
            ),
            Version(
                {
                    "vi": ("Ngày ", a_fact_at("b", 10, 18), "."),
                    "en": ("The ", a_fact_at("b", 10, 40), "."),
                },
                (Evidence("r2"), Evidence("r3")),
            ),
        ),
        preferred=Preference(
            2, Confidence.SEVERAL, {"vi": ("Hai nguồn.",), "en": ("Two sources.",)}
        ),
        note={"vi": ("Chưa rõ.",), "en": ("Not clear.",)},
        pages=(Key("guides/sweep"),),
        place=Place("a.yaml", 3, 3),
        references=(
            Reference(Names.SOURCE, "r1", Place("a.yaml", 9, 26)),
            Reference(Names.SOURCE, "r2", Place("a.yaml", 11, 26)),
            Reference(Names.SOURCE, "r3", Place("a.yaml", 11, 40)),
            Reference(Names.PAGE, "guides/sweep", Place("a.yaml", 17, 11)),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  title: {vi: Ngày nào, en: Which day}\n", "", "3:3 field-missing"),
        ("Which day", "d" * 91, "3:29 title-long"),
        ("Two days.", "d" * 301, "4:29 lead-long"),
        (", en: Which day", "", "3:10 field-missing"),
        ("2026-11-22", "soon", "6:12 checked-invalid"),
        ("{fact:a}.", "{fact:a.", "8:18 reference-invalid"),
        ("{fact:a}.", "{fakt:a}.", "8:18 reference-unknown"),
        ("[{source: r1, paragraph: 5, quote: the 14th}]", "[]", "9:16 field-missing"),
        (SECOND, "", "8:5 versions-few"),
        ("version: 2", "version: 3", "13:14 version-invalid"),
        ("version: 2", "version: 0", "13:14 version-invalid"),
        ("version: 2", "version: 1", "14:17 preference-unsupported"),
        ("source: r3", "source: r2", "14:17 preference-unsupported"),
        ("confidence: several", "confidence: single", "14:17 confidence-invalid"),
        ("confidence: several", "confidence: strong", "14:17 confidence-invalid"),
        ("because", "cause", "13:5 field-missing"),
        ("note:", "nota:", "16:3 field-unknown"),
    ],
)
def test_one_mistake_is_told_where_it_stands(old: str, new: str, problem: str) -> None:
    assert old in TEXT
    _, problems = read(TEXT.replace(old, new, 1))
    assert [one.partition(": ")[0] for one in problems][:1] == [f"a.yaml:{problem}"]


def test_what_is_read_in_the_text_itself_needs_one_source() -> None:
    text = TEXT.replace("version: 2", "version: 1").replace("several", "primary")
    (one,), problems = read(text)
    assert problems == []
    assert one.preferred is not None
    assert one.preferred.confidence is Confidence.PRIMARY
