"""Nothing that is written into content becomes more than text in anything that is published.

A site with poison in every field is built beside one with harmless words in the same places: what
machines read in both has the same parts in the same order, down to the names of attributes.
"""

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate, zip_longest
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from portal.build.finder import SiteFinder
from portal.build.freeze import freeze
from portal.model.kinds import KINDS
from portal.reading.load import load
from portal.reading.values import Fields
from portal.settings import Settings
from portal.web.app import create_app
from tests.hostile.poisoning import (
    POISONS,
    Leaf,
    errors,
    harmless,
    leaves,
    poisoned,
    whole_site,
    write,
)


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was built, and what it was built of."""

    app: Flask
    folder: Path
    added: dict[Leaf, str]

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def names(self, *endings: str) -> list[str]:
        files = (file for file in self.folder.rglob("*") if file.name.endswith(endings))
        return sorted(file.relative_to(self.folder).as_posix() for file in files if file.is_file())


def build(content: Path, translations: Path, added: dict[Leaf, str]) -> Built:
    site, _ = load(content)
    assert site is not None
    settings = Settings(content=content, translations=translations)
    app = create_app(site, settings, SiteFinder(site))
    output = content.with_name("dist")
    problems = freeze(app, output, lambda done, total: None).problems
    assert [str(one) for one in problems] == []
    return Built(app, output, added)


def translated(folder: Path, translations: Path, more: str) -> Path:
    """Catalogues with something added to every translation."""
    shutil.copytree(translations, folder)
    for file in folder.rglob("*.po"):
        text = file.read_text(encoding="utf-8")
        words = json.dumps(more, ensure_ascii=False)[1:-1].replace("\\", r"\\")
        file.write_text(re.sub(r'(?<=^msgstr ")(?=[^"])', words, text, flags=re.M), "utf-8")
    return folder


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory, translations: Path) -> Built:
    content = whole_site(tmp_path_factory.mktemp("bad") / "content")
    words = translated(content.with_name("words"), translations, POISONS[1])
    return build(content, words, poisoned(content))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, translations: Path, bad: Built) -> Built:
    content = whole_site(tmp_path_factory.mktemp("plain") / "content")
    added = {leaf: harmless(poison) for leaf, poison in bad.added.items()}
    write(content, added)
    assert errors(content) == []
    words = translated(content.with_name("words"), translations, harmless(POISONS[1]))
    return build(content, words, added)


def alike(text: str) -> str:
    """A text without signs of poison, and without the digest of scripts, of which some differ."""
    return re.sub(r"(?<=assets¤)[0-9a-f]{12}", "", harmless(text))


class Page(HTMLParser):
    """The parts of a page, one after the other, every sign of poison made harmless."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[tuple[object, ...]] = []
        self.data: list[str] = []
        self._is_data = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_data = dict(attrs).get("type") == "application/ld+json"
        self.parts.append((tag, *((name, alike(value or "")) for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self._is_data = False
        self.parts.append(("/", tag))

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.data.append(data)
        elif self.parts and self.parts[-1][0] == "":
            self.parts[-1] = ("", f"{self.parts[-1][1]}{alike(data)}")
        else:
            self.parts.append(("", alike(data)))

    def handle_comment(self, data: str) -> None:
        self.parts.append(("comment", data))

    def unknown_decl(self, data: str) -> None:
        self.parts.append(("declaration", data))


def first_difference(name: str, ours: Sequence[object], others: Sequence[object]) -> Iterator[str]:
    for one, other in zip_longest(ours, others):
        if one != other:
            yield f"{name}: {one} where the plain site has {other}"
            return


def test_pages_have_the_same_parts(bad: Built, plain: Built) -> None:
    assert bad.names(".html") == plain.names(".html")
    different: list[str] = []
    for name in bad.names(".html"):
        ours, others = Page(bad.text(name)), Page(plain.text(name))
        different += first_difference(name, ours.parts, others.parts)
        data, other_data = map(json.loads, ours.data), map(json.loads, others.data)
        different += first_difference(name, [*map(parts, data)], [*map(parts, other_data)])
    assert different == []


def parts(value: object) -> object:
    """JSON with its texts without signs of poison."""
    if isinstance(value, dict):
        return {alike(name): parts(one) for name, one in value.items()}
    if isinstance(value, list):
        return [parts(one) for one in value]
    return alike(value) if isinstance(value, str) else value


def elements(element: Element) -> list[object]:
    """XML as its elements, one after the other, with their texts without signs of poison."""
    return [
        (one.tag, alike(one.text or ""), parts(dict(one.attrib)), alike(one.tail or ""))
        for one in element.iter()
    ]


READERS: dict[str, Callable[[str], object]] = {
    ".json": lambda text: parts(json.loads(text)),
    ".atom": lambda text: elements(ElementTree.fromstring(text)),
    ".xml": lambda text: elements(ElementTree.fromstring(text)),
    ".ris": lambda text: [alike(line) for line in text.splitlines()],
    ".txt": lambda text: [line.partition("  ")[2] or line for line in text.splitlines()],
}


@pytest.mark.parametrize("ending", READERS)
def test_what_programs_read_has_the_same_parts(bad: Built, plain: Built, ending: str) -> None:
    read = READERS[ending]
    names = [name for name in bad.names(ending) if not name.startswith("manifest")]
    assert names
    for name in names:
        assert read(bad.text(name)) == read(plain.text(name)), name


def test_bibtex_holds_text_in_braces_that_no_text_can_close(bad: Built, plain: Built) -> None:
    for name in bad.names(".bib"):
        text = bad.text(name)
        bare = re.sub(r"\\textbackslash\{\}|\\.", "", text)
        depths = [*accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in bare)]
        assert depths[-1] == 0, name
        assert 0 not in depths[bare.index("{") : bare.rindex("}")], name
        fields = [line.partition(" = {")[0] for line in text.splitlines()]
        assert fields == [line.partition(" = {")[0] for line in plain.text(name).splitlines()]


def test_scripts_are_data_in_one_call(bad: Built) -> None:
    """Whatever content puts into a script is JSON, of which nothing can be run."""
    ours = [name for name in bad.names(".js") if name.startswith("search/") or "spoken-" in name]
    poisoned = [name for name in ours if "onclick=x" in bad.text(name)]
    assert poisoned
    for name in ours:
        call = re.fullmatch(r"(?:indexShard\((.+)\)|self\.spokenForms = (.+)\n)", bad.text(name))
        assert call, name
        json.loads(call[1] or call[2])
    others = set(bad.names(".js", ".css")) - set(ours)
    assert [name for name in others if "onclick=x" in bad.text(name)] == []


@pytest.mark.parametrize(
    "query", ["sweep", "poison onclick", '"class=poison"', "</script>", "kerb"]
)
def test_the_live_site_shows_what_it_finds_as_text(bad: Built, query: str) -> None:
    answer = bad.app.test_client().get("/en/search/", query_string={"q": query}).text
    names = {tag for tag, *_ in Page(answer).parts}
    assert names & {"mark", "form"}
    assert not [
        part for part in Page(answer).parts if part[0] == "b" or ("class", "poison") in part
    ]


def test_a_web_address_runs_nothing(tmp_path: Path) -> None:
    """A field that holds an address takes none that is a script, in whatever spelling."""
    content = whole_site(tmp_path / "content")
    addresses = [leaf for leaf in leaves(content) if re.match("(https?|mailto):", leaf.value)]
    assert {"official/url", "r9/url", "rule-7/official/url", "publisher/contact", "base-url"} <= {
        leaf.field for leaf in addresses
    }
    for scheme in ("javascript:x()//", "JaVaScRiPt:x()", "data:text/html,x", "//evil.example/"):
        write(content, dict.fromkeys(addresses, scheme), keep=False)
        told = {(Path(one.place.path).name, one.found) for one in errors(content)}
        assert told == {(Path(leaf.file).name, f'"{scheme}"') for leaf in addresses}, scheme
        shutil.rmtree(content)
        whole_site(content)


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\0", "\ue000", "\U000e0041"])
def test_a_sign_that_is_not_seen_is_told_wherever_it_stands(tmp_path: Path, sign: str) -> None:
    content = whole_site(tmp_path / "content")
    before = list(leaves(content))
    write(content, dict.fromkeys(before, sign))
    _, problems = load(content)
    told = Counter(one.place.path for one in problems if one.code == "character-refused")
    assert told == Counter(str(content / leaf.file) for leaf in before)


def test_each_field_and_each_kind_is_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that is read and not in the site above is put there first."""
    opened: list[Fields] = []

    def remember(self: Fields, *given: object) -> None:
        read_fields(self, *given)  # type: ignore[arg-type]
        opened.append(self)

    read_fields = Fields.__init__
    monkeypatch.setattr(Fields, "__init__", remember)
    site, _ = load(whole_site(tmp_path / "content"))
    assert site is not None
    asked, there = set[tuple[str, str]](), set[tuple[str, str]]()
    for one in opened:
        asked |= {(one.what, name) for name in one._asked}
        there |= {(one.what, name) for name in one.names()}
    assert sorted(asked - there) == []
    assert {page.kind.name for page in site.pages} | {"fact"} == {kind.name for kind in KINDS}
