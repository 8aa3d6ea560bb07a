"""Tantivy on a server, any word enough, ranked by its BM25."""

from collections.abc import Sequence
from pathlib import Path

import tantivy

from bench.corpus import Passage
from bench.systems.system import Asked, Built, Stopwatch, System, built, milliseconds

FIELDS = ["title", "heading", "text"]
STEMMERS = {"en": "english", "fr": "french"}
LONGEST_WORD = 60
MEMORY = 64_000_000


class Tantivy(System):
    """Tantivy with its plain words, in small letters."""

    name = "tantivy"
    folds = False

    def index(self, passages: Sequence[Passage], language: str, folder: Path) -> Built:
        """Index passages in one thread."""
        stopwatch = Stopwatch()
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("id", stored=True, tokenizer_name="raw")
        for field in FIELDS:
            schema.add_text_field(field, tokenizer_name="words")
        self._index = tantivy.Index(schema.build(), path=str(folder))
        self._index.register_tokenizer("words", self._words(language))
        writer = self._index.writer(heap_size=MEMORY, num_threads=1)
        for one in passages:
            row = {"id": one.id, "title": one.title, "heading": one.heading, "text": one.text}
            writer.add_document(tantivy.Document(**{name: [text] for name, text in row.items()}))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()
        return built(stopwatch.read(), folder)

    def ask(self, query: str, limit: int) -> Asked:
        """Answer a query."""
        start = milliseconds()
        parsed, _ = self._index.parse_query_lenient(query, FIELDS)
        hits = self._searcher.search(parsed, limit).hits
        found = [self._searcher.doc(address)["id"][0] for _, address in hits]
        return Asked(found, milliseconds() - start)

    def _words(self, language: str) -> "tantivy.TextAnalyzer":
        words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        words = words.filter(tantivy.Filter.remove_long(LONGEST_WORD))
        words = words.filter(tantivy.Filter.lowercase())
        if self.folds:
            words = words.filter(tantivy.Filter.ascii_fold())
            if language in STEMMERS:
                words = words.filter(tantivy.Filter.stemmer(STEMMERS[language]))
        return words.build()


class TantivyFolded(Tantivy):
    """Tantivy with its words without marks, and stemmed where it knows the language."""

    name = "tantivy, folded"
    folds = True
