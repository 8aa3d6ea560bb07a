"""Whoosh keeps the posting lists: handed over whole, and read whole.

Its usual way, a call for each posting, costs more than all the rest of indexing. A codec is what
Whoosh has for such cases: with this one a list is written as it is. All else is Whoosh's own, the
dictionary of terms, their statistics, the reader. It unpickles what it opens; so nothing is opened
here but what was written just before, in memory.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol

from whoosh.codec.base import PostingsWriter
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import FieldType, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.formats import Format
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import IndexReader, TermNotFound

from search.lists import MOST, PASSAGE_SHIFT, SHIFTS, PackedList

FOLLOWED, FORMS = "followed", "forms"
"""The fields of the index in Whoosh; it wants them in this order."""


_POSTING = 8
"""The bytes of a posting."""


class Shelf(Protocol):
    """Whatever has the posting lists of an index."""

    def read(self, field: str, term: str) -> PackedList:
        """Return where a term occurs; an empty list where it is unknown."""

    def read_all(self, field: str) -> dict[str, PackedList]:
        """Return where each term of a field occurs."""


@dataclass(frozen=True, slots=True)
class AtHand:
    """Posting lists that are read already, by their fields."""

    lists: Mapping[str, dict[str, PackedList]]

    def read(self, field: str, term: str) -> PackedList:
        """Return where a term occurs; an empty list where it is unknown."""
        return self.lists[field].get(term) or array("Q")

    def read_all(self, field: str) -> dict[str, PackedList]:
        """Return where each term of a field occurs."""
        return self.lists[field]


class Store:
    """The posting lists of an index, in Whoosh.

    Attributes:
        reader: Whoosh's, for all that it can do besides.
    """

    def __init__(
        self,
        passages: int,
        *,
        followed: dict[str, PackedList],
        forms: dict[str, PackedList],
    ) -> None:
        """Write an index of one segment; from then on Whoosh alone has the lists.

        Args:
            passages: How many there are.
            followed: Families with their lists; emptied.
            forms: Forms with theirs; emptied.
        """
        schema = Schema(**{FOLLOWED: _field(), FORMS: _field()})
        # whoosh3 has types, but not yet for what reads and writes an index.
        index: Any = RamStorage().create_index(schema)  # type: ignore[no-untyped-call]
        writer = index.writer(codec=_Codec(), compound=False)  # type: ignore[no-untyped-call]
        for _ in range(passages):
            writer.add_document()  # Whoosh counts them; all that it needs to know is in the lists
        writer.write_postings(
            None, chain(_items(FOLLOWED, followed), _items(FORMS, forms)), 0, None
        )
        writer.commit(merge=False)
        self.reader: IndexReader = index.reader()

    def read(self, field: str, term: str) -> PackedList:
        """Return where a term occurs; an empty list where it is unknown."""
        try:
            packed: PackedList = self.reader.postings(field, term).packed  # type: ignore[attr-defined]
        except TermNotFound:
            return array("Q")
        return packed

    def read_all(self, field: str) -> dict[str, PackedList]:
        """Return where each term of a field occurs: read in the order in which they lie.

        To look up one after another takes three times as long.
        """
        reader: Any = self.reader
        if not reader.doc_count():
            return {}
        file = reader.segment().open_file(reader.storage(), _Codec.POSTS_EXT)
        return {term.decode(): _list(file, info) for term, info in reader.iter_field(field)}


def _items(
    field: str, lists: dict[str, PackedList]
) -> Iterator[tuple[str, bytes, int, float, bytes]]:
    """Give each list as if it were the only posting of its term; _Writer knows better.

    Whoosh wants the order of their bytes in UTF-8, which is that of their letters.
    """
    for term in sorted(lists):
        packed = lists.pop(term)
        yield field, term.encode(), packed[0] >> PASSAGE_SHIFT, 1.0, packed.tobytes()


def _field() -> FieldType:
    return FieldType(format=_Counts(), analyzer=None, scorable=False)  # type: ignore[arg-type]


class _Counts(Format):
    """What a posting holds: all its counts; `search.lists` unpacks them."""

    posting_size = _POSTING

    def decode_frequency(self, value: bytes) -> int:
        """Return how often a term occurs in a passage, whatever the field."""
        posting = int.from_bytes(value, "big")
        return sum(posting >> shift & MOST for shift in SHIFTS)


class _Codec(W3Codec):
    """Whoosh's own, but for posting lists."""

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> "_Writer":
        return _Writer(dbfile)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Format, term: Any = None, scorer: Any = None
    ) -> "_Matcher":
        packed = _list(dbfile, terminfo)
        return _Matcher(packed, format=format_, scorer=scorer, term=term, terminfo=terminfo)


def _list(file: Any, terminfo: Any) -> PackedList:
    """Read the list of a term from the file that _Writer wrote."""
    start, _ = terminfo.extent()  # Whoosh reads the length back wrongly
    return array("Q", file.get(start, terminfo.doc_frequency() * _POSTING))


class _Writer(PostingsWriter):
    """Writes a list as it comes, and is the block of postings that Whoosh takes statistics of.

    For Whoosh a posting weighs 1: what it is worth is for scoring.py to say.
    """

    def __init__(self, file: Any) -> None:
        self._file = file
        self._terminfo: Any = None
        self._packed: PackedList = array("Q")

    def start_postings(self, format_: Format, terminfo: Any) -> None:
        self._terminfo = terminfo

    def add_posting(self, id_: int, weight: float, vbytes: bytes, length: Any = None) -> None:
        self._terminfo.set_extent(self._file.tell(), len(vbytes))
        self._file.write(vbytes)
        self._packed = array("Q", vbytes)

    def written(self) -> bool:
        return bool(self._packed)

    def finish_postings(self) -> Any:
        self._terminfo.add_block(self)
        return self._terminfo

    @property
    def _weights(self) -> tuple[int]:
        return (len(self),)

    def __len__(self) -> int:
        return len(self._packed)

    def min_id(self) -> int:
        return self._packed[0] >> PASSAGE_SHIFT

    def max_id(self) -> int:
        return self._packed[-1] >> PASSAGE_SHIFT

    def min_length(self) -> int:
        return 0

    def max_length(self) -> int:
        return 0

    def max_weight(self) -> int:
        return 1


class _Matcher(ListMatcher):
    """Walks through a list, for Whoosh's own queries; what wants all of it takes `packed`."""

    _i: int

    def __init__(self, packed: PackedList, *of_whoosh: Any, **named: Any) -> None:
        super().__init__(packed, *of_whoosh, **named)  # type: ignore[no-untyped-call]
        self.packed = packed

    def id(self) -> int:
        return self.packed[self._i] >> PASSAGE_SHIFT

    def all_ids(self) -> Iterator[int]:
        return (posting >> PASSAGE_SHIFT for posting in self.packed)

    def skip_to(self, id: int) -> None:
        self._i = bisect_left(self.packed, id << PASSAGE_SHIFT, self._i)

    def value(self) -> bytes:
        return self.packed[self._i].to_bytes(_POSTING, "big")
