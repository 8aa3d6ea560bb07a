"""From an index to the files that a browser asks; FORMAT.md is their contract.

Same documents, same bytes: sorted keys, names and versions made of contents, no clock.
"""

import re
from base64 import b32encode
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import sha256
from itertools import groupby, pairwise, takewhile
from typing import Any, TypeVar

from search import answer, excerpt, levels, pieces, places, question, ranking
from search.analysis import fold
from search.index import Entry, Index
from search.pieces import Pieces, in_pieces
from search.shard_file import SUFFIX, pack, write
from search.shorthand import Shorthand, common_words
from search.steps import write_steps

Item = TypeVar("Item")
_Group = dict[str, dict[str, Any]]
"""What a shard of terms holds, or a part of one."""
_Held = dict[str, dict[str, Any]]
"""What is written of a family: its clear places, the faint ones, and followers, by the form."""

VERSION = 10
"""Of the format; a client refuses any other."""
MANIFEST = f"manifest{SUFFIX}"

TERM_BYTES = 1_500
"""The least that a shard of terms aims at, before it is compressed."""
TERM_STEP = 250
"""By how much they are larger where they would be too many; in steps, so that it seldom changes."""
TERM_FILES = 950
"""About how many shards of terms there may be; a tenth more where many hardly fit."""
APART = 500
"""In how many passages a form is followed at least for its followers to be kept apart: below,
a request more costs more than the bytes that it saves."""
APART_FILES = 850
"""How many shards of followers there may be, one for a form."""
TEXT_PASSAGES = 3
"""The fewest passages in a shard of texts."""
TEXT_FILES = 1_000
"""How many shards of texts there may be."""
VOLUME = 32
"""How many shards share a version: one for each would make half of the manifest."""


@dataclass(frozen=True, slots=True)
class _Shards:
    """Files, and what the manifest says of them."""

    entry: Mapping[str, Any]
    files: Mapping[str, bytes]


def export(index: Index) -> Mapping[str, bytes]:
    """Return the files of an index by their names, which begin no folder.

    All but the manifest can be kept for ever: forms and facets are named by what they hold, the
    shards are asked for with a version.
    """
    index = index.at_hand()
    apart = _apart(index)
    held = _held(index, apart)
    followed = _followed_shards(index, apart, held)
    terms = _term_shards(index, held)
    texts = _text_shards(index)
    forms = write(_forms(index))
    forms_name = f"forms-{_digest(forms)}{SUFFIX}"
    facets = _facets_file(index)
    manifest = _manifest(index) | {
        "facets": next(iter(facets), ""),
        "followed": followed.entry,
        "forms": forms_name,
        "terms": terms.entry,
        "texts": texts.entry,
        "volume": VOLUME,
        "words": _shortened(common_words(index.analysis.language.code)),
    }
    files = {MANIFEST: write(manifest), forms_name: forms, **facets}
    return dict(sorted({**files, **followed.files, **terms.files, **texts.files}.items()))


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


def _apart(index: Index) -> Sequence[str]:
    """Return the forms whose followers are kept apart, sorted: those most often followed."""
    counts: dict[str, int] = {}
    for family, forms in index.forms.items():
        # No form is followed more often than it is held, or than its family is followed.
        if any(index.holding[form] >= APART for form in forms) and (
            len(index.followed(family)) >= APART
        ):
            count = partial(places.times_followed, index, family)
            counts |= index.written.of(family, "times followed", count)
    often = [form for form, count in counts.items() if count >= APART]
    often.sort(key=lambda form: (-counts[form], form))
    return sorted(often[:APART_FILES])


def _held(index: Index, apart: Collection[str]) -> Mapping[str, _Held]:
    """Write where the forms of each family are held."""
    held = {}
    for family, forms in index.forms.items():
        alone = [form for form in forms if form in apart]
        how = " ".join(("places, and followers apart of", *alone))
        held[family] = index.written.of(family, how, partial(_places, index, family, alone))
    return held


def _followed_shards(index: Index, apart: Sequence[str], held: Mapping[str, _Held]) -> _Shards:
    """Write what follows these forms, a shard each, a piece for each sign."""
    shards = [in_pieces(held[index.families[form]]["followers"][form]) for form in apart]
    return _in_pieces("followed", shards, {"forms": _shortened(apart)})


def _in_pieces(kind: str, shards: Sequence[Pieces], entry: Mapping[str, Any]) -> _Shards:
    """Number shards that are read piece by piece."""
    written = [shard.data for shard in shards]
    return _Shards(
        {**entry, "rooms": [shard.room for shard in shards], "versions": _versions(written)},
        {f"{kind}-{number}{pieces.SUFFIX}": data for number, data in enumerate(written)},
    )


def _term_shards(index: Index, held: Mapping[str, _Held]) -> _Shards:
    """Cut the words into shards by their first letters.

    What begins alike stays together, so that a word, its endings and its known beginnings are all
    in one shard. Only where marks tell words apart, and so one spelling may be wanted without the
    others, what would be too large for a shard is cut between them.
    """
    ordered = sorted(_groups(index, held).items(), key=lambda one: _as_compared(one[0]))
    sized = [(start, len(pack(group)), group) for start, group in ordered]
    most = _target(sum(size for _, size, _ in sized))
    if index.analysis.language.spelled:
        sized = [
            piece
            for start, size, group in sized
            for piece in (_by_form(start, group) if size > most else [(start, size, group)])
        ]
    batches = list(_batches(sized, most))
    starts = [batch[0][0] if n else "" for n, batch in enumerate(batches)]
    shards = [write(_union(group for _, group in batch)) for batch in batches]
    return _Shards(
        {"starts": _shortened(starts), "versions": _versions(shards)},
        {
            f"terms-{spelled(start)}{SUFFIX}": data
            for start, data in zip(starts, shards, strict=True)
        },
    )


def _groups(index: Index, held: Mapping[str, _Held]) -> Mapping[str, _Group]:
    """Return the families and forms that begin alike, by the letters they begin with."""
    groups: dict[str, _Group] = defaultdict(_empty_shard)
    for family, forms in index.forms.items():
        start = first_letters(family)
        groups[start]["words"][family] = held[family]["clear"]
        groups[start]["faint"] |= held[family]["faint"]
        for form in forms:
            if first_letters(form) != start:
                groups[first_letters(form)]["families"][form] = family
    return groups


def _by_form(start: str, group: _Group) -> Iterator[tuple[str, int, _Group]]:
    """Cut a group into its forms, each with what it is found by and how large it is.

    A form is found after its family, the first form of a family by the family alone.
    """
    for family in sorted(group["words"], key=_as_compared):
        forms = group["words"][family]
        for n, form in enumerate(sorted(forms, key=_as_compared)):
            piece = _empty_shard()
            piece["words"][family] = {form: forms[form]}
            if form in group["faint"]:
                piece["faint"][form] = group["faint"][form]
            yield start or (f"{family} {form}" if n else family), len(pack(piece)), piece
            start = ""


def _shortened(texts: Sequence[str]) -> str:
    """Write sorted texts in one, each after a sign that no word has.

    The sign, one of :;<=>?@, tells how many letters it shares with the one before, from 0 to 6;
    they are left out.
    """
    shortened = ""
    for before, text in pairwise(("", *texts)):
        letters = zip(before[:6], text, strict=False)
        shared = sum(1 for _ in takewhile(lambda both: both[0] == both[1], letters))
        shortened += chr(ord(":") + shared) + text[shared:]
    return shortened


def unshortened(text: str) -> list[str]:
    """Return the texts that share their beginnings."""
    texts = [""]
    for shared, rest in re.findall("([:-@])([^:-@]*)", text):
        texts.append(texts[-1][: ord(shared) - ord(":")] + rest)
    return texts[1:]


def _as_compared(text: str) -> bytes:
    """Return a text in units of UTF-16: JavaScript finds a shard by comparing these."""
    return text.encode("utf-16-be")


def _places(index: Index, family: str, alone: Collection[str]) -> _Held:
    """Write the places of each form; of those alone, apart those that are faint, and followers."""
    held: _Held = {"clear": {}, "faint": {}, "followers": {}}
    for form, each in places.family_places(index, family, alone=alone).items():
        if isinstance(each, places.Apart):
            held["clear"][form] = places.write_places(each.clear)
            held["faint"][form] = places.write_faint(each.faint)
            held["followers"][form] = list(map(write_steps, each.followers))
        else:
            held["clear"][form] = places.write_places(each)
    return held


def spelled(start: str) -> str:
    """Return letters as any host can have them in the name of a file."""
    return re.sub("[^a-z0-9]", lambda letter: f"_{ord(letter[0])}_", start)


def first_letters(term: str) -> str:
    """Return the letters by which words are kept together."""
    return fold(term)[: question.PREFIX_LETTERS]


def _empty_shard() -> _Group:
    return {"faint": {}, "families": {}, "words": {}}


def _target(total: int) -> int:
    """Return how large a shard should be."""
    return max(TERM_BYTES, -(-total // (TERM_FILES * TERM_STEP)) * TERM_STEP)


def _batches(
    sized: Iterable[tuple[str, int, _Group]], most: int
) -> Iterator[list[tuple[str, _Group]]]:
    """Gather neighbours until a batch would be too large; a single large one stays whole."""
    batch: list[tuple[str, _Group]] = []
    total = 0
    for start, size, content in sized:
        if batch and total + size > most:
            yield batch
            batch, total = [], 0
        batch.append((start, content))
        total += size
    if batch:
        yield batch


def _union(groups: Iterable[_Group]) -> _Group:
    union = _empty_shard()
    for group in groups:
        union["faint"] |= group["faint"]
        union["families"] |= group["families"]
        for family, forms in group["words"].items():
            union["words"].setdefault(family, {}).update(forms)
    return union


def _text_shards(index: Index) -> _Shards:
    """Cut the passages into shards of as many passages each, in their order.

    A change of one passage leaves all other shards as they are, so their names are numbers; only
    the version by which a browser asks for them tells of the contents of their volume.
    """
    each = max(TEXT_PASSAGES, -(-len(index.entries) // TEXT_FILES))
    shorthand = Shorthand(common_words(index.analysis.language.code))
    cut = zip(_cut(index.marks, each), _cut(index.entries, each), strict=True)
    shards = [
        in_pieces(index.written.of("\n".join(marks), "texts", partial(_texts, entries, shorthand)))
        for marks, entries in cut
    ]
    return _in_pieces("texts", shards, {"passages": each})


def _texts(entries: Sequence[Entry], shorthand: Shorthand) -> list[list[list[Any]]]:
    return [_text(entry, shorthand) for entry in entries]


def _text(entry: Entry, shorthand: Shorthand) -> list[list[Any]]:
    """Return what an answer shows of a page and a passage, and where phrases are looked for."""
    page, passage = entry.document, entry.passage
    names = page.names if entry.is_first else ()

    def short(*texts: str) -> list[str]:
        return list(map(shorthand.shorten, texts))

    return [
        short(page.url, page.title, page.kind, page.date, *names),
        [
            *short(passage.anchor, passage.heading, passage.text),
            passage.weight,
            *short(*passage.also),
        ],
    ]


def _cut(items: Sequence[Item], each: int) -> Iterator[Sequence[Item]]:
    return (items[n : n + each] for n in range(0, len(items), each))


def _versions(shards: Sequence[bytes]) -> list[str]:
    """Return the versions by which shards are asked for, one for each volume."""
    return [_digest(b"".join(volume)) for volume in _cut(shards, VOLUME)]


def _digest(data: bytes) -> str:
    """Return 25 bits of a digest in letters and figures: enough to tell versions apart."""
    return b32encode(sha256(data).digest())[:5].decode().lower()
