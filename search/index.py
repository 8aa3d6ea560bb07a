"""From documents to an index: Whoosh keeps where each form occurs."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from search.analysis import Analysis, fold
from search.document import Document, Passage
from search.facets import Facets, facets_of
from search.languages import language_of
from search.levels import Levels
from search.lists import Inverted, PackedList, invert, unpacked
from search.scoring import FIELDS, Lengths, Postings
from search.store import FOLLOWED, FORMS, Store
from search.vocabulary import Vocabulary


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
        spellings: The forms once more, each after itself without marks; sorted.
        lengths: How long the passages are.
        levels: How much each posting says of its passage.
        store: Where each form occurs, and what follows what, in Whoosh.
        facets: What answers can be narrowed by.
    """

    entries: Sequence[Entry]
    analysis: Analysis
    forms: Mapping[str, Sequence[str]]
    families: Mapping[str, str]
    holding: Mapping[str, int]
    spellings: Sequence[tuple[str, str]]
    lengths: Lengths
    levels: Levels
    store: Store
    facets: Facets

    def postings(self, form: str) -> Postings:
        """Return where a form occurs, for each of FIELDS."""
        return unpacked(self.packed(form))

    def packed(self, form: str) -> PackedList:
        """Return the same as a list of numbers, for a tenth of the cost; empty where unknown."""
        return self.store.read(FORMS, form)

    def followed(self, family: str) -> PackedList:
        """Return the passages where others follow a family, with a bit for the sign of each."""
        return self.store.read(FOLLOWED, family)

    def beginning_with(self, prefix: str) -> list[str]:
        """Return the forms that begin, without marks, with a prefix; sorted."""
        first = bisect_left(self.spellings, (prefix, ""))
        # No character sorts after the last one of Unicode, and no word holds it.
        last = bisect_left(self.spellings, (prefix + "\U0010ffff", ""))
        return sorted(form for _, form in self.spellings[first:last])


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
    vocabulary = Vocabulary(analysis)
    inverted = invert(map(_texts, entries), vocabulary)
    families = dict(sorted(zip(vocabulary.forms, vocabulary.family_of, strict=True)))
    lengths = Lengths.over(inverted.lengths, [entry.passage.weight for entry in entries])
    return Index(
        entries=entries,
        analysis=analysis,
        forms=_by_family(families),
        families=families,
        holding={
            vocabulary.forms[number]: len(packed) for number, packed in inverted.forms.items()
        },
        spellings=sorted((fold(form), form) for form in families),
        lengths=lengths,
        levels=Levels(lengths),
        store=_store(inverted, vocabulary),
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


def _store(inverted: Inverted, vocabulary: Vocabulary) -> Store:
    """Hand the lists over, in the order of their terms; from here on Whoosh alone has them."""
    forms = sorted((vocabulary.forms[number], number) for number in inverted.forms)
    families = sorted((vocabulary.families[number], number) for number in inverted.followed)
    return Store(
        len(inverted.lengths),
        followed=((family, inverted.followed.pop(number)) for family, number in families),
        forms=((form, inverted.forms.pop(number)) for form, number in forms),
    )


def _by_family(families: Mapping[str, str]) -> dict[str, list[str]]:
    forms = defaultdict(list)
    for form, family in families.items():
        forms[family].append(form)
    return dict(forms)
