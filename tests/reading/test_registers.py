"""What is stated once is read from YAML, entry by entry."""

from collections.abc import Callable, Mapping

import pytest

from portal.model.partial_date import PartialDate
from portal.model.place import Place
from portal.model.reference import Names, Reference
from portal.model.register import (
    Confidence,
    Evidence,
    Fact,
    Instrument,
    OfficialText,
    Relation,
    RelationKind,
    Source,
    Status,
    Term,
    TermWords,
)
from portal.reading.registers import (
    Context,
    Entry,
    read_fact,
    read_instrument,
    read_register,
    read_source,
    read_term,
)
from portal.reading.values import Fields, Report
from tests.builders import EN, VI, a_quantity

Read = Callable[[Fields, Context], Entry]


def read(text: str, reader: Read) -> tuple[Mapping[str, Entry], list[str]]:
    """Entries by id, and the problems as they are printed."""
    report = Report("a.yaml")
    entries = read_register(text, report, (VI, EN), reader, "a thing")
    return {entry.id: entry for entry in entries}, [str(one) for one in report.problems]


SOURCE = """
"001":
  title: The first meeting
  publisher: Bộ Khoa học
  language: en
  published: 2025-03-19
  url: https://news.example/1
"""
INSTRUMENT = """
nq57:
  number: 57-NQ/TW
  aliases: [NQ57, NQ 57]
  name: {vi: Nghị quyết 57, en: Resolution 57}
  title: {vi: về đột phá, en: on breakthroughs}
  issuer: {vi: Bộ Chính trị, en: Politburo}
  date: 2024-12-22
  in-force: 2025
  status: in-force
  page: nq-all
  relations:
    - {kind: implements, of: nq1}
  official:
    - {publisher: Công báo, language: vi, url: "https://gazette.example", opened: true}
  sources: ["001"]
"""
FACT = """
vneid:
  value: 55.25
  as-of: 2025-03
  confidence: single
  wording: {vi: "Hơn {} tài khoản", en: "Over {} accounts"}
  sources:
    - {source: "001", quote: over 55.25 million, paragraph: 6, article: 29}
"""
TERM = """
kerb:
  vi: {term: bó vỉa, definition: Viền đá., also: [lề]}
  en: {term: kerb, definition: The stone edge.}
  review: true
"""


def test_a_source_is_read() -> None:
    place = Place("a.yaml", 3, 3)
    source = Source(
        "001",
        "The first meeting",
        {"vi": "Bộ Khoa học", "en": "Bộ Khoa học"},
        "en",
        PartialDate(2025, 3, 19),
        "https://news.example/1",
        place,
    )
    assert read(SOURCE, read_source) == ({"001": source}, [])


def test_where_nobody_is_named_each_language_says_so() -> None:
    words = {"vi": "không nêu tên", "en": "not named"}
    entries, problems = read(
        SOURCE.replace("Bộ Khoa học", "{vi: không nêu tên, en: not named}"), read_source
    )
    assert isinstance(entries["001"], Source)
    assert (entries["001"].publisher, problems) == (words, [])


def test_an_instrument_is_read() -> None:
    instrument = Instrument(
        id="nq57",
        number="57-NQ/TW",
        aliases=("NQ57", "NQ 57"),
        name={"vi": "Nghị quyết 57", "en": "Resolution 57"},
        title={"vi": "về đột phá", "en": "on breakthroughs"},
        issuer={"vi": "Bộ Chính trị", "en": "Politburo"},
        date=PartialDate(2024, 12, 22),
        in_force=PartialDate(2025),
        status=Status.IN_FORCE,
        page="nq-all",
        relations=(Relation(RelationKind.IMPLEMENTS, "nq1"),),
        official=(OfficialText("Công báo", "vi", "https://gazette.example", True),),
        sources=("001",),
        place=Place("a.yaml", 3, 3),
        references=(
            Reference(Names.SOURCE, "001", Place("a.yaml", 16, 13)),
            Reference(Names.INSTRUMENT, "nq1", Place("a.yaml", 13, 30)),
            Reference(Names.PAGE, "instruments/nq-all", Place("a.yaml", 11, 9)),
        ),
    )
    assert read(INSTRUMENT, read_instrument) == ({"nq57": instrument}, [])


def test_an_instrument_is_explained_by_the_page_of_its_own_id() -> None:
    text = "a:\n  number: 1\n  name: {vi: a, en: a}\n  status: not-stated\n"
    entries, problems = read(text, read_instrument)
    one = entries["a"]
    assert isinstance(one, Instrument)
    assert (one.page, one.references, problems) == ("a", (), [])


def test_a_fact_is_read() -> None:
    fact = Fact(
        id="vneid",
        value=a_quantity("55.25"),
        as_of=PartialDate(2025, 3),
        confidence=Confidence.SINGLE,
        wording={"vi": "Hơn {} tài khoản", "en": "Over {} accounts"},
        evidence=(Evidence("001", "6", "29", "over 55.25 million"),),
        place=Place("a.yaml", 3, 3),
        references=(Reference(Names.SOURCE, "001", Place("a.yaml", 8, 16)),),
    )
    assert read(FACT, read_fact) == ({"vneid": fact}, [])


def test_a_term_is_read() -> None:
    term = Term(
        "kerb",
        {
            "vi": TermWords("bó vỉa", "Viền đá.", ("lề",)),
            "en": TermWords("kerb", "The stone edge."),
        },
        True,
        Place("a.yaml", 3, 3),
    )
    assert read(TERM, read_term) == ({"kerb": term}, [])


def test_an_empty_file_holds_no_entries() -> None:
    assert read("", read_source) == ({}, [])
    assert read("# only a comment\n", read_source) == ({}, [])


@pytest.mark.parametrize(
    ("text", "old", "new", "problem", "reader"),
    [
        (SOURCE, '"001":', "Số_1:", "2:1 entry-invalid", read_source),
        (SOURCE, '"001":', "a--b:", "2:1 entry-invalid", read_source),
        (SOURCE, "title", "titel", "3:3 field-missing", read_source),
        (SOURCE, "Bộ Khoa học", "{vi: không nêu tên}", "4:14 field-missing", read_source),
        (SOURCE, "2025-03-19", "March", "6:14 published-invalid", read_source),
        (SOURCE, "https://", "www.", "7:8 url-invalid", read_source),
        (SOURCE, "https://", "https:///", "7:8 url-invalid", read_source),
        (SOURCE, "example/1", "example/…", "7:8 url-invalid", read_source),
        (SOURCE, "example/1", "example/a b", "7:8 url-invalid", read_source),
        (INSTRUMENT, "status: in-force", "status: fine", "10:11 status-invalid", read_instrument),
        (INSTRUMENT, ", en: Politburo", "", "7:11 field-missing", read_instrument),
        (INSTRUMENT, "Politburo", "Politburo, fr: Bureau", "7:45 field-unknown", read_instrument),
        (INSTRUMENT, "implements", "hates", "13:14 kind-invalid", read_instrument),
        (INSTRUMENT, ", of: nq1", "", "13:7 field-missing", read_instrument),
        (INSTRUMENT, "opened: true", "opened: maybe", "15:83 opened-invalid", read_instrument),
        (INSTRUMENT, "[NQ57, NQ 57]", "NQ57", "4:12 aliases-invalid", read_instrument),
        (FACT, "Over {}", "Over 55", "6:12 wording-invalid", read_fact),
        (FACT, "confidence: single", "confidence: high", "5:15 confidence-invalid", read_fact),
        (FACT, "  value: 55.25\n", "", "3:3 field-missing", read_fact),
        (FACT, "55.25\n", "~\n", "3:10 field-missing", read_fact),
        (FACT, 'source: "001", ', "", "8:7 field-missing", read_fact),
        (FACT, "paragraph", "page", "8:50 field-unknown", read_fact),
        (TERM, ", definition: The stone edge.", "", "4:7 field-missing", read_term),
        (TERM, "  en:", "  de:", "3:3 field-missing", read_term),
        (TERM, "review: true", "review: 1", "5:11 review-invalid", read_term),
        (TERM, "[lề]", "[lề, '']", "3:55 also-invalid", read_term),
    ],
)
def test_one_mistake_is_told_where_it_stands(
    text: str, old: str, new: str, problem: str, reader: Read
) -> None:
    assert old in text
    _, problems = read(text.replace(old, new), reader)
    assert problems[0].startswith(f"a.yaml:{problem}: ")


def test_an_entry_without_fields_is_told() -> None:
    _, problems = read("a:\n", read_source)
    assert problems == [
        "a.yaml:1:1 entry-invalid: "
        'expected a thing under an id of lower-case ASCII, digits and hyphens, found "a"'
    ]


def test_a_wrong_entry_does_not_hide_the_others() -> None:
    entries, problems = read("a: 5\n" + SOURCE + "b: []\n", read_source)
    assert "001" in entries
    assert [one.partition(": ")[0] for one in problems] == [
        "a.yaml:1:4 mapping-expected",
        "a.yaml:9:4 mapping-expected",
    ]


def test_an_id_given_twice_in_a_file_is_told() -> None:
    _, problems = read(SOURCE + SOURCE, read_source)
    assert problems == ["a.yaml:9:1 field-twice: expected 001 once, found it again"]


def test_entries_may_share_what_an_anchor_names() -> None:
    text = (
        "a: {number: 1, name: &name {vi: x, en: y}, status: ended}\n"
        "b: {number: 2, name: *name, status: ended}\n"
    )
    entries, problems = read(text, read_instrument)
    assert problems == []
    assert [one.name for one in entries.values() if isinstance(one, Instrument)] == [
        {"vi": "x", "en": "y"},
        {"vi": "x", "en": "y"},
    ]
