"""Ask for known holes in the packages of lock files, and tell what is known from what is not.

`python -m tools.holes requirements/*.txt` ends with 0 where every package was asked about and none
has a known hole, with 1 where one has, with 2 where that cannot be told, for a package is not in
the database or the database was not reached. pip-audit itself ends with 0 or 1 either way.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

COMMAND = (
    *(sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes"),
    *("--progress-spinner", "off", "--format", "json"),
)
NONE, HOLES, UNKNOWN = 0, 1, 2
SHOWN = 5
"""Packages that are named of those nothing is known of."""


@dataclass(frozen=True)
class Report:
    """What a database answered.

    Attributes:
        asked: How many packages it was asked about.
        holes: The known holes, a line each.
        unknown: What it does not know, a line each.
    """

    asked: int
    holes: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def end(self) -> int:
        """How the command ends: a hole is told before what is not known."""
        return HOLES if self.holes else UNKNOWN if self.unknown else NONE

    def __str__(self) -> str:
        """Write it line by line, what it comes to at the end."""
        lines = (
            *self.holes,
            *(f"nothing known: {one}" for one in self.unknown[:SHOWN]),
            *("…" for _ in self.unknown[SHOWN : SHOWN + 1]),
            f"packages asked about: {self.asked}, of which nothing is known: {len(self.unknown)}, "
            f"known holes: {len(self.holes)}",
        )
        return "\n".join(lines)


def report_of(answer: str) -> Report:
    """Read pip-audit's report in JSON.

    Raises:
        ValueError: It is none.
    """
    packages = json.loads(answer)["dependencies"]
    return Report(
        len(packages),
        tuple(
            f"{one['name']} {one['version']}: {hole['id']}, mended in "
            f"{', '.join(hole['fix_versions']) or 'no version yet'}"
            for one in packages
            for hole in one.get("vulns", ())
        ),
        tuple(one["skip_reason"] for one in packages if "skip_reason" in one),
    )


def main(files: Sequence[str], command: Sequence[str] = COMMAND) -> int:
    """Print what is known of the packages in some lock files."""
    named = [word for file in files for word in ("--requirement", file)]
    answer = subprocess.run([*command, *named], capture_output=True, text=True, check=False)
    try:
        report = report_of(answer.stdout)
    except ValueError:
        reason = (answer.stderr.strip().splitlines() or ["it said nothing"])[-1]
        print(f"Nothing was checked; the database did not answer: {reason}", file=sys.stderr)
        return UNKNOWN
    print(report)
    return report.end


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
