"""Documents from a file of lines, a JSON object each; mistakes with their places."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from search.document import Document, Passage

FIELDS = ("id", "lang", "title", "text", "url")
"""What each line has, as texts; whatever else it has is left alone."""


class LinesError(ValueError):
    """Lines that are no documents: all of them, each as "path:line: expected …, found …"."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        super().__init__("\n".join(mistakes))


def read(path: str, lines: Iterable[bytes], language: str) -> list[Document]:
    """Read the documents of one language; those of others are left out.

    Args:
        path: Named in what is said of mistakes.
        lines: In UTF-8; empty ones are skipped.
        language: Its code, as the lines have it in "lang".

    Raises:
        LinesError: Some lines are no documents, or share an id or a URL.
    """
    documents, mistakes = [], []
    seen: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = _row(line)
            _note(row, number, seen)
        except ValueError as error:
            mistakes.append(f"{path}:{number}: {error}")
            continue
        if row["lang"] == language:
            documents.append(_document(row))
    if mistakes:
        raise LinesError(mistakes)
    return documents


def _row(line: bytes) -> Mapping[str, str]:
    try:
        row: Any = json.loads(line)
    except ValueError as error:
        raise ValueError(f"expected JSON in UTF-8, found {error}") from None
    if not isinstance(row, dict):
        raise ValueError(f"expected an object, found {_shown(row)}")
    for name in FIELDS:
        if not isinstance(row.get(name), str):
            raise ValueError(f"expected a text for {name!r}, found {_shown(row.get(name))}")
    return row


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:40]


def _note(row: Mapping[str, str], number: int, seen: dict[tuple[str, str], int]) -> None:
    """Note the id and the URL of a line, which no other line of its language may have."""
    for name in ("id", "url"):
        before = seen.setdefault((f"{name} in {row['lang']}", row[name]), number)
        if before != number:
            raise ValueError(f"expected a new {name}, found that of line {before}: {row[name]!r}")


def _document(row: Mapping[str, str]) -> Document:
    passages = (Passage("", "", row["text"]),)
    return Document(row["url"], row["title"], "page", row["lang"], (), passages)
