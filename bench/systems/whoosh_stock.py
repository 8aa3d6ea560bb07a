"""Whoosh on a server, as its documentation shows it, any word enough, ranked by its BM25F."""

from collections.abc import Sequence
from pathlib import Path

from whoosh.analysis.acore import Composable
from whoosh.analysis.analyzers import LanguageAnalyzer, StemmingAnalyzer
from whoosh.analysis.filters import LowercaseFilter
from whoosh.analysis.tokenizers import RegexTokenizer
from whoosh.fields import ID, TEXT, Schema
from whoosh.index import create_in
from whoosh.query.compound import Or
from whoosh.query.terms import Term

from bench.corpus import Passage
from bench.systems.system import Asked, Built, Stopwatch, System, built, milliseconds

FIELDS = ("title", "heading", "text")


class Whoosh(System):
    """Stock Whoosh, with the analyser of its tutorial whatever the language."""

    name = "Whoosh"

    def index(self, passages: Sequence[Passage], language: str, folder: Path) -> Built:
        """Index passages into one segment."""
        stopwatch = Stopwatch()
        self._analyser = self.analyser(language)
        text = TEXT(analyzer=self._analyser)
        schema = Schema(id=ID(stored=True), title=text, heading=text, text=text)
        index = create_in(str(folder), schema)
        writer = index.writer(limitmb=256)
        for one in passages:
            writer.add_document(id=one.id, title=one.title, heading=one.heading, text=one.text)
        writer.commit(optimize=True)
        self._searcher = index.searcher()
        return built(stopwatch.read(), folder)

    def analyser(self, language: str) -> Composable:
        """Return what cuts texts of a language into words."""
        return StemmingAnalyzer()

    def ask(self, query: str, limit: int) -> Asked:
        """Answer a query."""
        start = milliseconds()
        words = dict.fromkeys(token.text for token in self._analyser(query, mode="query"))
        terms = [Term(field, word) for word in words for field in FIELDS]
        hits = self._searcher.search(Or(terms), limit=limit)
        return Asked([hit["id"] for hit in hits], milliseconds() - start)

    def close(self) -> None:
        """Close the index."""
        self._searcher.close()  # type: ignore[no-untyped-call]  # typed in part


class WhooshOfLanguage(Whoosh):
    """Whoosh with the analyser that it has for the language; plain words where it has none."""

    name = "Whoosh, of the language"

    def analyser(self, language: str) -> Composable:
        """Return what cuts texts of a language into words."""
        if language in ("en", "fr"):
            return LanguageAnalyzer(language)
        return RegexTokenizer() | LowercaseFilter()
