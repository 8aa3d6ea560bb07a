"""A disk that is full at any moment of a build leaves the last site; the next build recovers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.settings import ROOT
from tests.conftest import EXAMPLE

MOMENTS = int(os.environ.get("MOMENTS", "4"))
"""How much room is left is tried so many times; many more than the tests do, before a release."""
APART = ("unshare", "--user", "--map-root-user", "--mount")
"""Runs a command where it may mount a disk of its own, which ends with it and nobody else sees."""

FULL = """
import contextlib, io, json, os, random, shutil, sys
from pathlib import Path
from portal.cli import main

room, moments, arguments = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
output, ballast, dice = room / "dist", room / "ballast", random.Random(6)

def tree():
    files = (file for file in output.rglob("*") if file.is_file())
    return {str(file): file.read_bytes() for file in files}

def build(*more):
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        code = main(["build", "--quiet", *arguments, "--output", str(output), *more])
    return code, said.getvalue()

def free():
    state = os.statvfs(room)
    return state.f_bavail * state.f_bsize

def fill(left):
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(free() - left, 1))

before = free()
first = build(), tree()
need = before - free()
told = []
for number in range(moments):
    stood = tree()
    if number % 3 == 2:
        shutil.rmtree(room / ".dist-kept")
    fill(dice.randrange(need) if number else 0)
    code, said = build("--base-url", f"https://{number}.example/")
    whole = main(["verify", str(output), "--quiet"]) == 0
    told.append([code, "No space left on device" in said, whole, tree() == stood])
    ballast.unlink()
last = build(), tree()
left = sorted(one.name for one in room.iterdir() if "passing" in one.name)
print(json.dumps([first[0][0], told, last[0][0], last[1] == first[1], left]))
"""


def test_a_disk_full_at_any_moment_leaves_the_last_site(tmp_path: Path, translations: Path) -> None:
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64m", "room", str(tmp_path)]
    try:
        subprocess.run([*APART, *mounting], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"a disk of its own cannot be mounted here: {error}")
    python = [sys.executable, "-c", FULL, str(tmp_path), str(MOMENTS)]
    folders = ["--content", str(EXAMPLE), "--translations", str(translations)]
    both = ["sh", "-c", f'{" ".join(mounting)} && exec "$@"', "sh", *python, *folders]
    run = subprocess.run([*APART, *both], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    first, told, last, is_the_same, left = json.loads(run.stdout)
    assert (first, last, is_the_same, left) == (0, 0, True, [])
    failed, built = [1, True, True, True], [0, False, True, False]
    assert failed in told
    assert [one for one in told if one not in (failed, built)] == []
