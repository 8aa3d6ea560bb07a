"""A build that has nothing to do is answered at once, and only such a one."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from portal import __main__, cli
from portal.build import again
from portal.build.origin import packages
from tests.conftest import EXAMPLE


@pytest.fixture
def arguments(tmp_path: Path, translations: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A build of the example site that has just been made."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EXAMPLE, "content")
    folders = ["--content", "content", "--translations", str(translations)]
    built = ["build", *folders, "--output=site"]
    assert cli.main(built) == 0
    return built


def edited() -> None:
    file = Path("content/en/about.md")
    file.write_text(file.read_text(encoding="utf-8").replace("the", "our"), encoding="utf-8")


CHANGES: dict[str, Callable[[], object]] = {
    "a page edited": edited,
    "a file added": lambda: Path("content/notes.txt").write_text("x", encoding="utf-8"),
    "a published file gone": lambda: Path("site/robots.txt").unlink(),
    "a published file written to": lambda: Path("site/robots.txt").write_text("x"),
    "a file put into the published folder": lambda: Path("site/x").touch(),
    "what builds keep spoilt": lambda: Path(".site-kept/again.json").write_text("x"),
}


def test_what_stands_is_said_again_until_something_changes(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["portal", *arguments])
    assert __main__.main() == 0
    said = capsys.readouterr()
    assert " pages\nnothing has changed" in said.out
    assert said.err.count("warning: translation-missing") == 2
    for name, change in CHANGES.items():
        assert again.standing(arguments), name
        change()
        assert again.standing(arguments) is None, name
        assert cli.main(arguments) == 0


def test_another_command_or_other_packages_make_another_build(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert again.standing(arguments)
    assert again.standing([*arguments, "--quiet"]) is None
    assert again.standing(["check"]) is None
    assert again.standing(["build", "--output"]) is None
    monkeypatch.setattr(again, "packages", lambda: (*packages(), "flask-9.dist-info"))
    assert again.standing(arguments) is None
