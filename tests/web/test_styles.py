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
    assert made["css/finding.css"] == b".site{color:red}.finding{color:red}.drawing{color:red}"
    assert made["css/print.css"] == b".print{color:red}"


def test_made_small_nothing_is_lost_that_old_browsers_fall_back_to() -> None:
    sheet = sheets(FOLDER)["css/finding.css"].decode()
    assert re.search(r'content:" →";content:" →"/""', sheet)
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
