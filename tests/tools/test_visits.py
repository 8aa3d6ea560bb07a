"""Pages are visited several at once, each once, and what breaks a visit ends them."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tools.visits import visits

pytestmark = pytest.mark.browser


def title(page: Page, home: str, address: str) -> str:
    page.goto(f"{home}{address}")
    return page.title()


def test_each_page_is_visited_once_until_one_breaks(tmp_path: Path) -> None:
    names = [f"{number}.html" for number in range(6)]
    for name in names:
        (tmp_path / name).write_text(f"<!doctype html><title>{name}</title>", encoding="utf-8")
    assert sorted(visits(tmp_path, names, title, "pages", browsers=2)) == names

    def broken(page: Page, home: str, address: str) -> str:
        visited.append(address)
        raise ValueError(address)

    visited: list[str] = []
    with pytest.raises(ValueError, match="html"):
        list(visits(tmp_path, names, broken, "pages", browsers=1))
    assert visited == names[:1]
