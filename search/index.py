"""From documents to an index: Whoosh keeps where each form occurs."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whoosh import fields
from whoosh.filedb.filestore import RamStorage
from whoosh.index import Index as WhooshIndex
from whoosh.reading import IndexReader

from search.analysis import Analysis, fold
from search.document import Document, Passage
from search.facets import Facets, facets_of
from search.languages import language_of
from search.scoring import FIELDS, Lengths, Postings


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage within its document; its number is its place in `Index.entries`."""

    document: Document
    passage: Passage
    is_first: bool


@dataclass(frozen=True, slots=True)
class Index:
    """The documents of one language, ready to be asked or exported.

    Attributes:
        entries: All passages, by URL and then in the order of their page: ties fall in this order.
        analysis: How texts and queries become words.
        forms: The forms that the documents use, sorted, by the family they belong to.
        families: The family of each of these forms.
        spellings: The forms once more, each after itself without marks; sorted.
        pairs: The neighbours that the documents hold, by their families: "khoa hoc".
        lengths: How long the passages are.
        reader: Whoosh's.
        facets: What answers can be narrowed by.
    """

    entries: Sequence[Entry]
    analysis: Analysis
    forms: Mapping[str, Sequence[str]]
    families: Mapping[str, str]
    spellings: Sequence[tuple[str, str]]
    pairs: frozenset[str]
    lengths: Lengths
    reader: IndexReader
    facets: Facets

    def postings(self, term: str) -> Postings:
        """Return where a form or a pair occurs, for each of FIELDS."""
        return [dict(self._places(field.name, term)) for field in FIELDS]

    def beginning_with(self, prefix: str) -> list[str]:
        """Return the forms that begin, without marks, with a prefix; sorted."""
        first = bisect_left(self.spellings, (prefix, ""))
        # No character sorts after the last one of Unicode, and no word holds it.
        last = bisect_left(self.spellings, (prefix + "\U0010ffff", ""))
        return sorted(form for _, form in self.spellings[first:last])

    def _places(self, field: str, term: str) -> Iterator[tuple[int, int]]:
        if self.reader.doc_frequency(field, term):
            yield from self.reader.postings(field, term).items_as("frequency")


def build_index(documents: Iterable[Document], language: str) -> Index:
    """Index documents of one language.

    Args:
        documents: In any order.
        language: Its code; one without a row in LANGUAGES gets a plain analysis.

    Raises:
        ValueError: Two documents have one URL, or one is in another language, or has a facet that
            nobody can type.
    """
    entries = _entries(documents, language)
    analysis = Analysis(language_of(language))
    rows = [_Row(entry, analysis) for entry in entries]
    forms = {form for row in rows for form in row.forms}
    families = {form: analysis.family(form) for form in sorted(forms)}
    return Index(
        entries=entries,
        analysis=analysis,
        forms=_by_family(families),
        families=families,
        spellings=sorted((fold(form), form) for form in forms),
        pairs=frozenset(pair for row in rows for pair in row.pairs),
        lengths=Lengths.over([row.lengths for row in rows]),
        reader=_fill(row.terms for row in rows),
        facets=facets_of(entry.document for entry in entries if entry.is_first),
    )


def _entries(documents: Iterable[Document], language: str) -> list[Entry]:
    """Put all passages in order; a document without any is still found, by its title."""
    entries: list[Entry] = []
    seen: set[str] = set()
    for document in sorted(documents, key=lambda each: each.url):
        if document.language != language:
            raise ValueError(f"{document.url} is in {document.language!r}, not in {language!r}")
        if document.url in seen:
            raise ValueError(f"{document.url} is the URL of two documents")
        seen.add(document.url)
        passages = document.passages or (Passage("", "", ""),)
        entries.extend(Entry(document, passage, n == 0) for n, passage in enumerate(passages))
    return entries


class _Row:
    """What one passage is found by.

    Attributes:
        terms: Its forms and pairs, field by field.
        forms: Its forms alone.
        pairs: Its pairs alone.
        lengths: How many words each field has.
    """

    def __init__(self, entry: Entry, analysis: Analysis) -> None:
        self.terms: dict[str, list[str]] = {}
        self.forms: set[str] = set()
        self.pairs: set[str] = set()
        self.lengths: list[int] = []
        texts = _texts(entry)
        for field in FIELDS:
            words = [list(analysis.words(text)) for text in texts[field.name]]
            forms = [analysis.form(word) for each in words for word in each]
            pairs = [
                f"{analysis.family(first.folded)} {analysis.family(second.folded)}"
                for each in words
                for first, second in analysis.neighbours(each)
            ]
            self.terms[field.name] = forms + pairs
            self.forms.update(forms)
            self.pairs.update(pairs)
            self.lengths.append(sum(not word.parts for each in words for word in each))


def _texts(entry: Entry) -> dict[str, tuple[str, ...]]:
    document, passage = entry.document, entry.passage
    return {
        "body": (passage.text, *passage.also),
        "title": (document.title,),
        "heading": (passage.heading,),
        "names": document.names if entry.is_first else (),
    }


def _by_family(families: Mapping[str, str]) -> dict[str, list[str]]:
    forms = defaultdict(list)
    for form, family in families.items():
        forms[family].append(form)
    return dict(forms)


def _fill(rows: Iterable[dict[str, list[str]]]) -> IndexReader:
    """Give the terms to Whoosh, which numbers the rows as they come: one commit, one segment."""
    schema = fields.Schema(**{field.name: fields.TEXT(phrase=False) for field in FIELDS})
    # whoosh3 has types, but not yet for what stores an index.
    index: WhooshIndex = RamStorage().create_index(schema)  # type: ignore[no-untyped-call]
    writer = index.writer()
    for row in rows:
        writer.add_document(**row)
    writer.commit()
    return index.reader()
