"""Articles by the thousand, recombined from our own pages, the same each time."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.corpus import Passage
from bench.grown import grown
from search import Document
from search import Passage as Section

SECTIONS = 7
"""Passages of an article, of 120 words each; the title is that of the first."""


def write_articles(file: Path, passages: Sequence[Passage], language: str, many: int) -> None:
    """Write so many articles, recombined from passages, into a file: a line of JSON each."""
    parts = grown(passages, language, many * SECTIONS, queries=0).passages
    with file.open("w", encoding="utf-8") as lines:
        for first in range(0, len(parts), SECTIONS):
            sections = [(one.heading, one.text) for one in parts[first : first + SECTIONS]]
            url = f"{language}/{first // SECTIONS:05}/"
            print(json.dumps((url, language, parts[first].title, sections)), file=lines)


def change_one(file: Path) -> None:
    """Add a sentence to the article in the middle of a file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    url, language, title, sections = json.loads(lines[len(lines) // 2])
    sections[-1][1] += " And one sentence more."
    lines[len(lines) // 2] = json.dumps((url, language, title, sections))
    file.write_text("\n".join(lines), encoding="utf-8")


def read_articles(file: Path) -> Iterator[Document]:
    """Read articles as they were written."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            url, language, title, sections = json.loads(line)
            parts = (Section(f"s{n}" if n else "", *one) for n, one in enumerate(sections))
            yield Document(url, title, "page", language, (), tuple(parts))
