"""What a search gives back: pages with their sections, how many there are, how to narrow them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.document import Document, Passage
from search.excerpt import Fragment
from search.facets import FacetCount

SECTIONS_OF_PAGE = 3
"""How many passages of one page a list shows, so that a long page leaves room for others."""


@dataclass(frozen=True, slots=True)
class Section:
    """A passage that answers a query; its score is comparable within one answer only."""

    passage: Passage
    score: float
    excerpt: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that answers a query.

    Attributes:
        document: The page.
        score: That of its best passage.
        sections: Its best passages, the best first.
    """

    document: Document
    score: float
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query is answered.

    Attributes:
        pages: The best pages, the best first.
        total_pages: How many pages match, shown or not.
        total_passages: How many passages of them match.
        facets: By name, the values of the pages that match, each with the number of pages that
            would remain if the query had that filter too; none where the answer is relaxed.
        relaxed: Whether nothing had all that the query requires, and its words alone were answered.
        suggestion: A query that may have been meant.
        mended: Whether nothing has a word of the query, and the suggestion was answered.
    """

    pages: tuple[Hit, ...]
    total_pages: int
    total_passages: int
    facets: Mapping[str, tuple[FacetCount, ...]]
    relaxed: bool = False
    suggestion: str | None = None
    mended: bool = False


def by_page(
    passages: Iterable[int], scores: Mapping[int, float], page_of: Mapping[int, str]
) -> dict[str, list[int]]:
    """Group passages by page: the page of the best passage first, its best passages first.

    Args:
        passages: Their numbers.
        scores: What they are worth; 0 where there is none.
        page_of: The page of each; equals come in the order of their numbers.
    """
    pages: dict[str, list[int]] = defaultdict(list)
    for number in sorted(passages, key=lambda each: (-scores.get(each, 0.0), each)):
        pages[page_of[number]].append(number)
    return pages
