"""The style sheets as published: small, whole, and one for a page to wait for."""

import re
from pathlib import Path

import pytest

from portal.web.app import HERE
from portal.web.styles import SHEETS, sheets
from tests.web.conftest import Get

FOLDER = HERE / "static" / "css"


def test_every_file_is_published_in_some_sheet() -> None:
    used = {part for parts in SHEETS.values() for part in parts}
    assert used == {file.stem for file in FOLDER.glob("*.css")}


def test_a_sheet_joins_its_files_in_their_order_and_is_smaller(tmp_path: Path) -> None:
    for name in {part for parts in SHEETS.values() for part in parts}:
        (tmp_path / f"{name}.css").write_text(f".{name} {{ color: red }}  /* why */\n")
    made = sheets(tmp_path)
    joined = [f".{name}{{color:red}}" for name in ("site", "finding", "drawing", "parts")]
    assert made["css/finding.css"].decode() == "".join(joined)
    assert made["css/print.css"] == b".print{color:red}"


def test_a_property_that_never_changes_is_its_value(tmp_path: Path) -> None:
    for name in {part for parts in SHEETS.values() for part in parts}:
        (tmp_path / f"{name}.css").write_text("")
    (tmp_path / "site.css").write_text(
        ":root { --gap: 1rem; --ink: #111; --twice: calc(2 * var(--gap)) }"
        "p { margin: var(--gap) var(--twice); color: var(--ink) }"
    )
    (tmp_path / "print.css").write_text(":root { --ink: #000 } p { padding: var(--gap) }")
    made = sheets(tmp_path)
    assert made["css/site.css"] == (
        b":root{--ink:#111}p{margin:1rem calc(2 * 1rem);color:var(--ink)}"
    )
    assert made["css/print.css"] == b":root{--ink:#000}p{padding:1rem}"


RULE = re.compile(r"(?<![\w-])([a-z-]+)\s*:\s*([^;{}]+)")
LITERAL = {
    "line-height": re.compile(r"[1-9]\.\d|[1-9]\d|[2-9]|px|rem"),
    "font-size": re.compile(r"#|\dpx|\drem"),
}
"""What the scales are for; two properties also have units of their own that stand for a size."""
ANYWHERE = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(|\drem\b")


def literals(sheet: str) -> list[str]:
    """What a sheet sets by itself that the scales are for: sizes, spaces, colours, lines."""
    rules = re.sub(r"/\*.*?\*/|@media[^{]*|--[\w-]+\s*:[^;}]*", "", sheet, flags=re.DOTALL)
    return [
        f"{name}: {value}"
        for name, value in RULE.findall(rules)
        if LITERAL.get(name, ANYWHERE).search(value) or ANYWHERE.search(value)
    ]


def test_sizes_spaces_and_colours_are_custom_properties() -> None:
    for file in sorted(FOLDER.glob("*.css")):
        found = literals(file.read_text(encoding="utf-8"))
        if file.stem == "print":  # paper has scales of its own, in points and millimetres
            found = [one for one in found if not one.startswith("line-height")]
        assert found == [], file.name


@pytest.mark.parametrize(
    "rule",
    [
        "margin: 0 1.5rem",
        "color: #fff",
        "box-shadow: 0 0 .5rem red",
        "font-size: 14px",
        "background: linear-gradient(rgb(0 0 0), red)",
        "line-height: 1.5",
        "inset: -10rem",
    ],
)
def test_a_literal_is_found(rule: str) -> None:
    assert literals(f"p {{ display: block; {rule}; --own: 1rem }}") == [rule]
    assert not literals("p { --own: 1rem; margin: var(--own); font-size: .9em; line-height: 0 }")


def test_made_small_nothing_is_lost_that_old_browsers_fall_back_to() -> None:
    sheet = sheets(FOLDER)["css/finding.css"].decode()
    assert re.search(r'content:"\\a0→";content:"\\a0→"/""', sheet)
    assert sheet.startswith("@layer reset,tokens,base,layout,components,print;")


@pytest.mark.parametrize(
    ("address", "sheet"),
    [("/en/", "finding"), ("/en/search/", "finding"), ("/en/guides/sweep/", "site")],
)
def test_a_page_waits_for_one_sheet_and_paper_has_its_own(
    get: Get, address: str, sheet: str
) -> None:
    links = re.findall(r'<link rel="stylesheet" href="[^"]*css/(\w+)\.css"([^>]*)>', get(address))
    assert links == [(sheet, ""), ("print", ' media="print"')]
