"""Whatever becomes of what builds keep, the next build is that of a clean one, and says so."""

import os
import pickle
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.build.again import kept_beside
from portal.build.keeping import Keep, sweep
from portal.build.manifest import MANIFEST
from portal.build.origin import read_with
from portal.cli import main
from tests.conftest import EXAMPLE

ROUNDS = 3
Harm = Callable[[Path, random.Random], object]


def flip(file: Path, dice: random.Random) -> None:
    """One bit, as a disk does."""
    raw = bytearray(file.read_bytes())
    raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    file.write_bytes(raw)


def cut(file: Path, dice: random.Random) -> None:
    raw = file.read_bytes()
    file.write_bytes(raw[: dice.randrange(len(raw))])


HARMS: tuple[Harm, ...] = (
    flip,
    cut,
    lambda file, dice: file.unlink(),
    lambda file, dice: file.write_bytes(b""),
)


def tree(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def arguments(translations: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A build of the example, which has been made once."""
    folder = tmp_path_factory.mktemp("kept")
    shutil.copytree(EXAMPLE, folder / "content")
    arguments = ["build", "--quiet", "--compress", "--content", str(folder / "content")]
    arguments += ["--translations", str(translations), "--output", str(folder / "dist")]
    assert main(arguments) == 0
    return arguments


@pytest.mark.parametrize("number", range(ROUNDS))
def test_harm_to_every_kept_file_changes_nothing(
    arguments: list[str], number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    output, dice = Path(arguments[-1]), random.Random(number)
    clean = tree(output)
    files = [
        file
        for file in sorted(kept_beside(output).rglob("*"))
        if file.is_file() and file.stat().st_size
    ]
    for place, file in enumerate(files):
        HARMS[(place + number) % len(HARMS)](file, dice)
    capsys.readouterr()
    assert main(arguments) == 0
    assert tree(output) == clean
    told = [line for line in capsys.readouterr().err.splitlines() if "warning:" not in line]
    assert told
    assert [line for line in told if not line.startswith(tuple(map(str, files)))] == []


def put_folders(kept: Path) -> None:
    """Put a folder in the place of each file, as an unlucky copy does; indexes have to be read."""
    for file in [file for file in kept.rglob("*") if file.is_file()]:
        file.unlink()
        if not file.name.startswith("index."):
            file.mkdir()
            (file / "mine.txt").write_text("mine", encoding="utf-8")


def put_files(kept: Path) -> None:
    """Put a file in the place of each folder."""
    for folder in [folder for folder in kept.iterdir() if folder.is_dir()]:
        shutil.rmtree(folder)
        folder.write_text("mine", encoding="utf-8")


def put_a_link(kept: Path) -> None:
    shutil.rmtree(kept)
    kept.symlink_to(kept.with_name("nowhere") / "further")


@pytest.mark.parametrize("harm", [put_folders, put_files, put_a_link])
def test_what_stands_in_the_place_of_kept_things_is_taken_away_and_told(
    arguments: list[str], harm: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    output = Path(arguments[-1])
    kept, clean = kept_beside(output), tree(output)
    harm(kept)
    capsys.readouterr()
    assert main(arguments) == 0
    assert tree(output) == clean
    told = capsys.readouterr().err
    assert f"{kept}" in told
    assert "removed; expected a f" in told
    assert not list(kept.rglob("mine.txt"))
    assert main(arguments) == 0
    assert "removed" not in capsys.readouterr().err


def test_parts_that_a_killed_build_left_are_swept_away_and_told(tmp_path: Path) -> None:
    with subprocess.Popen(["true"]) as gone:
        gone.wait()
    left, at_work = tmp_path / f"ledger.json.{gone.pid}", tmp_path / f"3.{os.getppid()}"
    kept = tmp_path / "ledger.json"
    for file in (left, at_work, kept):
        file.write_text("half", encoding="utf-8")
    said: list[str] = []
    sweep(tmp_path, said.append)
    assert said == [f"{left}: removed; a build that was stopped had left it"]
    assert sorted(tmp_path.iterdir()) == sorted((at_work, kept))


def rot(file: Path) -> None:
    """Spoil a byte, as disks do: nothing but the bytes tells it."""
    raw, stat = bytearray(file.read_bytes()), file.stat()
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def test_what_has_rotted_in_the_published_site_is_found_and_made_anew(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    output = Path(arguments[-1])
    clean, verify = tree(output), ["verify", "--quiet", str(output)]
    rotten = [output / name for name in ("en/index.html", "en/index.html.br", "robots.txt")]
    for file in rotten:
        rot(file)
    assert main(arguments) == 0
    assert main(verify) == 1
    capsys.readouterr()
    assert main([*arguments, "--verify"]) == 0
    told = capsys.readouterr().err.splitlines()
    for file in rotten:
        assert f"{file}: expected as it was published, found other bytes" in told
    assert (tree(output), main(verify)) == (clean, 0)
    (output / MANIFEST).unlink()
    assert main([*arguments, "--verify"]) == 0
    assert "file-unreadable" in capsys.readouterr().err
    assert (tree(output), main(verify)) == (clean, 0)


class Command:
    """What a pickle calls when it is read by whoever calls everything."""

    def __init__(self, words: str) -> None:
        self.words = words

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, (self.words,)


def test_a_kept_file_of_somebody_else_calls_nothing(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, called = Path(arguments[-1]), tmp_path / "called"
    clean, content = tree(output), Path(arguments[arguments.index("--content") + 1])
    keep, written_with = Keep(kept_beside(output) / "sources"), read_with(content).encode()
    poison = pickle.dumps(Command(f"touch {called}"))
    for name in ("0", "languages", "right"):
        keep.write_raw(name, b"%s\n%s" % (written_with, poison))
    page = next((content / "vi").rglob("*.md"))
    page.touch()
    capsys.readouterr()
    assert main(arguments) == 0
    told = capsys.readouterr().err
    assert not called.exists()
    assert tree(output) == clean
    assert told.count("expected only what content is read as") == len(("0", "languages", "right"))
