"""Citations as reference managers read them."""

import json

import pytest

from portal.model.partial_date import PartialDate
from portal.rendering.citations import Citation, bibtex, csl_json, ris, said_by
from tests.builders import EN, FR, a_source


def a_citation(title: str = "Sweep", date: PartialDate | None = None, note: str = "") -> Citation:
    url = "https://town.example/en/guides/sweep/"
    return Citation("guides-sweep-en", title, "Town Guide", date, url, "en", note)


def test_who_says_so_in_two_places_is_named_once() -> None:
    twice = (a_source("r1"), a_source("r2"), a_source("r3", publisher="Herald", published=None))
    assert said_by(twice, EN) == "Gazette, 19 March 2025; Herald"


def test_french_parts_sources_by_a_sign_that_begins_no_line() -> None:
    two = (a_source("r1", published=None), a_source("r2", publisher="Herald", published=None))
    assert said_by(two, FR) == "Gazette\N{NO-BREAK SPACE}; Herald"


def test_bibtex_is_a_whole_entry() -> None:
    assert bibtex(a_citation(date=PartialDate(2026, 11, 21), note="A note.")) == (
        "@misc{guides-sweep-en,\n"
        "  author = {{Town Guide}},\n"
        "  title = {{Sweep}},\n"
        "  year = {2026},\n"
        "  month = nov,\n"
        "  url = {https://town.example/en/guides/sweep/},\n"
        "  language = {en},\n"
        "  note = {A note.},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("3% of R&D", r"3\% of R\&D"),
        ("a_b #1 $5", r"a\_b \#1 \$5"),
        ("{x} \\y", r"\{x\} \textbackslash{}y"),
        ("~a^b", r"\textasciitilde{}a\textasciicircum{}b"),
        ("two\nlines", "two lines"),
        ("Nghị quyết số 57-NQ/TW", "Nghị quyết số 57-NQ/TW"),
    ],
)
def test_bibtex_takes_no_sign_of_a_title_for_a_command(title: str, written: str) -> None:
    assert f"  title = {{{{{written}}}}},\n" in bibtex(a_citation(title))


def test_ris_has_a_field_a_line_and_ends_its_record() -> None:
    record = ris(a_citation("Sweep\nyour street", PartialDate(2026, 11, 1)))
    assert record.split("\r\n") == [
        "TY  - ELEC",
        "AU  - Town Guide",
        "TI  - Sweep your street",
        "PY  - 2026",
        "DA  - 2026/11/01/",
        "UR  - https://town.example/en/guides/sweep/",
        "LA  - en",
        "ER  - ",
        "",
    ]


def test_csl_json_is_a_list_of_one_item() -> None:
    (item,) = json.loads(csl_json(a_citation(date=PartialDate(2026, 11))))
    assert item == {
        "id": "guides-sweep-en",
        "type": "webpage",
        "author": [{"literal": "Town Guide"}],
        "container-title": "Town Guide",
        "title": "Sweep",
        "URL": "https://town.example/en/guides/sweep/",
        "language": "en",
        "issued": {"date-parts": [[2026, 11]]},
    }


def test_without_a_date_none_is_made_up() -> None:
    cited = a_citation()
    assert "year" not in bibtex(cited)
    assert "PY" not in ris(cited)
    assert "issued" not in csl_json(cited)
