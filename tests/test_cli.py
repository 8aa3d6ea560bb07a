"""The command as people type it: what it prints, where, and how it ends."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from signal import SIGTERM

import pytest

from portal import cli
from portal.cli import main
from portal.settings import ROOT
from tests.conftest import EXAMPLE

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the example's content, to break."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


@pytest.fixture
def copy(content: Path) -> list[str]:
    """The option that names the copy."""
    return ["--content", str(content)]


@pytest.fixture
def folders(copy: list[str], translations: Path) -> list[str]:
    """The options that name the copy and its catalogues."""
    return [*copy, "--translations", str(translations)]


def break_it(content: Path) -> None:
    """Plant three mistakes in two files."""
    guide = content / "en" / "guides" / "sweep.md"
    text = guide.read_text(encoding="utf-8")
    text = text.replace("{fact:rate}", "{fact:rat}").replace("checked: 2026-11-21", "checked: soon")
    guide.write_text(text, encoding="utf-8")
    about = content / "vi" / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n<b>raw</b>\n", encoding="utf-8")


def spot(file: Path, words: str) -> str:
    """Where some words stand, as a problem names it."""
    before = file.read_text(encoding="utf-8").partition(words)[0]
    lines = before.split("\n")
    return f"{file}:{len(lines)}:{len(lines[-1]) + 1}"


def test_content_without_mistakes_is_counted(copy: list[str], capsys: Captured) -> None:
    assert main(["check", *copy]) == 0
    assert "22 pages in English" in capsys.readouterr().out


def test_the_report_has_a_line_for_each_page(copy: list[str], capsys: Captured) -> None:
    assert main(["check", "--report", *copy]) == 0
    lines = capsys.readouterr().out.splitlines()
    guides = [line for line in lines if "en/guides/sweep.md" in line]
    assert len(guides) == 1
    words, mean, ease = guides[0].split()[:3]
    assert int(words) > 10
    assert 1 < float(mean) < 30
    assert float(ease) > 0
    assert "     1      1      1  guide" in lines
    assert "     4  in the register of facts" in lines


def test_every_mistake_is_printed_at_once_with_its_place(
    content: Path, copy: list[str], capsys: Captured
) -> None:
    break_it(content)
    assert main(["check", *copy]) == 1
    printed = capsys.readouterr().err
    guide, about = content / "en/guides/sweep.md", content / "vi/about.md"
    date, fact, html = spot(guide, "soon"), spot(guide, "{fact:rat}"), spot(about, "<b>")
    assert f'{date} checked-invalid: expected a date like 2026-05-31, found "soon"' in printed
    assert f"{fact} fact-unknown: expected the id of a fact in facts/*.yaml" in printed
    assert f'{html} html-refused: expected Markdown without HTML, found "<b"' in printed


def test_a_build_refuses_content_with_mistakes_and_leaves_the_last_site(
    content: Path, folders: list[str], tmp_path: Path, capsys: Captured
) -> None:
    output = tmp_path / "dist"
    assert main(["build", *folders, "--output", str(output)]) == 0
    before = {file: file.read_bytes() for file in output.rglob("*") if file.is_file()}
    break_it(content)
    assert main(["build", *folders, "--output", str(output)]) == 1
    assert "nothing built" in capsys.readouterr().err
    assert {file: file.read_bytes() for file in output.rglob("*") if file.is_file()} == before


def test_a_build_ends_by_saying_what_there_is_and_how_to_read_it(
    folders: list[str], tmp_path: Path, capsys: Captured
) -> None:
    output = tmp_path / "dist"
    assert main(["build", *folders, "--output", str(output)]) == 0
    printed = capsys.readouterr().out
    assert "English: 44 pages" in printed
    assert "built in" in printed
    assert f"python3 -m http.server -d {output} 8000" in printed


def test_the_way_to_read_a_site_can_be_pasted_whatever_its_folder_is_called(
    folders: list[str], tmp_path: Path, capsys: Captured
) -> None:
    output = tmp_path / "a b"
    assert main(["build", *folders, "--output", str(output)]) == 0
    assert f"python3 -m http.server -d '{output}' 8000" in capsys.readouterr().out


def test_a_build_that_is_stopped_leaves_no_half_of_a_site_behind(
    folders: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 5:
            os.kill(os.getpid(), SIGTERM)

    monkeypatch.setattr(cli, "_progress", lambda _: stop)
    parent = tmp_path / "parent"
    assert main(["build", *folders, "--output", str(parent / "dist")]) == 130
    assert sorted(one.name for one in parent.iterdir()) == [".dist-kept", ".dist-lock"]


def test_a_quiet_build_says_nothing_but_warnings(
    folders: list[str], tmp_path: Path, capsys: Captured
) -> None:
    assert main(["build", *folders, "--quiet", "--output", str(tmp_path / "dist")]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert all("warning: translation-missing" in line for line in printed.err.splitlines())


def test_a_search_prints_where_the_answer_is(copy: list[str], capsys: Captured) -> None:
    assert main(["search", *copy, "en", "broom"]) == 0
    assert "en/guides/sweep/#s-before" in capsys.readouterr().out


def test_a_search_without_an_answer_ends_with_one(copy: list[str], capsys: Captured) -> None:
    assert main(["search", *copy, "en", "xyzzy"]) == 1
    assert "nothing found" in capsys.readouterr().err


def test_a_language_that_is_not_there_is_a_misuse(copy: list[str], capsys: Captured) -> None:
    assert main(["search", *copy, "tlh", "broom"]) == 2
    assert "expected a language of en, vi, ar, found tlh" in capsys.readouterr().err


def test_a_language_without_catalogue_is_named(content: Path, capsys: Captured) -> None:
    assert main(["build", "--content", str(content), "--output", str(content / "dist")]) == 1
    assert "expected the interface's words in العربية" in capsys.readouterr().err


def test_other_people_s_folder_is_named(
    folders: list[str], tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "thesis.txt").touch()
    assert main(["build", *folders, "--output", str(tmp_path)]) == 1
    assert "expected an empty folder or a site built before" in capsys.readouterr().err


def test_translate_says_what_keeps_it_from_its_work(tmp_path: Path, capsys: Captured) -> None:
    assert main(["translate", "--check", "--content", str(tmp_path / "none")]) == 1
    assert "site.yaml:1:1 file-unreadable" in capsys.readouterr().err


def test_translate_says_that_nothing_is_missing(capsys: Captured) -> None:
    assert main(["translate", "--check"]) == 0
    assert "translations: every message is translated" in capsys.readouterr().out


def test_a_console_without_our_letters_gets_what_it_can_show() -> None:
    command = [sys.executable, "-m", "portal", "check"]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    run = subprocess.run(command, env=environment, capture_output=True, cwd=ROOT, check=True)
    assert b"no problems" in run.stdout


def test_it_ends_quietly_when_nobody_reads_on() -> None:
    unread, written = os.pipe()
    os.close(unread)
    command = [sys.executable, "-m", "portal", "check"]
    run = subprocess.run(command, stdout=written, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    os.close(written)
    assert (run.returncode, run.stderr) == (cli.UNREAD, b"")


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_base_url_is_understood_with_and_without_its_last_slash(
    slash: str, folders: list[str], tmp_path: Path
) -> None:
    output, url = tmp_path / "dist", f"https://host.example/sub{slash}"
    assert main(["build", *folders, "--output", str(output), "--base-url", url]) == 0
    assert "https://host.example/sub/en/feed.atom" in (output / "en/feed.atom").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["build", "--base-url", "host.example"], "expected an address like https://example.org/"),
        (["serve", "--port", "99999"], "expected a number from 0 to 65535"),
        (["serve", "--port", "web"], "expected a number from 0 to 65535"),
        (["build", "--jobs", "0"], "expected a number from 1, found"),
        (["build", "--jobs", "all"], "expected a number from 1, found"),
    ],
)
def test_a_value_that_cannot_be_is_a_misuse(
    arguments: list[str], expected: str, capsys: Captured
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert expected in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["build", "--nonsense"]])
def test_misuse_ends_with_two(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: portal" in capsys.readouterr().err


def test_a_copy_is_compared_with_the_manifest_of_the_original(
    folders: list[str], tmp_path: Path, capsys: Captured
) -> None:
    original, mirror = tmp_path / "original", tmp_path / "mirror"
    assert main(["build", *folders, "--quiet", "--output", str(original)]) == 0
    shutil.copytree(original, mirror)
    manifest = ["--manifest", str(original / "manifest-sha256.txt")]
    assert main(["verify", str(mirror), *manifest]) == 0
    assert capsys.readouterr().out.endswith("files, all as the manifest says\n")
    (mirror / "404.html").write_text("", encoding="utf-8")
    assert main(["verify", str(mirror), *manifest]) == 1
    assert " file-differs: expected 404.html with the digest " in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--translations", "--content"])
def test_what_is_no_folder_is_told_plainly(
    folders: list[str], tmp_path: Path, capsys: Captured, option: str
) -> None:
    file = tmp_path / "file"
    file.touch()
    assert main(["build", *folders, option, str(file), "--output", str(tmp_path / "dist")]) == 1
    assert str(file) in capsys.readouterr().err


def test_a_built_site_is_read_again(folders: list[str], tmp_path: Path, capsys: Captured) -> None:
    output = tmp_path / "dist"
    assert main(["build", *folders, "--quiet", "--output", str(output)]) == 0
    assert main(["audit", str(output), *folders[:2]]) == 0
    (output / "vi" / "index.html").unlink()
    assert main(["audit", str(output), *folders[:2]]) == 1
    assert "link-dead" in capsys.readouterr().err
    assert main(["audit", str(tmp_path / "nowhere")]) == 1
