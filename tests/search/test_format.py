"""FORMAT.md tells what export writes: its example is checked here."""

import json
import re
from pathlib import Path

import search
from search import Passage, build_index, export
from search.export import VERSION
from search.shard_file import read
from tests.search.builders import a_document

FORMAT = Path(search.__file__).with_name("FORMAT.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^### `(?P<name>[^`]+)`\n\n```json\n(?P<content>.+?)\n```$", re.M | re.S)


def test_the_worked_example_is_what_export_writes() -> None:
    written = {example["name"]: json.loads(example["content"]) for example in _examples()}
    documents = [
        a_document(
            Passage("", "", "Đường mới."),
            Passage("so", "Kinh tế số", "Đường số."),
            url="vi/nq57/",
            title="Nghị quyết 57",
            kind="instrument",
            names=("57-NQ/TW",),
            facets={"kind": ("instrument",), "body": ("Bộ Chính trị",)},
        ),
        a_document(url="vi/gia/", title="Giá dương", facets={"kind": ("page",)}),
    ]
    french = export(build_index([a_document("Les écoles.", title="L'école", language="fr")], "fr"))
    exported = dict(export(build_index(documents, "vi")))
    exported |= {f"fr/{name}": data for name, data in french.items() if name.startswith("terms-")}
    contents = {name: read(data) for name, data in exported.items()}
    words = contents["manifest.js"]["words"]
    contents["manifest.js"]["words"] = words[:40] + "…"  # the rest needs no example
    assert written == contents


def test_it_is_about_the_version_that_is_written() -> None:
    assert FORMAT.startswith(f"# The format of an exported index, version {VERSION}\n")


def _examples() -> list[re.Match[str]]:
    return list(EXAMPLE.finditer(FORMAT))
