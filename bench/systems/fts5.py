"""SQLite FTS5 on a server, its words folded, any of them enough, ranked by its own BM25."""

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from bench.corpus import Passage
from bench.systems.system import Asked, Built, Stopwatch, System, built, milliseconds

WORD = re.compile(r"\w+")


class Fts5(System):
    """The full-text search that comes with Python."""

    name = "SQLite FTS5"

    def index(self, passages: Sequence[Passage], language: str, folder: Path) -> Built:
        """Index passages into a database in one file."""
        stopwatch = Stopwatch()
        self._database = sqlite3.connect(folder / "fts5.db")
        self._database.execute(
            "CREATE VIRTUAL TABLE passages USING fts5(id UNINDEXED, title, heading, text, "
            "tokenize = 'unicode61 remove_diacritics 2')"
        )
        rows = ((one.id, one.title, one.heading, one.text) for one in passages)
        self._database.executemany("INSERT INTO passages VALUES (?, ?, ?, ?)", rows)
        self._database.execute("INSERT INTO passages(passages) VALUES ('optimize')")
        self._database.commit()
        return built(stopwatch.read(), folder)

    def ask(self, query: str, limit: int) -> Asked:
        """Answer a query."""
        words = " OR ".join(f'"{word}"' for word in WORD.findall(query))
        if not words:
            return Asked((), 0)
        start = milliseconds()
        rows = self._database.execute(
            "SELECT id FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT ?",
            (words, limit),
        ).fetchall()
        return Asked([row[0] for row in rows], milliseconds() - start)

    def close(self) -> None:
        """Close the database."""
        self._database.close()
