"""Whatever becomes of what builds keep, the next build is that of a clean one, and says so."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.build.again import kept_beside
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
