"""A content folder becomes a site and all its problems, at once."""

import shutil
from pathlib import Path

import pytest

from portal.model.kinds import Key
from portal.model.page import Page
from portal.model.place import Problem
from portal.model.site import Site
from portal.reading.checks import check
from portal.reading.load import Kept, load
from tests.conftest import EXAMPLE


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example to spoil; the command runs beside it."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def spoil(file: Path, old: str, new: str) -> None:
    """Plant a mistake."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old} in {file}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def everything(content: Path) -> tuple[Site | None, list[Problem]]:
    """The site and every problem, as the command tells them."""
    site, problems = load(content)
    return site, sorted({*problems, *(check(site) if site else ())})


def errors(content: Path) -> list[str]:
    """The errors of a folder as place and code."""
    return [f"{one.place} {one.code}" for one in everything(content)[1] if one.severity == "error"]


def test_the_example_has_no_errors(content: Path) -> None:
    site, problems = everything(content)
    assert site is not None
    assert errors(content) == []
    assert {one.code for one in problems} == {"translation-missing"}


def test_the_example_is_read_whole(content: Path) -> None:
    site, _ = everything(content)
    assert site is not None
    files = sum(1 for _ in content.rglob("*.md"))
    assert len(site.pages) == files + len(site.disagreements) * len(site.languages)
    assert (len(site.sources), len(site.instruments), len(site.facts), len(site.terms)) == (
        *(2, 2, 4, 1),
    )
    order = [language.code for language in site.languages]
    names = [(page.key, order.index(page.language.code)) for page in site.pages]
    assert names == sorted(names)


def test_ten_mistakes_are_told_at_once_with_their_places(content: Path) -> None:
    guide = content / "en/guides/sweep.md"
    spoil(guide, "checked: 2026-11-21", "checked: 2026-13-21")
    spoil(guide, "{term:kerb}.", "{term:curb}.")
    spoil(guide, "(#s-before)", "(#s-after)")
    spoil(guide, '!!! warning "Mind', '!!! danger "Mind')
    spoil(content / "vi/topics/index.md", "lead:", "leed:")
    spoil(content / "ar/about.md", "title: حول\n", "")
    spoil(content / "facts/figures.yaml", "value: 17.5", "value: 17,5")
    spoil(content / "instruments/register.yaml", "of: rule-7", "of: rule-8")
    spoil(content / "sources/reports.yaml", "url: https:", "url: see https:")
    spoil(content / "site.yaml", "footer: [about, glossary]", "footer: [about, glossar]")
    assert errors(content) == [
        "content/ar/about.md:2:1 field-missing",
        "content/en/guides/sweep.md:5:10 checked-invalid",
        "content/en/guides/sweep.md:17:51 term-unknown",
        "content/en/guides/sweep.md:25:1 callout-unknown",
        "content/en/guides/sweep.md:35:58 anchor-unknown",
        "content/facts/figures.yaml:19:10 value-invalid",
        "content/instruments/register.yaml:16:34 instrument-unknown",
        "content/site.yaml:31:17 page-unknown",
        "content/sources/reports.yaml:6:8 url-invalid",
        "content/vi/topics/index.md:2:1 field-missing",
        "content/vi/topics/index.md:3:1 field-unknown",
    ]


def test_places_are_relative_to_where_the_command_runs(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(content / "en/about.md", "title: About\n", "")
    assert errors(content) == ["content/en/about.md:2:1 field-missing"]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert errors(content) == [f"{content}/en/about.md:2:1 field-missing"]


def test_a_page_that_is_not_utf_8_is_told_once_and_the_rest_is_read(content: Path) -> None:
    (content / "en/about.md").write_bytes("---\ntitle: À propos\n".encode("latin-1"))
    site, problems = everything(content)
    assert site is not None
    told = [one for one in problems if one.place.path == "content/en/about.md"]
    assert [str(one) for one in told] == [
        "content/en/about.md:2:8 file-unreadable: expected a file in UTF-8, found the byte 0xC0"
    ]


def test_a_register_that_is_not_utf_8_is_told(content: Path) -> None:
    (content / "terms/terms.yaml").write_bytes(b"kerb:\n  \xff")
    assert "content/terms/terms.yaml:2:3 file-unreadable" in errors(content)


@pytest.mark.parametrize("file", sorted(one.stem for one in EXAMPLE.glob("*/*.yaml")))
def test_what_a_lost_file_may_have_is_not_told_to_be_unknown(file: str, content: Path) -> None:
    (lost,) = content.glob(f"*/{file}.yaml")
    lost.write_text("a: [\n", encoding="utf-8")
    assert [one.partition(" ")[2] for one in errors(content)] == ["yaml-syntax"]


def test_where_a_page_is_lost_all_else_is_told(content: Path) -> None:
    (content / "en" / "guides" / "lost.md").write_text("No head.\n", encoding="utf-8")
    guide = content / "en" / "guides" / "sweep.md"
    guide.write_text(f"{guide.read_text(encoding='utf-8')}\nIt has 17 ends.\n", encoding="utf-8")
    codes = {one.partition(" ")[2] for one in errors(content)}
    assert codes == {"head-missing", "number-unbound", "paragraphs-differ"}


def test_windows_line_ends_and_byte_order_marks_change_nothing(content: Path) -> None:
    before, _ = everything(content)
    for file in content.rglob("*.*"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert everything(content)[0] == before


def test_an_unseen_sign_is_told_in_pages_and_registers(content: Path) -> None:
    spoil(content / "en/about.md", "title: About", "title: Abo\u2028ut")
    spoil(content / "facts/figures.yaml", "value: 17.5", "value: 17.5\x07")
    assert errors(content) == [
        "content/en/about.md:2:11 character-refused",
        "content/facts/figures.yaml:19:14 character-refused",
    ]


def test_a_folder_without_a_site_file_is_no_site(tmp_path: Path) -> None:
    site, problems = load(tmp_path)
    assert site is None
    (problem,) = problems
    assert problem.place.path.endswith("site.yaml")
    assert problem.code == "file-unreadable"
    assert problem.found == "No such file or directory"


def test_a_folder_in_the_place_of_a_file_is_told(content: Path) -> None:
    (content / "en/about.md").unlink()
    (content / "en/about.md").mkdir()
    assert "content/en/about.md:1:1 file-unreadable" in errors(content)


def test_an_id_in_two_files_is_told_with_both_places(content: Path) -> None:
    (content / "facts/more.yaml").write_text(
        (content / "facts/figures.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    _, problems = everything(content)
    assert next(str(one) for one in problems if one.code == "id-twice") == (
        "content/facts/more.yaml:2:3 id-twice: "
        "expected a fact with an id of its own, found bins at content/facts/figures.yaml:2:3 too"
    )


def test_a_page_without_a_head_is_told_and_left_out(content: Path) -> None:
    (content / "en/about.md").write_text("About us\n", encoding="utf-8")
    site, problems = everything(content)
    assert site is not None
    assert [str(one.place) for one in problems if one.code == "head-missing"] == [
        "content/en/about.md:1:1"
    ]
    assert [page.language.code for page in site.pages if page.key == "about"] == ["vi", "ar"]


def test_this_repositorys_own_content_has_no_errors(real_site: Site) -> None:
    assert real_site.pages


def test_only_files_that_are_not_kept_are_read_and_the_site_is_the_same(content: Path) -> None:
    kept = Kept()
    first, _ = load(content, kept)
    guide, about = content / "en/guides/sweep.md", content / "en/about.md"
    spoil(guide, "Three steps", "Four steps")
    about.unlink()
    assert "about" not in {page.id for page in _english(load(content, kept)[0])}
    assert load(content, kept)[0] != load(content)[0], "the guide is as it was kept"
    del kept.parts[str(guide)]
    assert load(content, kept) == load(content)
    again, _ = load(content, kept)
    old, new = ({page.key: page for page in _english(site)} for site in (first, again))
    assert new[Key("index")] is old[Key("index")]
    assert new[Key("guides/sweep")] != old[Key("guides/sweep")]
    spoil(content / "site.yaml", "name: English", "name: Englisch")
    assert load(content, kept) == load(content)


def _english(site: Site | None) -> list[Page]:
    return [page for page in site.pages if page.language.code == "en"] if site else []
