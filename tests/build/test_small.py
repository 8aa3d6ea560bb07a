"""Sites as small as they come: nothing that can be empty has to be there."""

import json
from pathlib import Path

import pytest

from portal.cli import main

HOME = """---
title: Town
lead: What the town does.
doors: [{title: All, text: All there is., to: index, pages: [index]}]
---
Sweeping.
"""
LIST = """---
title: List {number}
lead: What there will be.
as-of: 2026-11
checked: 2026-11-21
---
"""
LISTS = (
    *("articles/index", "bodies", "commitments/index", "commitments/by-topic"),
    *("disagreements/index", "facts/index", "facts-by-date", "glossary", "instruments/index"),
    *("relations", "sources/index", "timeline"),
)
"""Pages of registers, none of which has an entry, and of a section without pages."""


def a_content(folder: Path, lists: tuple[str, ...]) -> Path:
    firsts = {name.partition("/")[0] for name in ("search", *lists)}
    site = {
        "name": {"en": "Town"},
        "base-url": "https://town.example/",
        "languages": [{"code": "en", "name": "English"}],
        "addresses": {name: {"en": name} for name in firsts},
        "menu": ["index"],
    }
    pages = {name: LIST.format(number="i" * place) for place, name in enumerate(lists)}
    for name, text in {"index": HOME, **pages}.items():
        file = folder / "en" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "site.yaml").write_text(json.dumps(site), encoding="utf-8")
    return folder


@pytest.mark.parametrize("lists", [(), LISTS])
def test_one_page_in_one_language_is_a_site_and_so_are_lists_of_nothing(
    lists: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = str(a_content(tmp_path / "content", lists))
    output = str(tmp_path / "dist")
    assert main(["check", "--content", content]) == 0, capsys.readouterr().err
    assert main(["build", "--content", content, "--output", output]) == 0, capsys.readouterr().err
    assert main(["audit", "--content", content, output]) == 0, capsys.readouterr().err
    assert "Sweeping." in (tmp_path / "dist/en/index.html").read_text(encoding="utf-8")
    assert main(["search", "--content", content, "en", "sweep"]) == 0
