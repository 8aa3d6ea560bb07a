"""An index becomes files: the same bytes for the same documents, each of a good size."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import search
from search import build_index, export
from search.export import TERM_BYTES, TEXT_BYTES, first_letters
from search.shard_file import read
from tests.search.builders import a_document, the_collection

FILES = export(build_index(the_collection("vi"), "vi"))
MANIFEST = read(FILES["manifest.js"])
ONCE_MORE = """
from hashlib import sha256
from search import build_index, export
from tests.search.builders import the_collection
files = export(build_index(reversed(the_collection("vi")), "vi"))
print(sha256(b"".join(files.values())).hexdigest())
"""


def shards(kind: str) -> dict[str, Any]:
    return {name: read(data) for name, data in FILES.items() if name.startswith(kind)}


def test_every_file_is_reached_from_the_manifest() -> None:
    listed = [name for kind in ("terms", "texts") for _, name in MANIFEST[kind]]
    alone = [MANIFEST[each] for each in ("facets", "forms", "lengths")]
    assert sorted([*listed, *alone, "manifest.js"]) == sorted(FILES)


def test_every_file_but_the_manifest_is_named_by_what_it_holds() -> None:
    for name, data in FILES.items():
        if name != "manifest.js":
            assert name.endswith(f"-{sha256(data).hexdigest()[:12]}.js")


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_writes_the_same_bytes(seed: str) -> None:
    output = subprocess.run(
        [sys.executable, "-c", ONCE_MORE],
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        cwd=Path(search.__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert output.strip() == sha256(b"".join(FILES.values())).hexdigest()


def test_shards_are_of_a_few_kilobytes() -> None:
    for name, data in FILES.items():
        if name.startswith("terms"):
            assert len(data) <= TERM_BYTES
        if name.startswith("texts"):
            assert len(data) <= TEXT_BYTES + 100


def test_the_manifest_is_small() -> None:
    assert len(FILES["manifest.js"]) < 1500


def test_each_term_is_in_the_shard_its_letters_lead_to() -> None:
    starts = [start for start, _ in MANIFEST["terms"]]
    assert starts[0] == ""
    assert starts == sorted(starts)
    for (start, name), end in zip(MANIFEST["terms"], [*starts[1:], "\uffff"], strict=True):
        for content in shards("terms")[name].values():
            assert all(start <= first_letters(term) < end for term in content)


def test_a_word_lies_beside_its_pairs() -> None:
    for shard in shards("terms").values():
        if "nghi" in shard["words"]:
            assert "nghị" in shard["words"]["nghi"]
            assert "nghi quyet" in shard["pairs"]
            return
    pytest.fail("no shard holds nghi")


def test_a_form_that_begins_unlike_its_family_leads_to_it() -> None:
    index = build_index([a_document("The skies are dying", language="en")], "en")
    files = export(index)
    (shard,) = (read(data) for name, data in files.items() if name.startswith("terms"))
    assert shard["families"] == {"dying": "die", "skies": "sky"}
    assert shard["words"]["sky"] == {"skies": [[0, 1]]}


def test_each_occurrence_of_a_word_is_written_once() -> None:
    index = build_index([a_document("đường phố", language="vi")], "vi")
    (shard,) = (read(d) for name, d in export(index).items() if name.startswith("terms"))
    assert shard["words"] == {"duong": {"đường": [[0, 1]]}, "pho": {"phố": [[0, 1]]}}


def test_the_passages_are_all_there_in_their_order() -> None:
    records = [record for _, name in MANIFEST["texts"] for record in shards("texts")[name]]
    index = build_index(the_collection("vi"), "vi")
    assert [(record["url"], record["anchor"]) for record in records] == [
        (entry.document.url, entry.passage.anchor) for entry in index.entries
    ]


def test_an_empty_index_is_a_manifest_with_empty_lists() -> None:
    files = export(build_index([], "vi"))
    assert read(files["manifest.js"])["terms"] == []
    assert len(files) == 3
