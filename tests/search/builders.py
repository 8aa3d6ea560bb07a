"""Documents for tests: one in a line, or a small real collection in three languages."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from search import Document, Passage

COLLECTION = Path(__file__).with_name("collection")
_YEAR = re.compile(r"\b20[0-9]{2}\b")


def a_document(
    *texts: str | Passage,
    url: str = "vi/trang/",
    title: str = "",
    language: str = "vi",
    names: tuple[str, ...] = (),
    kind: str = "page",
    facets: Mapping[str, tuple[str, ...]] | None = None,
    by_name: bool = False,
) -> Document:
    """Make a document of texts: the first its lead, the others with anchors p1, p2 …"""
    passages = tuple(
        text if isinstance(text, Passage) else Passage(f"p{n}" if n else "", "", text)
        for n, text in enumerate(texts)
    )
    return Document(url, title, kind, language, names, passages, facets or {}, by_name=by_name)


def some_documents(language: str = "vi", **texts: str) -> list[Document]:
    """Make one-passage documents: `some_documents(hoa="Hoa hồng")` has the URL "hoa"."""
    return [a_document(text, url=url, language=language) for url, text in texts.items()]


def the_collection(language: str) -> list[Document]:
    """Read the documents of one language from their text file."""
    text = (COLLECTION / f"{language}.txt").read_text(encoding="utf-8")
    return [_document(block, language) for block in text.removeprefix("# ").split("\n# ")]


def _document(block: str, language: str) -> Document:
    """Read "url | kind | title | name; name", the lead, and the passages below it.

    A passage has "anchor | heading", and "| weight" where that is not 1.
    """
    head, *rest = block.strip().split("\n## ")
    line, lead = head.split("\n", 1)
    url, kind, title, names = (part.strip() for part in line.split("|"))
    passages = (Passage("", "", lead), *_passages(rest))
    called = tuple(name.strip() for name in names.split(";") if name.strip())
    facets = {"kind": (kind,), "year": tuple(sorted(set(_YEAR.findall(lead))))}
    return Document(url, title, kind, language, called, passages, facets)


def _passages(blocks: list[str]) -> Iterator[Passage]:
    for block in blocks:
        head, text = block.split("\n", 1)
        anchor, heading, *weight = (part.strip() for part in head.split("|"))
        yield Passage(anchor, heading, text.strip(), weight=float(*weight or (1,)))
