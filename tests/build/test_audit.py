"""The audit sees what a visitor would stumble over."""

from pathlib import Path

import pytest

from portal.build.auditing import audit_site
from portal.model.place import Problem

OF_VISITORS = {"anchor-dead", "id-twice", "language-missing", "link-dead", "third-party"}


def audit(folder: Path, base_path: str = "/") -> tuple[Problem, ...]:
    """What visitors stumble over in a folder that machines would complain of, too."""
    found = audit_site(folder, f"https://town.example{base_path}")
    return tuple(one for one in found if one.code in OF_VISITORS)


def a_page(folder: Path, name: str, body: str, root: str = 'lang="en" dir="ltr"') -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"<!doctype html>\n<html {root}>\n<body>{body}</body></html>", encoding="utf-8")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<a href="nothing/">x</a>', "link-dead"),
        ('<a href="../">x</a>', "link-dead"),
        ('<a href="/else/">x</a>', "link-dead"),
        ('<a href="en/../../en/">x</a>', "link-dead"),
        ('<a href="#nothing">x</a>', "anchor-dead"),
        ('<a href="en/#nothing">x</a>', "anchor-dead"),
        ('<p id="a"></p><p id="a"></p>', "id-twice"),
        ('<script src="https://cdn.example/x.js"></script>', "third-party"),
        ('<img src="//cdn.example/x.png" alt="">', "third-party"),
        ('<img src="//[" alt="">', "third-party"),
        ('<link rel="stylesheet" href="gone.css">', "link-dead"),
    ],
)
def test_each_flaw_is_named_with_its_place(tmp_path: Path, body: str, code: str) -> None:
    a_page(tmp_path, "en/index.html", "")
    a_page(tmp_path, "index.html", body)
    (problem,) = audit(tmp_path)
    assert problem.code == code
    assert problem.place.path == "index.html"


@pytest.mark.parametrize(
    "body",
    [
        '<a href="en/">x</a>',
        '<a href="./">x</a>',
        '<a href="en/..//./en/.">x</a>',
        '<!-- <a href="gone/">x</a> -->',
        '<p title="<a href=gone/>">x</p>',
        '<a href="/en/">x</a>',
        '<a href="en/#here">x</a>',
        '<a href="https://elsewhere.example/">x</a>',
        '<a href="mailto:a@b.example">x</a>',
        '<link rel="canonical" href="https://town.example/">',
    ],
)
def test_what_is_right_passes(tmp_path: Path, body: str) -> None:
    a_page(tmp_path, "en/index.html", '<p id="here"></p>')
    a_page(tmp_path, "index.html", body)
    assert audit(tmp_path) == ()


def test_a_page_without_a_language_is_a_flaw(tmp_path: Path) -> None:
    a_page(tmp_path, "index.html", "", root="")
    (problem,) = audit(tmp_path)
    assert problem.code == "language-missing"


def test_links_from_the_root_are_read_under_the_base_path(tmp_path: Path) -> None:
    a_page(tmp_path, "404.html", '<a href="/portal/en/">x</a>')
    a_page(tmp_path, "en/index.html", '<a href="../404.html">x</a>')
    assert audit(tmp_path, "/portal/") == ()
    assert [one.code for one in audit(tmp_path, "/")] == ["link-dead"]


def test_a_link_to_the_root_leads_to_the_first_page(tmp_path: Path) -> None:
    a_page(tmp_path, "404.html", '<a href="/portal/">x</a><a href="/portal/#here">x</a>')
    assert [one.code for one in audit(tmp_path, "/portal/")] == ["link-dead", "link-dead"]
    a_page(tmp_path, "index.html", '<p id="here"></p>')
    assert audit(tmp_path, "/portal/") == ()
