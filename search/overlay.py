"""An index with a few pages laid over it: what was just written is found before it is indexed.

An index of thousands of pages takes seconds to make, even upon the last one; this takes a moment.
What all pages have a part in, mean lengths and the number of passages, is that of the index below.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from search.analysis import fold
from search.document import Document
from search.facets import facets_of
from search.index import Index, build_index, by_family
from search.levels import Levels
from search.lists import PASSAGE_SHIFT, PackedList
from search.store import Shelf
from search.written import Written


def overlaid(below: Index, pages: Collection[str], documents: Iterable[Document]) -> Index:
    """Lay documents over an index, to be asked; what can be published is another matter.

    Args:
        below: The index, which stays as it is.
        pages: The URLs of the pages that are gone or no longer as it has them.
        documents: What is there now in their place, and what is new.

    Raises:
        ValueError: As `build_index`.
    """
    above = build_index(documents, below.analysis.language.code)
    # Who is gone keeps its number, so that no list moves; no list has it, and no page leads to it.
    gone = {n for n, entry in enumerate(below.entries) if entry.document.url in pages}
    kept = (replace(e, is_first=False) if n in gone else e for n, e in enumerate(below.entries))
    entries = [*kept, *above.entries]
    holding = _holding(below, above, gone)
    families = {
        form: family
        for form, family in sorted({**below.families, **above.families}.items())
        if form in holding
    }
    new = ((fold(form), form) for form in above.families.keys() - below.families.keys())
    lengths = below.lengths.and_those(above.lengths)
    return Index(
        entries=entries,
        analysis=below.analysis,
        forms=by_family(families),
        families=families,
        holding=holding,
        marks=[*below.marks, *above.marks],
        spellings=sorted(chain((one for one in below.spellings if one[1] in holding), new)),
        lengths=lengths,
        levels=Levels(lengths),
        store=_Laid(below.store, gone, above.store, len(below.entries)),
        facets=facets_of(entry.document for entry in entries if entry.is_first),
        written=Written(),
    )


def _holding(below: Index, above: Index, gone: Collection[int]) -> Mapping[str, int]:
    """Count again in how many passages each form occurs; those left in none are left out."""
    lost = build_index(_documents(below, gone), below.analysis.language.code)
    counts = Counter(below.holding)
    counts.update(above.holding)
    counts.subtract(lost.holding)
    return +counts


def _documents(index: Index, passages: Iterable[int]) -> Iterator[Document]:
    return (entry.document for n in passages if (entry := index.entries[n]).is_first)


@dataclass(frozen=True, slots=True)
class _Laid:
    """The lists of an index, but for some passages, and after each the list of another index.

    Attributes:
        below: The lists of the one.
        gone: The numbers of the passages that are left out.
        above: The lists of the other.
        shift: By how much the numbers of its passages move.
    """

    below: Shelf
    gone: Collection[int]
    above: Shelf
    shift: int

    def read(self, field: str, term: str) -> PackedList:
        """Return where a term occurs; an empty list where it is unknown."""
        moved = self.shift << PASSAGE_SHIFT
        laid = self.below.read(field, term)
        if self.gone:
            laid = array("Q", (one for one in laid if one >> PASSAGE_SHIFT not in self.gone))
        laid.extend(one + moved for one in self.above.read(field, term))
        return laid

    def read_all(self, field: str) -> dict[str, PackedList]:
        """Return where each term of a field occurs."""
        terms = self.below.read_all(field).keys() | self.above.read_all(field).keys()
        return {term: packed for term in terms if (packed := self.read(field, term))}
