"""A published site says what it is made of, and a copy of it can be compared with that."""

import shutil
import subprocess
from pathlib import Path

import pytest

from portal.build.manifest import (
    MANIFEST,
    FolderCopy,
    WebCopy,
    manifest_at,
    read_manifest,
    verify,
    write_manifest,
)
from tests.conftest import Serve


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "vi").mkdir(parents=True)
    (folder / "index.html").write_text("one\n", encoding="utf-8")
    (folder / "vi" / "a b.html").write_text("two\n", encoding="utf-8")
    write_manifest(folder)
    return folder


def problems(folder: Path) -> list[str]:
    copy = FolderCopy(folder)
    listed, wrong = manifest_at(copy.manifest)
    return [str(one) for one in (*wrong, *verify(listed, copy, lambda done, total: None))]


def test_a_site_is_as_its_manifest_says(site: Path) -> None:
    assert problems(site) == []


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not on this machine")
def test_others_can_check_it_too(site: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", MANIFEST], cwd=site, check=True)


def test_each_kind_of_difference_is_told(site: Path) -> None:
    (site / "index.html").write_text("other\n", encoding="utf-8")
    (site / "vi" / "a b.html").unlink()
    (site / "more.js").touch()
    first, second, third = problems(site)
    assert first.startswith(f"{site / MANIFEST}:1:1 file-differs: expected index.html with ")
    assert second.startswith(f"{site / MANIFEST}:2:1 file-missing: expected vi/a b.html with ")
    assert (
        third
        == "more.js:1:1 file-unlisted: expected no file that the manifest has not, found a file"
    )


@pytest.mark.parametrize(
    "line",
    [
        "",
        "0" * 64 + " a",
        "0" * 63 + "  a",
        "G" * 64 + "  a",
        "0" * 64 + "  ../a",
        "0" * 64 + "  /etc/passwd",
        "0" * 64 + "  a//b",
        "0" * 64 + "  a\\b",
        "0" * 64 + "  a/.",
    ],
)
def test_a_line_of_another_form_is_refused(line: str) -> None:
    good = "0" * 64 + "  a"
    listed, wrong = read_manifest(f"{good}\n{line}\n", "m")
    assert list(listed) == ["a"]
    assert [(str(one.place), one.code) for one in wrong] == [("m:2:1", "manifest-invalid")]


def test_a_manifest_that_is_not_there_is_a_problem(site: Path) -> None:
    (site / MANIFEST).unlink()
    assert problems(site)[0].startswith(
        f"{site / MANIFEST}:1:1 file-unreadable: expected a manifest"
    )


def test_an_empty_manifest_is_a_problem(site: Path) -> None:
    (site / MANIFEST).write_text("", encoding="utf-8")
    assert problems(site)[0].endswith("manifest-invalid: expected a line for each file, found none")


@pytest.fixture
def web(site: Path, serve: Serve) -> WebCopy:
    return WebCopy(serve(site))


def test_a_site_on_the_web_is_compared_file_by_file(site: Path, web: WebCopy) -> None:
    (site / "index.html").write_text("other\n", encoding="utf-8")
    (site / "vi" / "a b.html").unlink()
    listed, wrong = manifest_at(web.manifest)
    found = list(verify(listed, web, lambda done, total: None))
    assert wrong == ()
    assert [one.code for one in found] == ["file-differs", "file-missing"]
    assert "404" in found[1].found


def test_a_host_that_does_not_answer_is_a_problem() -> None:
    listed, (wrong,) = manifest_at("http://127.0.0.1:9/manifest-sha256.txt")
    assert (listed, wrong.code) == ({}, "file-unreadable")
