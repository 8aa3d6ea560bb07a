"""From an index to the files that a browser asks; FORMAT.md is their contract.

Same documents, same bytes: sorted keys, names and versions made of contents, no clock.
"""

from base64 import b32encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import groupby, pairwise
from typing import Any, TypeVar

from search import answer, excerpt, levels, places, question, ranking
from search.analysis import fold
from search.index import Entry, Index
from search.shard_file import SUFFIX, pack, write

Item = TypeVar("Item")

VERSION = 7
"""Of the format; a client refuses any other."""
MANIFEST = f"manifest{SUFFIX}"

TERM_BYTES = 2_000
"""The least that a shard of terms aims at, before it is compressed."""
TERM_FILES = 1_000
"""About how many shards of terms there may be: each costs 7 bytes of the manifest."""
TEXT_PASSAGES = 2
"""The fewest passages in a shard of texts: a list of ten hits fetches up to ten shards."""
TEXT_FILES = 1_800
"""How many shards of texts there may be."""
VOLUME = 16
"""How many shards of texts share a version: one for each would make half of the manifest."""


@dataclass(frozen=True, slots=True)
class _Shards:
    """Files, and what the manifest says of them."""

    entry: Mapping[str, Any]
    files: Mapping[str, bytes]


def export(index: Index) -> Mapping[str, bytes]:
    """Return the files of an index by their names, which begin no folder.

    All but the manifest and the texts are named by what they hold, and so can be kept for ever;
    the texts are asked for with a version, and so can too.
    """
    terms = _term_shards(index)
    texts = _text_shards(index)
    forms = write(_forms(index))
    forms_name = f"forms-{_digest(forms)}{SUFFIX}"
    facets = _facets_file(index)
    manifest = _manifest(index) | {
        "facets": next(iter(facets), ""),
        "forms": forms_name,
        "terms": terms.entry,
        "texts": texts.entry,
    }
    files = {MANIFEST: write(manifest), forms_name: forms, **facets}
    return dict(sorted({**files, **terms.files, **texts.files}.items()))


def _manifest(index: Index) -> dict[str, Any]:
    """Return all that a client must know before it is asked anything."""
    row = asdict(index.analysis.language)
    del row["stemmer"]  # the browser never stems
    weights = row.pop("weights")
    pages = groupby(index.entries, key=lambda entry: entry.document.url)
    return {
        "version": VERSION,
        "language": row.pop("code"),
        "pages": [len(list(passages)) for _, passages in pages],
        "analysis": row,
        "scoring": {
            "impact": {"least": levels.LEAST, "step": levels.STEP},
            "pair_most": ranking.PAIR_MOST,
            "rest": ranking.REST,
            "unsure": ranking.UNSURE,
        }
        | weights,
        "query": {
            "maxWords": question.MAX_WORDS,
            "prefixLetters": question.PREFIX_LETTERS,
            "sectionsOfPage": answer.SECTIONS_OF_PAGE,
        },
        "excerpt": {"words": excerpt.WORDS, "before": excerpt.BEFORE},
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
    return {f"facets-{_digest(data)}{SUFFIX}": data} if content else {}


def _gaps(numbers: Sequence[int]) -> list[int]:
    """Return steps from one number to the next, the first from 0."""
    return [number - before for before, number in pairwise((0, *numbers))]


def _forms(index: Index) -> dict[str, int]:
    """Return in how many passages each form occurs: what an unknown word may have been."""
    return dict(index.holding)


def _term_shards(index: Index) -> _Shards:
    """Cut the words into shards by their first letters.

    What begins alike stays together, so that a word, its spellings and its known beginnings are
    all in one shard; and a family is never parted.
    """
    groups: dict[str, dict[str, dict[str, Any]]] = defaultdict(_empty_shard)
    for family, forms in index.forms.items():
        start = first_letters(family)
        groups[start]["words"][family] = {
            form: places.write_places(held)
            for form, held in places.family_places(index, family).items()
        }
        for form in forms:
            if first_letters(form) != start:
                groups[first_letters(form)]["families"][form] = family
    # JavaScript compares UTF-16 units, and must find the shard by comparing.
    ordered = sorted(groups.items(), key=lambda group: group[0].encode("utf-16-be"))
    sized = [(start, len(pack(group)), group) for start, group in ordered]
    starts: list[str] = []
    names: list[str] = []
    files: dict[str, bytes] = {}
    for batch in _batches(sized, _target(sum(size for _, size, _ in sized))):
        data = write(_union(group for _, group in batch))
        starts.append(batch[0][0] if starts else "")
        names.append(_digest(data))
        files[f"terms-{names[-1]}{SUFFIX}"] = data
    return _Shards({"starts": starts, "names": names}, files)


def first_letters(term: str) -> str:
    """Return the letters by which words are kept together."""
    return fold(term)[: question.PREFIX_LETTERS]


def _empty_shard() -> dict[str, dict[str, Any]]:
    return {"families": {}, "words": {}}


def _target(total: int) -> int:
    """Return how large a shard should be; it doubles, so that it seldom changes with the texts."""
    target = TERM_BYTES
    while total > target * TERM_FILES:
        target *= 2
    return target


def _batches(
    sized: Iterable[tuple[str, int, Any]], most: int
) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """Gather neighbours until a batch would be too large; a single large one stays whole."""
    batch: list[tuple[str, dict[str, Any]]] = []
    total = 0
    for start, size, content in sized:
        if batch and total + size > most:
            yield batch
            batch, total = [], 0
        batch.append((start, content))
        total += size
    if batch:
        yield batch


def _union(groups: Iterable[dict[str, dict[str, Any]]]) -> dict[str, Any]:
    union = _empty_shard()
    for group in groups:
        for kind, content in group.items():
            union[kind] |= content
    return union


def _text_shards(index: Index) -> _Shards:
    """Cut the passages into shards of as many passages each, in their order.

    A change of one passage leaves all other shards as they are, so their names are numbers; only
    the version by which a browser asks for them tells of the contents of their volume.
    """
    each = max(TEXT_PASSAGES, -(-len(index.entries) // TEXT_FILES))
    shards = [write(_texts(entries)) for entries in _cut(index.entries, each)]
    return _Shards(
        {
            "passages": each,
            "files": VOLUME,
            "versions": [_digest(b"".join(volume)) for volume in _cut(shards, VOLUME)],
        },
        {f"texts-{number}{SUFFIX}": data for number, data in enumerate(shards)},
    )


def _texts(entries: Sequence[Entry]) -> dict[str, Any]:
    """Return what an answer shows of passages, and where phrases are looked for."""
    documents = {entry.document.url: entry.document for entry in entries}.values()
    return {
        "pages": [[each.url, each.title, each.kind, each.date, *each.names] for each in documents],
        "passages": [
            [each.anchor, each.heading, each.text, each.weight, *each.also]
            for each in (entry.passage for entry in entries)
        ],
    }


def _cut(items: Sequence[Item], each: int) -> Iterator[Sequence[Item]]:
    return (items[n : n + each] for n in range(0, len(items), each))


def _digest(data: bytes) -> str:
    """Return 35 bits of a digest in letters and figures: enough to tell versions apart."""
    return b32encode(sha256(data).digest())[:7].decode().lower()
