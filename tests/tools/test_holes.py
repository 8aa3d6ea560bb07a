"""What is not known of a package is never taken for its being sound."""

import json
import sys

import pytest

from tools import holes

SOUND = {"name": "a", "version": "1", "vulns": []}
HOLED = {
    "name": "b",
    "version": "2",
    "vulns": [{"id": "X-1", "fix_versions": ["3"]}, {"id": "X-2", "fix_versions": []}],
}
UNKNOWN = {"name": "c", "skip_reason": "not found: c (3)"}


@pytest.mark.parametrize(
    ("packages", "end", "printed"),
    [
        ([SOUND], 0, "packages asked about: 1, of which nothing is known: 0, known holes: 0"),
        ([SOUND, HOLED, UNKNOWN], 1, "b 2: X-1, mended in 3\nb 2: X-2, mended in no version yet\n"),
        ([UNKNOWN] * 9, 2, "nothing known: not found: c (3)\n…\npackages asked about: 9"),
        ([SOUND, UNKNOWN], 2, "nothing known: not found: c (3)\npackages asked about: 2, of which"),
    ],
)
def test_the_end_tells_what_is_known(
    packages: list[object], end: int, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    report = f"print({json.dumps({'dependencies': packages})!r})"
    assert holes.main([], [sys.executable, "-c", report]) == end
    assert printed in capsys.readouterr().out


def test_a_database_that_is_not_reached_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-c", "raise OSError('no route to host')", "--"]
    assert holes.main(["site.txt"], command) == 2
    assert "Nothing was checked" in (said := capsys.readouterr().err)
    assert "OSError: no route to host" in said
