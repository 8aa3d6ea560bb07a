"""What indexing costs, ours and stock Whoosh's: each trial in a process of its own."""

import resource
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from whoosh.fields import ID, TEXT, Schema
from whoosh.index import create_in

from bench.indexing.articles import read_articles
from search import build_index, export, keep, left_by, recall

MEMORY_MB = 256
"""What stock Whoosh may hold before it sorts on disk; with its 128 it takes longer."""

MADE_WITH = "the code of this run"
"""Of what an index leaves for the next one, which is never another's here."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What it cost to index files of articles.

    Attributes:
        indexing: Seconds of CPU, those of the kernel included.
        exporting: The same for the files to publish.
        peak: Bytes of memory at most, articles and interpreter included.
        files: What is published, each file with a digest.
    """

    indexing: float
    exporting: float
    peak: int
    files: frozenset[str]

    def told(self) -> list[Any]:
        """Return it as JSON has it."""
        return [self.indexing, self.exporting, self.peak, sorted(self.files)]

    @classmethod
    def of(cls, told: Sequence[Any]) -> "Trial":
        """Take it from JSON."""
        indexing, exporting, peak, files = told
        return cls(indexing, exporting, peak, frozenset(files))


def in_own_process(trial: Callable[[Sequence[Path]], Trial], files: Sequence[Path]) -> Trial:
    """Run a trial where nothing has been learnt, cached or allocated yet."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(trial, files).result()


def stock(files: Sequence[Path]) -> Trial:
    """Index all articles as Whoosh's documentation shows it: text fields, in one process."""
    documents = [document for file in files for document in read_articles(file)]
    with TemporaryDirectory(prefix="bench-") as folder:
        start = process_time()
        index = create_in(folder, Schema(url=ID(stored=True), title=TEXT, text=TEXT))
        writer = index.writer(limitmb=MEMORY_MB)
        for one in documents:
            text = "\n".join(f"{part.heading}\n{part.text}" for part in one.passages)
            writer.add_document(url=one.url, title=one.title, text=text)
        writer.commit()
        return Trial(process_time() - start, 0.0, _peak(), frozenset())


def ours(files: Sequence[Path]) -> Trial:
    """Index each file as a language of its own, upon what its last index left, and export it."""
    indexing = exporting = 0.0
    names: set[str] = set()
    for file in files:
        documents = list(read_articles(file))
        left = file.with_suffix(".left")
        start = process_time()
        index = build_index(documents, documents[0].language, recall(left, MADE_WITH))
        between = process_time()
        index = index.at_hand()
        published = export(index)
        keep(left_by(index), left, MADE_WITH)
        indexing += between - start
        exporting += process_time() - between
        names.update(
            f"{file.stem}/{name} {sha256(data).hexdigest()}" for name, data in published.items()
        )
    return Trial(indexing, exporting, _peak(), frozenset(names))


def _peak() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
