"""What other checkers say is read, and their silence is not taken for praise."""

import json
from pathlib import Path

import pytest

from tools import debian, validate


def test_errors_count_hints_do_not_and_the_policy_is_passed_over() -> None:
    said = [
        {"type": "error", "url": "file:/a.html", "lastLine": 3, "message": "Stray end tag “p”."},
        {"type": "info", "url": "file:/a.html", "lastLine": 4, "message": "Section lacks heading."},
        {
            "type": "info",
            "url": "file:/a.html",
            "message": "Resource violates Content Security Policy",
        },
        {
            "type": "error",
            "url": "file:/b.html",
            "message": "meta violates Content Security Policy",
        },
        {"type": "non-document-error", "message": "could not be read"},
    ]
    findings = validate.pages_findings(json.dumps({"messages": said}))
    assert [str(each) for each in findings] == [
        "file:/a.html:3: error: Stray end tag “p”.",
        "file:/a.html:4: hint: Section lacks heading.",
        "file:/b.html:0: error: meta violates Content Security Policy",
        ":0: error: could not be read",
    ]


def test_each_sheet_is_named_with_its_line() -> None:
    sheets = [
        {"source": "a.css", "warnings": []},
        {"source": "b.css", "warnings": [{"line": 7, "text": "Unknown word"}]},
    ]
    findings = validate.styles_findings(json.dumps(sheets))
    assert [str(each) for each in findings] == ["b.css:7: error: Unknown word"]


def a_site(folder: Path) -> Path:
    folder.joinpath("index.html").write_text("<p>", encoding="utf-8")
    return folder


def test_without_java_or_pages_nothing_passes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(debian, "may_install", lambda: False)
    assert validate.main(tmp_path, tmp_path) == 1
    assert "0 pages" in capsys.readouterr().err
    assert validate.main(a_site(tmp_path), tmp_path) == 1
    assert "needs Java" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("report", "end", "printed"),
    [
        ('{"messages": [{"type": "error", "message": "Stray"}]}', 1, "errors: 1, hints: 0"),
        ('{"messages": []}', 0, "errors: 0, hints: 0"),
        ("Error: no such jar", 1, "gave no report: Error: no such jar"),
    ],
)
def test_the_end_tells_whether_all_was_read_and_right(
    report: str,
    end: int,
    printed: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    java = tmp_path / "java"
    java.write_text(f"#!/bin/sh\necho '{report}' >&2\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(validate, "check_styles", lambda programs: [])
    assert validate.main(a_site(tmp_path), tmp_path) == end
    said = capsys.readouterr()
    assert printed in said.out + said.err
