"""From the files of an exported index back to the documents it was made of.

Whatever Whoosh wrote is never read again: it may be another's, or of another version.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

from search.document import Document, Passage
from search.export import MANIFEST, VERSION
from search.index import Index, build_index
from search.shard_file import NoShardError, read


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
    except (OSError, LookupError, TypeError, NoShardError) as error:
        raise NoIndexError(f"expected an index in {folder}, found none: {error}") from None


def _documents(folder: Path, manifest: Mapping[str, Any]) -> Iterator[Document]:
    records = (
        record for _, name in manifest["texts"] for record in read((folder / name).read_bytes())
    )
    facets = _facets(folder, manifest)
    for number, (url, group) in enumerate(groupby(records, key=lambda record: record["url"])):
        passages = list(group)
        yield Document(
            url=url,
            title=passages[0]["title"],
            kind=passages[0]["kind"],
            language=manifest["language"],
            names=tuple(passages[0].get("names", ())),
            passages=tuple(_passage(one) for one in passages),
            facets=facets[number],
            date=passages[0].get("date", ""),
        )


def _passage(record: Mapping[str, Any]) -> Passage:
    also = tuple(record.get("also", ()))
    weight = record.get("weight", 1.0)
    return Passage(record["anchor"], record["heading"], record["text"], also, weight)


def _facets(folder: Path, manifest: Mapping[str, Any]) -> Mapping[int, dict[str, tuple[str, ...]]]:
    """Return the facets of each page by its number."""
    of: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    content = read((folder / manifest["facets"]).read_bytes()) if manifest["facets"] else {}
    for name, values in content.items():
        for _, label, gaps in values:
            for page in accumulate(gaps):
                of[page][name] = (*of[page].get(name, ()), label)
    return of
