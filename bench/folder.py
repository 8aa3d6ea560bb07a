"""Collections from a folder: other people's passages, queries and judgements; see README.md."""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.corpus import Collection, Passage, Query

PLAIN = "as asked"
"""What the queries of queries.jsonl are called; those of queries.kw3.jsonl are called "kw3"."""


def collections(folder: Path, split: str = "") -> Iterator[Collection]:
    """Read each collection below a folder, in the order of their names.

    Args:
        folder: With a folder for each collection.
        split: Which queries to take, of those that say what split they are of; all, if empty.
    """
    for qrels in sorted(folder.glob("*/qrels.tsv")):
        yield _collection(qrels.parent, split)


def _collection(folder: Path, split: str) -> Collection:
    rows = list(_rows(next(folder.glob("corpus.jsonl*"))))
    right = _grades(folder / "qrels.tsv")
    files = sorted(folder.glob("queries*.jsonl*"), key=lambda file: (len(file.name), file.name))
    return Collection(
        name=folder.name,
        language=rows[0]["lang"],
        passages=[Passage(row["id"], "", row.get("title", ""), "", row["text"]) for row in rows],
        queries={_variant(file): _queries(file, right, split) for file in files},
    )


def _queries(file: Path, right: Mapping[str, Mapping[str, int]], split: str) -> Sequence[Query]:
    return [
        Query(row["text"], right[row["id"]])
        for row in _rows(file)
        if row["id"] in right and split in ("", row.get("split", split))
    ]


def _variant(file: Path) -> str:
    words = file.name.removesuffix(".gz").removesuffix(".jsonl").split(".")
    return words[1] if len(words) > 1 else PLAIN


def _grades(file: Path) -> Mapping[str, Mapping[str, int]]:
    """Read lines of query, passage and grade; a line whose grade is no number is their head."""
    right: dict[str, dict[str, int]] = defaultdict(dict)
    for line in file.read_text(encoding="utf-8").splitlines():
        query, passage, grade = line.split("\t")
        if grade.isdecimal() and int(grade):
            right[query][passage] = int(grade)
    return right


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    text = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    return map(json.loads, text.decode("utf-8").splitlines())
