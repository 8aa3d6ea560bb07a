"""What answers can be narrowed by: names such as "year", their values, the pages that have them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from search.analysis import AT_WORDS, fold
from search.document import Document

_SEPARATORS = str.maketrans(".,\u00a0\u202f", "----")
"""Signs that may stand within a number; in a filter, a comma parts two values."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet.

    Attributes:
        key: How it is typed in a filter: "bo-chinh-tri".
        label: How it is shown: "Bộ Chính trị".
        pages: The URLs of the documents that have it.
    """

    key: str
    label: str
    pages: frozenset[str]


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value by which an answer can be narrowed, and how many pages would remain."""

    value: str
    label: str
    pages: int


Facets = Mapping[str, Mapping[str, Value]]
"""The values of each name by their keys; both sorted."""


def key_of(text: str) -> str:
    """Return a value as it is typed: its words without marks, tied by hyphens."""
    return "-".join(AT_WORDS.split(fold(text.lower()))[1::2]).translate(_SEPARATORS)


def facets_of(documents: Iterable[Document]) -> Facets:
    """Gather the facets of documents; values that are typed alike are one.

    Raises:
        ValueError: A name is not typed as it is spelled, or a value cannot be typed at all.
    """
    labels: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    pages: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document in documents:
        for name, values in document.facets.items():
            for label in values:
                key = _checked(document, name, label)
                labels[name][key].add(label)
                pages[name, key].add(document.url)
    return {
        name: {key: Value(key, min(of[key]), frozenset(pages[name, key])) for key in sorted(of)}
        for name, of in sorted(labels.items())
    }


def _checked(document: Document, name: str, label: str) -> str:
    key = key_of(label)
    if not key or not name or key_of(name) != name:
        raise ValueError(f"{document.url} has a facet that cannot be typed: {name!r}: {label!r}")
    return key


def count(facets: Facets, pages: Collection[str]) -> Mapping[str, tuple[FacetCount, ...]]:
    """Count the pages of an answer that have each value, most first; those of none are left out."""
    counts = {
        name: [FacetCount(one.key, one.label, len(one.pages & set(pages))) for one in of.values()]
        for name, of in facets.items()
    }
    return {
        name: tuple(sorted((one for one in of if one.pages), key=lambda one: -one.pages))
        for name, of in counts.items()
        if any(one.pages for one in of)
    }
