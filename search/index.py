"""From documents to an index: Whoosh keeps where each form occurs."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from search.analysis import Analysis, fold
from search.document import Document, Passage
from search.facets import Facets, facets_of
from search.languages import language_of
from search.levels import Levels
from search.lists import PackedList, unpacked
from search.revising import NOTHING, Before, revise
from search.scoring import FIELDS, Lengths, Postings
from search.store import FOLLOWED, FORMS, AtHand, Shelf, Store
from search.vocabulary import Vocabulary
from search.written import Written


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
        holding: In how many passages each of these forms occurs.
        marks: What tells each passage from others.
        spellings: The forms once more, each after itself without marks; sorted.
        lengths: How long the passages are.
        levels: How much each posting says of its passage.
        store: Where each form occurs, and what follows what, in Whoosh.
        facets: What answers can be narrowed by.
        written: What was written of families, by `export`.
    """

    entries: Sequence[Entry]
    analysis: Analysis
    forms: Mapping[str, Sequence[str]]
    families: Mapping[str, str]
    holding: Mapping[str, int]
    marks: Sequence[str]
    spellings: Sequence[tuple[str, str]]
    lengths: Lengths
    levels: Levels
    store: Shelf
    facets: Facets
    written: Written

    def postings(self, form: str) -> Postings:
        """Return where a form occurs, for each of FIELDS."""
        return unpacked(self.packed(form))

    def packed(self, form: str) -> PackedList:
        """Return the same as a list of numbers, for a tenth of the cost; empty where unknown."""
        return self.store.read(FORMS, form)

    def followed(self, family: str) -> PackedList:
        """Return the passages where others follow a family, with a bit for the sign of each."""
        return self.store.read(FOLLOWED, family)

    def at_hand(self) -> "Index":
        """Return the same with all lists read at once, for whoever wants every one of them."""
        fields = (FOLLOWED, FORMS)
        return replace(self, store=AtHand({one: self.store.read_all(one) for one in fields}))

    def beginning_with(self, prefix: str) -> list[str]:
        """Return the forms that begin, without marks, with a prefix; sorted."""
        first = bisect_left(self.spellings, (prefix, ""))
        # No character sorts after the last one of Unicode, and no word holds it.
        last = bisect_left(self.spellings, (prefix + "\U0010ffff", ""))
        return sorted(form for _, form in self.spellings[first:last])


def build_index(documents: Iterable[Document], language: str, before: Before = NOTHING) -> Index:
    """Index documents of one language.

    Args:
        documents: In any order.
        language: Its code; one without a row in LANGUAGES gets a plain analysis.
        before: What an index of the language left: only what that had not is analysed. The index
            is the same without it, but takes longer.

    Raises:
        ValueError: Two documents have one URL, or one is in another language, or has a facet that
            nobody can type.
    """
    entries = _entries(documents, language)
    texts = list(map(_texts, entries))
    marks = list(_marks(entries))
    analysis = Analysis(language_of(language))
    lists, changed = revise(before.lists, marks, texts, Vocabulary(analysis))
    families = dict(sorted(lists.families.items()))
    lengths = Lengths.over(lists.lengths, [entry.passage.weight for entry in entries])
    is_alike = list(before.means) == lengths.every_mean
    return Index(
        entries=entries,
        analysis=analysis,
        forms=by_family(families),
        families=families,
        holding={form: len(packed) for form, packed in lists.forms.items()},
        marks=marks,
        spellings=sorted((fold(form), form) for form in families),
        lengths=lengths,
        levels=Levels(lengths),
        store=Store(len(entries), followed=lists.followed, forms=lists.forms),
        facets=facets_of(entry.document for entry in entries if entry.is_first),
        written=Written(before.written, changed) if is_alike else Written(),
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


def _marks(entries: Iterable[Entry]) -> Iterator[str]:
    """Tell each passage from others, and from itself where it or its page says anything else."""
    place = 0
    for entry in entries:
        place = 0 if entry.is_first else place + 1
        page = entry.document
        told = (entry.passage, page.title, page.kind, page.date, page.names, page.by_name)
        raw = repr(told).encode("utf-8", "surrogatepass")
        yield f"{page.url} {place} {blake2b(raw, digest_size=12).hexdigest()}"


def _texts(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """Return what a passage is found by, for each of FIELDS."""
    document, passage = entry.document, entry.passage
    if document.by_name:
        return tuple(document.names if each.name == "names" else () for each in FIELDS)
    of = {
        "body": (passage.text, *passage.also),
        "title": (document.title,),
        "heading": (passage.heading,),
        "names": document.names if entry.is_first else (),
    }
    return tuple(of[field.name] for field in FIELDS)


def by_family(families: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the forms of each family, in their order."""
    forms = defaultdict(list)
    for form, family in families.items():
        forms[family].append(form)
    return dict(forms)
