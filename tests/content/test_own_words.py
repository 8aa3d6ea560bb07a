"""What the site says about the five source reports is said in its own words."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.shingles import shingles

ROOT = Path(__file__).parents[2]
REPORTS = frozenset((Path(__file__).parent / "reports.shingles").read_text("ascii").split())

NAMES = re.compile(
    r"Central Steering Committee|Government Steering Committee|National Advisory Council"
    r"|Ministry of (?:Science and Technology|Public Security|Home Affairs)"
    r"|National Public Service Portal|(?:Steering|National) Committee (?:for|on) [A-Z]\w+ \w+"
    r"|Science(?:s| and Technology)?,? (?:and )?Technology(?: Development)?,"
    r" Innovation,?(?: and)? Digital Transformation"
    r"|(?:la |de la )?science, (?:la |de la )?technologie, (?:l’|de l’)innovation"
    r" et (?:la |de la )?(?:transformation numérique|\{term:)",
    re.IGNORECASE,
)
"""Whose wording is not ours to choose."""

QUOTED = re.compile(r'“[^”]*”|«[^»]*»|quote: "(?:[^"\\]|\\.)*"|\*[^*\n]+\*\{: lang')


def copied(text: str) -> Iterator[str]:
    """The runs of words that a text shares with a report, names and quotations left out."""
    own = NAMES.sub(" § ", QUOTED.sub(" § ", text))
    for part in own.split("§"):
        yield from (run for run, print_ in shingles(part) if print_ in REPORTS)


def test_no_sentence_is_a_report_s() -> None:
    pages, registers = ROOT.glob("content/*/**/*.md"), ROOT.glob("content/*/*.yaml")
    # The titles of documents and of articles are printed as they are.
    titled = ("instruments", "sources")
    files = (*pages, *(file for file in registers if file.parent.name not in titled))
    assert len(files) > 100
    assert [
        f"{file.relative_to(ROOT)}: {run}"
        for file in sorted(files)
        for run in copied(file.read_text(encoding="utf-8"))
    ] == []


def test_a_copied_sentence_is_found() -> None:
    sentence = (
        "many tasks in programs, plans and projects are still behind schedule and have not changed."
    )
    assert list(copied(sentence))
    assert not list(copied(f"“{sentence}”"))
