"""From the files of an exported index back to the documents it was made of.

Whatever Whoosh wrote is never read again: it may be another's, or of another version.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice
from pathlib import Path
from typing import Any

from search.document import Document, Passage
from search.export import MANIFEST, VERSION, unshortened
from search.index import Index, build_index
from search.pieces import SUFFIX
from search.shard_file import NoShardError, read
from search.shorthand import lengthen


class NoIndexError(ValueError):
    """A folder holds no index that this version reads."""


def read_index(folder: Path) -> Index:
    """Index anew what a folder publishes.

    Raises:
        NoIndexError: The folder holds no index, or one of another version, or parts of it are gone.
    """
    try:
        manifest = read((folder / MANIFEST).read_bytes())
        if manifest["version"] != VERSION:
            raise NoIndexError(f"{folder} has format {manifest['version']}; expected {VERSION}")
        return build_index(_documents(folder, manifest), manifest["language"])
    except NoIndexError:
        raise
    except (OSError, LookupError, TypeError, ValueError, NoShardError) as error:
        raise NoIndexError(f"expected an index in {folder}, found none: {error}") from None


def _documents(folder: Path, manifest: Mapping[str, Any]) -> Iterator[Document]:
    each, pages = manifest["texts"]["passages"], manifest["pages"]
    files = range(-(-sum(pages) // each))
    texts = (read((folder / f"texts-{number}{SUFFIX}").read_bytes()) for number in files)
    words = unshortened(manifest["words"])
    rows = chain.from_iterable(texts)
    facets = _facets(folder, manifest)
    for number, count in enumerate(pages):
        heads, passages = zip(*islice(rows, count), strict=True)
        url, title, kind, date, *names = _lengthened(heads[0], words)
        yield Document(
            url=url,
            title=title,
            kind=kind,
            language=manifest["language"],
            names=tuple(names),
            passages=tuple(
                Passage(anchor, heading, text, tuple(also), weight)
                for anchor, heading, text, weight, *also in (
                    _lengthened(row, words) for row in passages
                )
            ),
            facets=facets[number],
            date=date,
        )


def _lengthened(row: Sequence[Any], words: Sequence[str]) -> list[Any]:
    return [lengthen(cell, words) if isinstance(cell, str) else cell for cell in row]


def _facets(folder: Path, manifest: Mapping[str, Any]) -> Mapping[int, dict[str, tuple[str, ...]]]:
    """Return the facets of each page by its number."""
    of: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    content = read((folder / manifest["facets"]).read_bytes()) if manifest["facets"] else {}
    for name, values in content.items():
        for _, label, gaps in values:
            for page in accumulate(gaps):
                of[page][name] = (*of[page].get(name, ()), label)
    return of
