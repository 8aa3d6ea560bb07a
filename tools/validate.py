"""Ask other checkers of HTML and CSS than our own: the Nu checker and stylelint.

`python -m tools.validate dist PROGRAMS` reads every page of dist/ and our style sheets, prints what
is wrong and how much was read, and ends with 1 where anything is wrong or could not be asked.
PROGRAMS is where npm has put the checkers.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools import debian

ROOT = Path(__file__).resolve().parent.parent
STYLES = ROOT / "portal" / "web" / "static" / "css"
RULES = ROOT / "tools" / "validators" / "stylelint.config.mjs"
ADVICE = (
    "The Nu checker needs Java, which was not found and could not be installed. Install a runtime "
    "of Java 11 or later with your system's package manager (Debian: default-jre-headless)."
)

# What the policy of a page allows is its own origin, and a file that is read from a disk has none;
# and data for machines in a script element is no script.
POLICY = "violates Content Security Policy"


class NotCheckedError(Exception):
    """A checker did not run; the message says what it printed or what a person can do."""


@dataclass(frozen=True)
class Finding:
    """A place, what a checker says of it, and whether that is against the rules or a hint."""

    place: str
    text: str
    wrong: bool = True

    def __str__(self) -> str:
        """Write it as compilers do."""
        return f"{self.place}: {'error' if self.wrong else 'hint'}: {self.text}"


def pages_findings(report: str) -> list[Finding]:
    """Read the Nu checker's report in JSON, without its warnings of the policy."""
    return [
        Finding(
            f"{each.get('url', '')}:{each.get('lastLine', 0)}",
            each["message"],
            wrong=each["type"] != "info",
        )
        for each in json.loads(report)["messages"]
        if each["type"] != "info" or POLICY not in each["message"]
    ]


def styles_findings(report: str) -> list[Finding]:
    """Read stylelint's report in JSON, which has one entry a sheet."""
    return [
        Finding(f"{sheet['source']}:{each['line']}", each["text"])
        for sheet in json.loads(report)
        for each in sheet["warnings"]
    ]


def check_pages(site: Path, programs: Path) -> list[Finding]:
    """Ask the Nu checker about every page below a folder, in one run of Java."""
    if not shutil.which("java") and debian.may_install():
        debian.install("default-jre-headless")
    if not shutil.which("java"):
        raise NotCheckedError(ADVICE)
    jar = programs / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = ("--skip-non-html", "--format", "json")
    return _asked(pages_findings, "java", "-jar", str(jar), *options, str(site))


def check_styles(programs: Path) -> list[Finding]:
    """Ask stylelint about our style sheets, by the rules of `tools/validators/`."""
    program = programs / "node_modules" / ".bin" / "stylelint"
    rules = ("--config", str(RULES), "--config-basedir", str(programs))
    return _asked(styles_findings, str(program), *rules, "--formatter", "json", f"{STYLES}/*.css")


def _asked(read: Callable[[str], list[Finding]], *command: str) -> list[Finding]:
    """Run a checker and read its report: both of ours write it to stderr.

    Raises:
        NotCheckedError: It cannot be run, or wrote something else than a report.
    """
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise NotCheckedError(f"{command[0]} does not run here: {error.strerror}") from error
    try:
        return read(answer.stderr)
    except (ValueError, LookupError) as error:
        raise NotCheckedError(f"{command[0]} gave no report: {answer.stderr[:2000]}") from error


def main(site: Path, programs: Path) -> int:
    """Print every finding, then the counts."""
    pages = len(list(site.rglob("*.html")))
    sheets = len(list(STYLES.glob("*.css")))
    if not pages or not sheets:
        print(f"Not checked: {pages} pages, {sheets} style sheets", file=sys.stderr)
        return 1
    try:
        findings = [*check_pages(site, programs), *check_styles(programs)]
    except NotCheckedError as error:
        print(f"Not checked: {error}", file=sys.stderr)
        return 1
    errors = sum(each.wrong for each in findings)
    hints = len(findings) - errors
    counts = f"pages: {pages:,}, style sheets: {sheets}, errors: {errors}, hints: {hints}"
    print(*findings, counts, sep="\n")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
