"""An index becomes files: the same bytes for the same documents, each of a good size."""

import importlib
import subprocess
import sys
from base64 import b32encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import search
from search import Document, build_index, export
from search.export import (
    TERM_BYTES,
    TEXT_PASSAGES,
    VOLUME,
    first_letters,
    spelled,
    unshortened,
)
from search.shard_file import read
from search.signs import SIGNS, sign_of
from search.steps import write_steps
from tests.search.builders import a_document, some_documents, the_collection

exporting = importlib.import_module("search.export")  # the package has a function of that name
FILES = export(build_index(the_collection("vi"), "vi"))
MANIFEST = read(FILES["manifest.js"])
ONCE_MORE = """
from hashlib import sha256
from search import build_index, export
from tests.search.builders import the_collection
files = export(build_index(reversed(the_collection("vi")), "vi"))
print(sha256(b"".join(files.values())).hexdigest())
"""


def digest(data: bytes) -> str:
    return b32encode(sha256(data).digest())[:5].decode().lower()


def shards(kind: str) -> dict[str, Any]:
    return {name: read(data) for name, data in FILES.items() if name.startswith(kind)}


def test_every_file_is_reached_from_the_manifest() -> None:
    terms = [f"terms-{start}.js" for start in unshortened(MANIFEST["terms"]["starts"])]
    texts = [f"texts-{n}.pieces" for n in range(-(-sum(MANIFEST["pages"]) // TEXT_PASSAGES))]
    alone = [MANIFEST["facets"], MANIFEST["forms"], "manifest.js"]
    assert sorted([*terms, *texts, *alone]) == sorted(FILES)


def test_the_forms_and_the_facets_are_named_by_what_they_hold() -> None:
    for name, data in FILES.items():
        if name.startswith(("forms", "facets")):
            assert name.endswith(f"-{digest(data)}.js")


def test_shards_share_a_version_made_of_what_they_hold() -> None:
    starts, versions = unshortened(MANIFEST["terms"]["starts"]), MANIFEST["terms"]["versions"]
    volumes = [starts[n : n + MANIFEST["volume"]] for n in range(0, len(starts), VOLUME)]
    held = (b"".join(FILES[f"terms-{start}.js"] for start in volume) for volume in volumes)
    assert versions == list(map(digest, held))


def test_letters_that_no_host_need_know_are_spelled_out_in_names() -> None:
    pages = [a_document(f"каша{n} " * 200, url=f"vi/{n}/") for n in "абв"]
    names = export(build_index(pages, "vi"))
    assert all(name.isascii() for name in names)


def test_what_follows_a_form_that_is_often_followed_is_kept_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exporting, "APART", 3)
    documents = some_documents(
        a="kinh tế số", b="kinh tế", c="kinh doanh", d="kinh nghiệm", e="kinh"
    )
    files = export(build_index(documents, "vi"))
    manifest = read(files["manifest.js"])
    assert unshortened(manifest["followed"]["forms"]) == ["kinh"]
    (terms,) = (read(data) for name, data in files.items() if name.startswith("terms"))
    # The first says least, for it is the longest; the others are told apart.
    assert len(terms["words"]["kinh"]["kinh"]) == len("!") + 4
    assert terms["faint"] == {"kinh": f"B{write_steps([0])}"}
    pieces = read(files["followed-0.pieces"])
    assert len(pieces) == SIGNS
    assert [sign for sign, piece in enumerate(pieces) if piece] == sorted(
        {sign_of(family) for family in ("te", "doanh", "nghiem")}
    )


def test_no_more_forms_are_kept_apart_than_there_may_be_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exporting, "APART", 1)
    monkeypatch.setattr(exporting, "APART_FILES", 3)
    files = export(build_index(the_collection("vi"), "vi"))
    assert sum(name.startswith("followed") for name in files) == 3


def test_a_changed_passage_changes_its_shard_and_the_version_of_its_volume() -> None:
    pages = [a_document(f"Trang {n}", url=f"vi/{n:03}/") for n in range(210)]
    changed = [*pages[:209], a_document("Trang khác", url="vi/209/")]
    before, after = (export(build_index(each, "vi")) for each in (pages, changed))
    texts = [name for name in before if name.startswith("texts")]
    assert [name for name in texts if before[name] != after[name]] == ["texts-69.pieces"]
    old, new = (read(each["manifest.js"])["texts"]["versions"] for each in (before, after))
    assert old[:2] == new[:2]
    assert old[2] != new[2]


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
            assert len(data) <= TERM_BYTES + 100
        if name.startswith("texts"):
            assert len(read(data)) <= TEXT_PASSAGES


def test_the_manifest_is_small() -> None:
    words = MANIFEST["words"].encode()
    assert len(words) < 2500
    assert len(FILES["manifest.js"]) - len(words) < 1500


def test_each_term_is_in_the_shard_its_letters_lead_to() -> None:
    starts = unshortened(MANIFEST["terms"]["starts"])
    assert starts[0] == ""
    assert starts == sorted(starts)
    for start, end in zip(starts, [*starts[1:], "\uffff"], strict=True):
        for content in shards("terms")[f"terms-{start}.js"].values():
            assert all(start <= first_letters(term) < end for term in content)


def test_what_is_too_large_for_a_shard_is_cut_where_marks_tell_words_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exporting, "APART", 1_000)
    texts = ("cong công cổng cộng", "congty", "công tế") * 300
    parted = _forms_of_shards([a_document(text, url=f"{n:03}") for n, text in enumerate(texts)])
    assert parted == {
        "": {"cong": ["cong"]},
        "cong công": {"cong": ["công"]},
        "cong cổng": {"cong": ["cổng"]},
        "cong cộng": {"cong": ["cộng"]},
        "congty": {"congty": ["congty"], "te": ["tế"]},
    }


def test_endings_of_a_word_are_never_parted() -> None:
    texts = ("école", "écoles", "écolier") * 300
    french = [a_document(text, url=f"{n:03}", language="fr") for n, text in enumerate(texts)]
    assert len(_forms_of_shards(french)) == 1


def _forms_of_shards(documents: Sequence[Document]) -> dict[str, dict[str, list[str]]]:
    """Return the forms of each family in each shard, by what the shard begins with."""
    files = export(build_index(documents, documents[0].language))
    starts = unshortened(read(files["manifest.js"])["terms"]["starts"])
    shards = (read(files[f"terms-{spelled(start)}.js"])["words"] for start in starts)
    return {
        start: {family: list(forms) for family, forms in words.items()}
        for start, words in zip(starts, shards, strict=True)
    }


def test_a_form_that_begins_unlike_its_family_leads_to_it() -> None:
    index = build_index([a_document("The skies are dying", language="en")], "en")
    files = export(index)
    (shard,) = (read(data) for name, data in files.items() if name.startswith("terms"))
    assert shard["families"] == {"dying": "die", "skies": "sky"}
    assert list(shard["words"]["sky"]) == ["skies"]


def test_the_passages_are_all_there_in_their_order() -> None:
    texts = [read(FILES[f"texts-{n}.pieces"]) for n in range(len(shards("texts")))]
    index = build_index(the_collection("vi"), "vi")
    assert [(page[0], passage[0]) for text in texts for page, passage in text] == [
        (entry.document.url, entry.passage.anchor) for entry in index.entries
    ]


def test_an_empty_index_is_a_manifest_with_empty_lists() -> None:
    files = export(build_index([], "vi"))
    assert read(files["manifest.js"])["terms"] == {"starts": "", "versions": []}
    assert len(files) == 2
