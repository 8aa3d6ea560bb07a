"""Pages are weighed as they travel, and one that is too heavy is named."""

import random
from base64 import b64encode
from pathlib import Path

import brotli
import pytest

from portal.build.auditing import audit_site
from portal.build.weights import LARGER, TO_READ, WITH_SCRIPT, weigh, weight_report
from portal.model.kinds import KINDS
from portal.model.place import Problem


def noise(size: int) -> str:
    """Letters that take about this many bytes compressed."""
    return b64encode(random.Random(size).randbytes(size)).decode()


def a_page(folder: Path, name: str, kind: str, body: str = "", head: str = "") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f'<!doctype html><html lang="en" dir="ltr"><head>{head}</head>'
        f'<body><div class="wrap page page-{kind}">{body}</div></body></html>',
        encoding="utf-8",
    )
    return file


def too_heavy(folder: Path) -> list[Problem]:
    found = audit_site(folder, "https://town.example/")
    return [one for one in found if one.code == "too-heavy"]


def compressed(file: Path) -> int:
    return len(brotli.compress(file.read_bytes()))


def test_a_page_weighs_what_it_waits_for_and_its_scripts_apart(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text(".a{color:red}" + noise(300), encoding="utf-8")
    (tmp_path / "print.css").write_text(noise(900), encoding="utf-8")
    (tmp_path / "a.js").write_text(noise(200), encoding="utf-8")
    page = a_page(
        tmp_path,
        "en/index.html",
        "guide",
        head='<link rel="stylesheet" href="../a.css">'
        '<link rel="stylesheet" href="../print.css" media="print">'
        '<script defer src="../a.js"></script><script type="application/ld+json">{}</script>',
    )
    (one,) = weigh(tmp_path)
    assert (one.page, one.kind) == ("en/index.html", "guide")
    assert one.to_read == compressed(page) + compressed(tmp_path / "a.css")
    assert one.script == compressed(tmp_path / "a.js")


@pytest.mark.parametrize(
    ("kind", "size", "codes"),
    [
        ("guide", TO_READ - 1000, []),
        ("guide", TO_READ + 1000, ["too-heavy"]),
        ("guide", WITH_SCRIPT + 1000, ["too-heavy", "too-heavy"]),
        ("timeline", TO_READ + 1000, []),
        ("timeline", WITH_SCRIPT + 1000, ["too-heavy", "too-heavy"]),
        ("glossary", WITH_SCRIPT + 1000, []),
    ],
)
def test_the_audit_names_a_page_over_its_budget(
    tmp_path: Path, kind: str, size: int, codes: list[str]
) -> None:
    a_page(tmp_path, "index.html", kind, noise(size))
    assert [one.code for one in too_heavy(tmp_path)] == codes


def test_the_problem_says_how_much_is_allowed_and_found(tmp_path: Path) -> None:
    file = a_page(tmp_path, "index.html", "guide", noise(TO_READ + 1000))
    (problem,) = too_heavy(tmp_path)
    assert problem.expected == "at most 14336 bytes before it can be read"
    assert problem.found == str(compressed(file))


def test_the_report_has_a_line_for_each_kind(tmp_path: Path) -> None:
    small, large = (a_page(tmp_path, f"{size}.html", "guide", noise(size)) for size in (100, 900))
    a_page(tmp_path, "404.html", "").write_text("<!doctype html>")
    head, guide, other = (line.split() for line in weight_report(weigh(tmp_path)))
    assert head[0] == "bytes,"
    middle = round((compressed(small) + compressed(large)) / 2)
    assert guide[:3] == ["guide", "2", str(middle)]
    assert guide[3:] == [str(compressed(large)), str(compressed(large)), "900.html"]
    assert other[0] == "other"


def test_the_larger_kinds_are_kinds_of_pages() -> None:
    assert LARGER.keys() - {kind.name for kind in KINDS} == {"alphabet", "parallel", "search"}
