"""The scripts of pages as published."""

from pathlib import Path

from portal.web.app import HERE
from portal.web.scripts import scripts


def test_a_script_is_published_without_the_words_about_it(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text("/** Why. */\nconst a = 1  // here\nself.b = a\n")
    assert scripts(tmp_path) == {"js/one.js": b"const a=1;self.b=a"}


def test_every_script_of_pages_is_published() -> None:
    written = {f"js/{file.name}" for file in (HERE / "static" / "js").iterdir()}
    assert set(scripts(HERE / "static" / "js")) == written
