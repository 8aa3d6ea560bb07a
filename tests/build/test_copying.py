"""The programs that copy a folder, told what the page on publishing says: tried with them."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from portal.build.manifest import FolderCopy, manifest_at, verify, write_manifest
from portal.settings import ROOT

ELSEWHERE = {"rsync": "user@host:/srv/portal/", "rclone": "remote:bucket"}
"""What each program copies to, as we say; here another folder stands for it."""
BY_ITSELF = {"RCLONE_CONFIG": "/dev/null"}
"""What keeps a program from reading what the machine tells it."""


def told(program: str, to: Path) -> Sequence[str]:
    """The command that the page tells, copying to a folder."""
    page = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
    command = re.search(rf"^\$ ({program} .+)$", page, re.MULTILINE)
    assert command
    assert command[1].endswith(ELSEWHERE[program])
    return [*shlex.split(command[1].removesuffix(ELSEWHERE[program])), f"{to}/"]


def holds(copy: Path, site: Path) -> bool:
    """Whether a copy is whole by its manifest, and has no file that the site has not."""
    listed, problems = manifest_at(FolderCopy(copy).manifest)
    wrong = verify(listed, FolderCopy(copy), lambda done, total: None)
    return [*problems, *wrong] == [] and _names(copy) == _names(site)


def _names(folder: Path) -> set[str]:
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}


def _alter(file: Path) -> None:
    """Change what a file holds, and nothing by which that could be seen from outside."""
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"<h1", b"<h2"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("program", ELSEWHERE)
def test_a_copy_follows_the_site_and_what_has_not_changed_is_left_alone(
    program: str, frozen: Path, tmp_path: Path
) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    site, copy = tmp_path / "dist", tmp_path / "copy"
    command, alone = told(program, copy), {**os.environ, **BY_ITSELF}
    shutil.copytree(frozen, site)
    subprocess.run(command, cwd=tmp_path, env=alone, check=True)
    assert holds(copy, site)
    stays = copy / "vi" / "index.html"
    written = stays.stat().st_ino
    _alter(site / "en" / "index.html")
    shutil.rmtree(site / "ar")
    (site / "new").mkdir()
    (site / "new" / "index.html").write_text("new", encoding="utf-8")
    write_manifest(site)
    assert not holds(copy, site)
    subprocess.run(command, cwd=tmp_path, env=alone, check=True)
    assert holds(copy, site)
    assert stays.stat().st_ino == written
