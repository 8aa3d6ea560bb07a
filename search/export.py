"""From an index to the files that a browser asks; FORMAT.md is their contract.

Same documents, same bytes: sorted keys, names made of contents, no clock.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import groupby, pairwise
from typing import Any, TypeVar

from search import answer, excerpt, question, scoring
from search.analysis import fold
from search.index import Entry, Index
from search.shard_file import SUFFIX, pack, write

Start = TypeVar("Start")
Content = TypeVar("Content")

VERSION = 5
"""Of the format; a client refuses any other."""
MANIFEST = f"manifest{SUFFIX}"
TERM_BYTES = 6_000
"""About how large a shard of terms is: a query fetches one for most of its words."""
TEXT_BYTES = 8_000
"""About how large a shard of passages is: a list of ten hits fetches up to ten."""


@dataclass(frozen=True, slots=True)
class _Shards:
    """Files, and where each begins: at a number of a passage, or at first letters."""

    starts: Sequence[tuple[Any, str]]
    files: Mapping[str, bytes]


def export(index: Index) -> Mapping[str, bytes]:
    """Return the files of an index by their names, which begin no folder.

    All but the manifest are named by what they hold, and so can be kept for ever.
    """
    terms = _term_shards(index)
    texts = _text_shards(index)
    lengths = write(_lengths(index))
    lengths_name = _name("lengths", lengths)
    forms = write(_forms(index))
    forms_name = _name("forms", forms)
    facets = _facets_file(index)
    manifest = _manifest(index) | {
        "facets": next(iter(facets), ""),
        "forms": forms_name,
        "lengths": lengths_name,
        "terms": terms.starts,
        "texts": texts.starts,
    }
    files = {MANIFEST: write(manifest), lengths_name: lengths, forms_name: forms, **facets}
    return dict(sorted({**files, **terms.files, **texts.files}.items()))


def _manifest(index: Index) -> dict[str, Any]:
    """Return all that a client must know before it is asked anything."""
    row = asdict(index.analysis.language)
    del row["stemmer"]  # the browser never stems
    weights = row.pop("weights")
    return {
        "version": VERSION,
        "language": row.pop("code"),
        "documents": len({entry.document.url for entry in index.entries}),
        "passages": len(index.entries),
        "analysis": row,
        "scoring": _scoring(index) | weights,
        "query": {
            "maxWords": question.MAX_WORDS,
            "prefixLetters": question.PREFIX_LETTERS,
            "sectionsOfPage": answer.SECTIONS_OF_PAGE,
        },
        "excerpt": {"words": excerpt.WORDS, "before": excerpt.BEFORE},
    }


def _scoring(index: Index) -> dict[str, Any]:
    """Return the numbers of the formula that all languages share."""
    fields = zip(scoring.FIELDS, index.lengths.means, strict=True)
    return {
        "k1": scoring.K1,
        "b": scoring.B,
        "mean": index.lengths.mean,
        "pair_most": scoring.PAIR_MOST,
        "fields": [asdict(field) | {"mean": mean} for field, mean in fields],
    }


def _lengths(index: Index) -> dict[str, Any]:
    """Return how many passages each page has, how long their fields are, and what each counts."""
    pages = groupby(index.entries, key=lambda entry: entry.document.url)
    return {
        "pages": [len(list(passages)) for _, passages in pages],
        "lengths": index.lengths.each,
        "weights": index.lengths.weights,
    }


def _facets_file(index: Index) -> dict[str, bytes]:
    """Return the file of facets: for each value its key, its label, and steps between pages."""
    urls = dict.fromkeys(entry.document.url for entry in index.entries)
    number_of = {url: number for number, url in enumerate(urls)}
    content = {
        name: [
            [one.key, one.label, _gaps(sorted(number_of[url] for url in one.pages))]
            for one in values.values()
        ]
        for name, values in index.facets.items()
    }
    data = write(content)
    return {_name("facets", data): data} if content else {}


def _gaps(numbers: Sequence[int]) -> list[int]:
    """Return steps from one number to the next, the first from 0."""
    return [number - before for before, number in pairwise((0, *numbers))]


def _forms(index: Index) -> dict[str, int]:
    """Return in how many passages each form occurs: what an unknown word may have been."""
    return {form: len(scoring.holders(index.postings(form))) for form in index.families}


def _term_shards(index: Index) -> _Shards:
    """Cut the words and pairs into shards by their first letters.

    What begins alike stays together, so that a word, its spellings, its pairs and its known
    beginnings are all in one shard; and a family is never parted.
    """
    groups: dict[str, dict[str, dict[str, Any]]] = defaultdict(_empty_shard)
    for family, forms in index.forms.items():
        start = first_letters(family)
        groups[start]["words"][family] = {form: _postings(index, form) for form in forms}
        for form in forms:
            if first_letters(form) != start:
                groups[first_letters(form)]["families"][form] = family
    for pair in index.pairs():
        groups[first_letters(pair)]["pairs"][pair] = _postings(index, pair)
    # JavaScript compares UTF-16 units, and must find the shard by comparing.
    ordered = sorted(groups.items(), key=lambda group: group[0].encode("utf-16-be"))
    batches = _batches(((start, _size(group), group) for start, group in ordered), TERM_BYTES)
    return _shards(
        "terms", (("" if n == 0 else batch[0][0], _union(batch)) for n, batch in enumerate(batches))
    )


def first_letters(term: str) -> str:
    """Return the letters by which words and pairs are kept together."""
    return fold(term)[: question.PREFIX_LETTERS]


def _empty_shard() -> dict[str, dict[str, Any]]:
    return {"families": {}, "pairs": {}, "words": {}}


def _postings(index: Index, term: str) -> list[list[int]]:
    """Return, for each field, steps between passages and counts; empty ends are left out."""
    fields = [list(_steps(places)) for places in index.postings(term)]
    while fields and not fields[-1]:
        fields.pop()
    return fields


def _steps(places: Mapping[int, int]) -> Iterator[int]:
    last = 0
    for passage, count in sorted(places.items()):
        yield passage - last
        yield count
        last = passage


def _union(batch: Iterable[tuple[str, dict[str, dict[str, Any]]]]) -> dict[str, Any]:
    union = _empty_shard()
    for _, group in batch:
        for kind, content in group.items():
            union[kind] |= content
    return union


def _text_shards(index: Index) -> _Shards:
    """Cut the passages into shards, in their order."""
    records = [_record(entry) for entry in index.entries]
    sized = ((number, _size(record), record) for number, record in enumerate(records))
    batches = _batches(sized, TEXT_BYTES)
    return _shards("texts", ((batch[0][0], [record for _, record in batch]) for batch in batches))


def _record(entry: Entry) -> dict[str, Any]:
    """Return what an answer shows of a passage, and where phrases are looked for."""
    names = {"names": entry.document.names} if entry.is_first and entry.document.names else {}
    date = {"date": entry.document.date} if entry.document.date else {}
    also = {"also": entry.passage.also} if entry.passage.also else {}
    weight = {"weight": entry.passage.weight} if entry.passage.weight != 1 else {}
    return (
        names
        | date
        | also
        | weight
        | {
            "url": entry.document.url,
            "anchor": entry.passage.anchor,
            "title": entry.document.title,
            "heading": entry.passage.heading,
            "kind": entry.document.kind,
            "text": entry.passage.text,
        }
    )


def _batches(
    sized: Iterable[tuple[Start, int, Content]], most: int
) -> Iterator[list[tuple[Start, Content]]]:
    """Gather neighbours until a batch would be too large; a single large one stays whole."""
    batch: list[tuple[Start, Content]] = []
    total = 0
    for start, size, content in sized:
        if batch and total + size > most:
            yield batch
            batch, total = [], 0
        batch.append((start, content))
        total += size
    if batch:
        yield batch


def _shards(stem: str, contents: Iterable[tuple[Any, Any]]) -> _Shards:
    starts, files = [], {}
    for start, content in contents:
        data = write(content)
        name = _name(stem, data)
        starts.append((start, name))
        files[name] = data
    return _Shards(starts, files)


def _name(stem: str, data: bytes) -> str:
    return f"{stem}-{sha256(data).hexdigest()[:12]}{SUFFIX}"


def _size(content: Any) -> int:
    return len(pack(content))
