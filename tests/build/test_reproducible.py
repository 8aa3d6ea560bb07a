"""The same input gives the same bytes on another machine: whatever is not input differs here."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from portal.build.keeping import Keep
from portal.build.manifest import MANIFEST, write_manifest
from portal.build.packing import pack
from portal.settings import ROOT
from tests.conftest import EXAMPLE

CODE = ("portal", "search")
CLOCK = re.compile(
    r"\b(time\.(time|time_ns|localtime|gmtime|ctime|strftime)|(datetime|date)\.(now|today|utcnow))$"
)
"""What asks what time it is, other than how long something took."""

OTHER_MACHINE = {
    "HOME": "/nonexistent",
    "LANG": "fr_FR.ISO8859-1",
    "LANGUAGE": "fr",
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",  # else Python makes UTF-8 of it
    "PYTHONHASHSEED": "57",
    "PYTHONUTF8": "0",
    "SOURCE_DATE_EPOCH": "1",
    "TZ": "Pacific/Kiritimati",
    "USER": "somebody",
}
BACKWARDS = """
import os, time

class Backwards:
    def __init__(self, found):
        self.found = list(found)

    def __next__(self):
        if not self.found:
            raise StopIteration
        return self.found.pop()

    __iter__ = __enter__ = lambda self: self
    __exit__ = close = lambda self, *_: None

scandir, listdir = os.scandir, os.listdir
os.scandir = lambda *of: Backwards(scandir(*of))
os.listdir = lambda *of: list(Backwards(listdir(*of)))
time.time = lambda: 1.0
"""
"""What Python runs before all else: a disk that lists files in another order, a slow clock."""


def tree(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def moved(there: Path) -> None:
    """Copy code and content to another place, as files of another time."""
    for name in CODE:
        shutil.copytree(ROOT / name, there / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(EXAMPLE, there / "content")
    for number, file in enumerate(sorted(there.rglob("*"), reverse=True)):
        os.utime(file, (number, number))


def test_another_machine_writes_the_same_bytes(
    frozen: Path, translations: Path, tmp_path: Path
) -> None:
    here = Path(shutil.copytree(frozen, tmp_path / "here"))
    (here / MANIFEST).unlink()
    pack(here, tmp_path / "none", Keep(tmp_path / "kept"))
    write_manifest(here)
    there, output = tmp_path / "another place", tmp_path / "a" / "b" / "published"
    moved(there)
    (there / "sitecustomize.py").write_text(BACKWARDS, encoding="utf-8")
    command = (
        *(sys.executable, "-m", "portal", "build", "--compress", "--jobs", "2"),
        *("--content", "content", "--translations", str(translations), "--output", str(output)),
    )
    run = subprocess.run(
        command,
        cwd=there,
        env={"PATH": os.defpath, "PYTHONPATH": str(there), **OTHER_MACHINE},
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "another place" not in run.stderr
    assert tree(output) == tree(here)


def test_nothing_that_is_published_asks_what_time_it_is() -> None:
    """So there is no date that SOURCE_DATE_EPOCH would have to stand in for."""
    asked = [
        f"{file.relative_to(ROOT)}: {ast.unparse(node)}"
        for name in CODE
        for file in sorted((ROOT / name).rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and CLOCK.search(ast.unparse(node))
    ]
    # How old a file is when it is read, which decides what the next build reads again.
    assert asked == ["portal/build/sources.py: time.time_ns"]
