"""From documents to an index: Whoosh keeps where each term occurs and how long each field is."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whoosh import fields
from whoosh.filedb.filestore import RamStorage
from whoosh.index import Index as WhooshIndex
from whoosh.reading import IndexReader

from search.analysis import EXACT, Analysis
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
        forms: The term of every form that the documents use; each term is a form of itself.
        folded_forms: The forms without marks, sorted, for looking up prefixes.
        lengths: Of each of the fields, in the order of FIELDS.
        reader: Whoosh's.
        facets: What answers can be narrowed by.
    """

    entries: Sequence[Entry]
    analysis: Analysis
    forms: Mapping[str, str]
    folded_forms: Sequence[str]
    lengths: Sequence[Lengths]
    reader: IndexReader
    facets: Facets

    def holds(self, term: str) -> bool:
        """Tell whether a term occurs anywhere."""
        return any(self.reader.doc_frequency(field.name, term) for field in FIELDS)

    def postings(self, term: str) -> Postings:
        """Return where a term occurs, for each of FIELDS."""
        return [dict(self._places(field.name, term)) for field in FIELDS]

    def terms(self) -> set[str]:
        """Return all terms, words and pairs alike."""
        return {term.decode() for field in FIELDS for term in self.reader.lexicon(field.name)}

    def beginning_with(self, prefix: str) -> Sequence[str]:
        """Return the forms without marks that begin with a prefix, sorted."""
        first = bisect_left(self.folded_forms, prefix)
        # No character sorts after the last one of Unicode, and no word holds it.
        last = bisect_left(self.folded_forms, prefix + "\U0010ffff")
        return self.folded_forms[first:last]

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
    forms: dict[str, str] = {}
    reader = _fill(_fields(entry, analysis, forms) for entry in entries)
    for term in list(forms.values()):
        forms.setdefault(term, term)
    folded_forms = sorted(form for form in forms if not form.startswith(EXACT))
    lengths = _lengths(reader, len(entries))
    facets = facets_of(entry.document for entry in entries if entry.is_first)
    return Index(entries, analysis, forms, folded_forms, lengths, reader, facets)


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


def _fields(entry: Entry, analysis: Analysis, forms: dict[str, str]) -> dict[str, list[str]]:
    """Return the terms of a passage, field by field; note the forms they come from."""
    document, passage = entry.document, entry.passage
    texts = {
        "body": (passage.text,),
        "title": (document.title,),
        "heading": (passage.heading,),
        "names": document.names if entry.is_first else (),
    }
    return {
        name: [term for text in several for term in _terms(text, analysis, forms)]
        for name, several in texts.items()
    }


def _terms(text: str, analysis: Analysis, forms: dict[str, str]) -> Iterator[str]:
    words = list(analysis.words(text))
    for word in words:
        for form in analysis.forms(word):
            forms[form] = analysis.term(form)
            yield forms[form]
    yield from analysis.pairs(words)


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


def _lengths(reader: IndexReader, passages: int) -> list[Lengths]:
    """Read back how long the fields are; Whoosh knows no length where a field is empty."""
    lengths = []
    for field in FIELDS:
        each = [reader.doc_field_length(n, field.name) or 0 for n in range(passages)]
        filled = [length for length in each if length]
        lengths.append(Lengths(each, round(sum(filled) / len(filled), 6) if filled else 0.0))
    return lengths
