"""The laws of building upon what is there: the same bytes as from nothing, whatever was edited."""

import os
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import search
from portal.build import recalling
from portal.build.again import kept_beside
from portal.build.finder import SiteFinder
from portal.build.freeze import Frozen, freeze
from portal.build.keeping import Keep
from portal.build.making import make
from portal.build.sources import Sources
from portal.model.place import Problem, Severity
from portal.model.site import Site
from portal.reading.checks import check
from portal.reading.load import load
from portal.settings import Settings
from portal.web.app import create_app

EXAMPLES = int(os.environ.get("EDITS", "4"))
"""How many runs of edits are tried; many more than the tests do, before a release."""
_WORD = re.compile(r"[^\W_]{2,}")


def tree(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def read(content: Path) -> Site | None:
    """A content folder, if it may be published."""
    site, problems = whole(content)
    return None if any(one.severity is Severity.ERROR for one in problems) else site


def whole(content: Path) -> tuple[Site | None, list[Problem]]:
    """A content folder, read and checked from nothing, and all that is wrong with it."""
    site, problems = load(content)
    return site, sorted((*problems, *(check(site) if site else ())))


Edit = Callable[["Desk", random.Random], None]


class Desk:
    """A site that is edited and built again and again, always at the same place."""

    def __init__(self, folder: Path, origin: Settings) -> None:
        self.folder = folder
        self.origin = origin
        self.settings = Settings(
            folder / "content", folder / "dist", folder / "translations", "https://town.example/"
        )
        self.heard: list[str] = []
        self.clear()

    def clear(self) -> None:
        """Put everything back, as it was after the first build."""
        first = self.folder.with_name("first")
        shutil.rmtree(self.folder, ignore_errors=True)
        if not first.exists():
            shutil.copytree(self.origin.content, self.settings.content)
            shutil.copytree(self.origin.translations, self.settings.translations)
            assert not self.build().problems
            shutil.copytree(self.folder, first)  # with the times of the files
        else:
            shutil.copytree(first, self.folder)
        self.settings = replace(self.settings, base_url="https://town.example/")
        self.heard.clear()

    def edit(self, edit: Edit, seed: int) -> None:
        """Edit what is there; an edit that may not be published is taken back."""
        before = self.folder.with_name("before")
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(self.settings.content, before)
        edit(self, random.Random(seed))
        if read(self.settings.content) is None:
            shutil.rmtree(self.settings.content)
            before.rename(self.settings.content)

    def build(self) -> Frozen:
        """Build upon what is there."""
        keep = Keep(kept_beside(self.settings.output), self.heard.append)
        content = Sources(self.settings.content, keep)
        site, problems = content.read()
        assert (site, sorted(problems)) == whole(self.settings.content)
        assert site is not None
        content.remember()
        return make(site, self.settings, lambda _done, _total: None, self.heard.append)

    def built(self) -> dict[str, bytes]:
        return tree(self.settings.output)

    def from_nothing(self) -> dict[str, bytes]:
        """What a build gives that remembers nothing and watches nothing."""
        site = read(self.settings.content)
        assert site is not None
        output = self.folder / "clean"
        app = create_app(site, self.settings, SiteFinder(site))
        freeze(app, output, lambda _done, _total: None)
        files = tree(output)
        shutil.rmtree(output)
        return files


@pytest.fixture(scope="module")
def desk(example_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk") / "site", example_settings)


@pytest.fixture
def fresh(desk: Desk) -> Desk:
    desk.clear()
    return desk


def pages(desk: Desk) -> list[Path]:
    return sorted(desk.settings.content.rglob("*.md"))


def reword(desk: Desk, dice: random.Random) -> None:
    """Put another word for one that stands anywhere: text, figures, ids, names of fields."""
    file = dice.choice(sorted(one for one in desk.settings.content.rglob("*.*") if one.is_file()))
    text = file.read_text(encoding="utf-8")
    words = list(_WORD.finditer(text))
    if words:
        word = dice.choice(words)
        other = str(dice.randrange(1, 60)) if word[0].isdecimal() else dice.choice(words)[0]
        file.write_text(text[: word.start()] + other + text[word.end() :], encoding="utf-8")


def retell(desk: Desk, dice: random.Random) -> None:
    """Say more in the text of a page."""
    file = dice.choice(pages(desk))
    text = file.read_text(encoding="utf-8")
    ends = [end.start() for end in re.finditer(r"(?<=\w)\.\n", text)]
    if ends:
        at = dice.choice(ends)
        file.write_text(f"{text[:at]} x{dice.random()}{text[at:]}", encoding="utf-8")


def remove(desk: Desk, dice: random.Random) -> None:
    dice.choice(pages(desk)).unlink()


def add(desk: Desk, dice: random.Random) -> None:
    """Copy a page to a new key, in every language that has it."""
    name = dice.choice(pages(desk)).relative_to(desk.settings.content).parts[1:]
    for language in ("en", "vi", "ar"):
        file = desk.settings.content.joinpath(language, *name)
        if file.is_file():
            shutil.copy(file, file.with_stem(f"{file.stem}-{dice.randrange(9)}"))


def rename(desk: Desk, dice: random.Random) -> None:
    """Give a page another key, wherever it is named."""
    name = dice.choice(pages(desk)).relative_to(desk.settings.content)
    key = name.with_suffix("").as_posix().partition("/")[2]
    other = f"{key}-{dice.randrange(9)}"
    for language in ("en", "vi", "ar"):
        file = desk.settings.content / language / f"{key}.md"
        if file.is_file():
            file.rename(file.with_name(f"{Path(other).name}.md"))
    for file in desk.settings.content.rglob("*.*"):
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            file.write_text(re.sub(rf"\b{key}\b(?!-)", other, text), encoding="utf-8")


def translate(desk: Desk, dice: random.Random) -> None:
    """Say something of the interface otherwise."""
    file = desk.settings.translations / dice.choice(("vi", "ar")) / "LC_MESSAGES" / "messages.po"
    text = file.read_text(encoding="utf-8")
    said = list(re.finditer(r'(?<=^msgstr ")[^"%]+', text, re.MULTILINE))
    one = dice.choice(said)
    file.write_text(f"{text[: one.start()]}{dice.random()}{text[one.start() :]}", encoding="utf-8")


def move(desk: Desk, dice: random.Random) -> None:
    """Publish at another address."""
    base_url = dice.choice(("https://town.example/", "https://town.example/guide/"))
    desk.settings = replace(desk.settings, base_url=base_url)


def touch(desk: Desk, dice: random.Random) -> None:
    dice.choice(pages(desk)).touch()


def spoil(desk: Desk, dice: random.Random) -> None:
    """Harm a published file, as hands and disks do."""
    file = dice.choice(sorted(one for one in desk.settings.output.rglob("*") if one.is_file()))
    raw = file.read_bytes()
    dice.choice((file.unlink, lambda: file.write_bytes(raw[::-1])))()


def forget(desk: Desk, dice: random.Random) -> None:
    """Harm a file that the last build kept."""
    kept = kept_beside(desk.settings.output)
    file = dice.choice(sorted(one for one in kept.rglob("*") if one.is_file()))
    file.write_bytes(file.read_bytes()[: dice.randrange(200)])


EDITS: tuple[Edit, ...] = (
    *(reword, reword, reword, retell, retell, remove, add, rename),
    *(translate, move, touch, spoil, forget),
)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 2**32)), min_size=2, max_size=4))
def test_whatever_is_edited_the_bytes_are_those_of_a_build_from_nothing(
    desk: Desk, edits: list[tuple[Edit, int]]
) -> None:
    desk.clear()
    for edit, seed in edits:
        desk.edit(edit, seed)
        if not desk.build().problems:
            assert desk.built() == desk.from_nothing(), edit.__name__


def test_nothing_is_made_when_nothing_has_changed(fresh: Desk) -> None:
    before = fresh.built()
    assert fresh.build().made == 0
    assert fresh.built() == before


def test_a_change_in_a_text_makes_its_page_and_what_finds_it(fresh: Desk) -> None:
    page = fresh.settings.content / "en" / "guides" / "sweep.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Cars do not stop.", "Buses do not stop."), encoding="utf-8")
    before = {file: file.stat().st_ino for file in fresh.settings.output.rglob("*.html")}
    fresh.build()
    new = [
        file.relative_to(fresh.settings.output).as_posix()
        for file in fresh.settings.output.rglob("*.html")
        if before.get(file) != file.stat().st_ino
    ]
    assert "en/guides/sweep/index.html" in new
    assert {name for name in new if "/search/" not in name} <= {
        *("en/guides/sweep/index.html", "parallel/guides/sweep/index.html"),
    }


def test_other_words_of_the_interface_make_all_pages_and_no_index(
    fresh: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = fresh.settings.translations / "en" / "LC_MESSAGES" / "messages.po"
    skip = 'msgid "Skip to the content"\nmsgstr "'
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace(skip, skip + "Hop. "), encoding="utf-8")
    indexed: list[str] = []
    monkeypatch.setattr(recalling, "document_of", lambda page, *_: indexed.append(page.key))
    monkeypatch.setattr(search, "build_index", lambda _, language, *__: indexed.append(language))
    made = fresh.build().made
    assert ">Hop. " in (fresh.settings.output / "en" / "index.html").read_text(encoding="utf-8")
    assert made > 0
    assert indexed == []


def test_what_is_spoilt_of_the_last_build_is_said_and_made_anew(fresh: Desk) -> None:
    kept = kept_beside(fresh.settings.output) / "ledger.json"
    kept.write_bytes(kept.read_bytes()[:-1])
    before = fresh.built()
    made = fresh.build().made
    assert made == len(before) - 1  # the manifest is none of the targets
    assert fresh.built() == before
    assert str(kept) in fresh.heard[0]


def test_a_text_that_changes_leaves_most_files_of_the_index_in_place(fresh: Desk) -> None:
    page = fresh.settings.content / "en" / "guides" / "sweep.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Cars do not stop.", "Bikes do not stop."), encoding="utf-8")
    files = {file: file.stat().st_ino for file in fresh.settings.output.glob("search/en/texts-*")}
    fresh.build()
    changed = [file.name for file, inode in files.items() if file.stat().st_ino != inode]
    assert len(changed) == 1


def test_a_published_page_that_is_no_text_is_made_anew(fresh: Desk) -> None:
    before = fresh.built()
    page = fresh.settings.output / "en" / "guides" / "sweep" / "index.html"
    page.unlink()  # the first build's, which others have, too
    page.write_bytes(b"\xa9")
    assert fresh.build().made == 1
    assert fresh.built() == before


def put_a_folder(place: Path) -> None:
    """Put a folder that holds something in the place of a file or a folder."""
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    place.mkdir()
    (place / "mine.txt").write_text("mine", encoding="utf-8")


PLACES = (
    *("en/topics/parks/index.html", "en/guides", "sitemap.xml", "manifest-sha256.txt"),
    *("search/en", "en/index.html", "robots.txt"),
)


@pytest.mark.parametrize("harm", [put_a_folder, shutil.rmtree])
def test_a_published_site_in_pieces_is_made_whole(
    fresh: Desk, harm: Callable[[Path], object]
) -> None:
    before = fresh.built()
    if harm is put_a_folder:
        for place in PLACES:
            put_a_folder(fresh.settings.output / place)
    else:
        harm(fresh.settings.output)
    assert fresh.build().problems == ()
    assert fresh.built() == before


def test_a_page_that_is_gone_leaves_no_file(fresh: Desk) -> None:
    (fresh.settings.content / "en" / "topics" / "parks.md").rename(
        fresh.settings.content / "en" / "topics" / "gardens.md"
    )
    for file in fresh.settings.content.rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("topics/parks", "topics/gardens"), encoding="utf-8")
    fresh.build()
    built = fresh.built()
    assert "en/topics/gardens/index.html" in built
    assert not [name for name in built if "/parks/" in name]
