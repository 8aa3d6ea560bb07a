"""The browser tests run in a browser that works, or the person learns what to install."""

from pathlib import Path

import pytest

from tools import browser, debian


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with no browser, where nothing can be installed."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "MAC_APPLICATIONS", ())
    monkeypatch.setattr(browser, "_playwrights", lambda: iter([tmp_path / "downloaded"]))
    monkeypatch.setattr(debian, "may_install", lambda: False)
    monkeypatch.setattr(debian, "run", lambda *command: None)


def a_browser(path: Path, *, works: bool = True) -> Path:
    path.write_text(f"#!/bin/sh\nexit {0 if works else 1}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_browser_on_the_path_is_found(tmp_path: Path) -> None:
    chromium = a_browser(tmp_path / "chromium")
    assert browser.find() == chromium


def test_a_browser_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    a_browser(tmp_path / "chromium-browser", works=False)
    chrome = a_browser(tmp_path / "google-chrome")
    assert browser.find() == chrome


def test_the_one_named_by_the_variable_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    a_browser(tmp_path / "chromium")
    named = a_browser(tmp_path / "my-chromium")
    monkeypatch.setenv("CHROMIUM", str(named))
    assert browser.find() == named


def test_a_wrong_name_in_the_variable_is_refused_though_another_would_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    a_browser(tmp_path / "chromium")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nowhere"))
    with pytest.raises(browser.NoBrowserError, match="nowhere"):
        browser.find()


def test_one_that_playwright_downloaded_before_is_used(tmp_path: Path) -> None:
    downloaded = a_browser(tmp_path / "downloaded")
    assert browser.find() == downloaded


def test_debian_installs_its_own_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def apt(*command: str) -> None:
        if command[:2] == ("apt-get", "install"):
            a_browser(tmp_path / "chromium")

    monkeypatch.setattr(debian, "may_install", lambda: True)
    monkeypatch.setattr(debian, "run", apt)
    assert browser.find() == tmp_path / "chromium"


def test_elsewhere_playwright_downloads_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def playwright(*command: str) -> None:
        assert command[1:] == ("-m", "playwright", "install", "chromium")
        a_browser(tmp_path / "downloaded")

    monkeypatch.setattr(debian, "run", playwright)
    assert browser.find() == tmp_path / "downloaded"


def test_without_any_the_person_learns_what_to_install(capsys: pytest.CaptureFixture[str]) -> None:
    assert browser.main() == 1
    assert "make test CHROMIUM=/path/to/chromium" in capsys.readouterr().err
