"""The audit sees what machines would stumble over, on a whole site with one flaw at a time."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.build.auditing import audit_folder, audit_site, unchecked, with_sources
from portal.build.manifest import MANIFEST
from portal.model.place import Place, Problem
from portal.model.site import Site

GUIDE = "en/guides/sweep/index.html"
Spoil = Callable[[str], str]


@pytest.fixture
def copy(frozen: Path, tmp_path: Path) -> Path:
    """A built site to spoil, without its manifest, which would tell of any change."""
    folder = Path(shutil.copytree(frozen, tmp_path / "copy"))
    (folder / MANIFEST).unlink()
    return folder


def replacing(old: str, new: str) -> Spoil:
    def spoil(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return spoil


@pytest.mark.parametrize(
    ("file", "spoil", "code"),
    [
        (
            GUIDE,
            lambda text: text.replace(text[text.index("<title>") + 7 : text.index("</title>")], ""),
            "title-missing",
        ),
        (GUIDE, replacing('<meta name="description"', '<meta name="other"'), "description-missing"),
        (GUIDE, replacing("<h1", "<h1></h1><h1"), "h1-count"),
        (GUIDE, replacing("<body>", '<body onload="x()">'), "inline"),
        (GUIDE, replacing("<body>", '<body style="color: red">'), "inline"),
        (GUIDE, replacing("<body>", '<body title=">" onload = x>'), "inline"),
        (GUIDE, replacing("<body>", "<BODY ONLOAD=x>"), "inline"),
        (GUIDE, replacing("</head>", "<style>a {}</style></head>"), "inline"),
        (GUIDE, replacing("</head>", "<script>x()</script></head>"), "inline"),
        (
            GUIDE,
            replacing('rel="canonical" href="https://town', 'rel="canonical" href="https://city'),
            "canonical-other",
        ),
        (GUIDE, replacing('"@type":"Article"', '"@type":"Lie"'), "data-invalid"),
        (GUIDE, replacing('{"@context"', '{{"@context"'), "data-invalid"),
        (GUIDE, replacing('"inLanguage":', '"tongue":'), "data-invalid"),
        (GUIDE, replacing('"@type":"Legislation",', ""), "data-invalid"),
        (GUIDE, replacing('"https://schema.org"', '"https://schema.example"'), "data-invalid"),
        (
            "vi/huong-dan/sweep/index.html",
            replacing('hreflang="en" href="https://town', 'hreflang="en" href="https://city'),
            "alternate-alone",
        ),
        (
            "sitemap.xml",
            replacing("<loc>https://town.example/", "<loc>https://town.example/gone/"),
            "list-invalid",
        ),
        ("sitemap.xml", replacing("</urlset>", ""), "list-invalid"),
        ("en/feed.atom", replacing("<updated>", "<other>"), "list-invalid"),
        ("en/feed.atom", replacing("<id>", "<id></id><old>"), "list-invalid"),
    ],
)
def test_each_flaw_is_seen(copy: Path, file: str, spoil: Spoil, code: str) -> None:
    path = copy / file
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    found = audit_site(copy, "https://town.example/")
    assert code in {one.code for one in found}
    assert any(one.place.path in (file, GUIDE) for one in found if one.code == code)


def test_a_site_as_it_is_built_has_no_flaw(frozen: Path) -> None:
    assert audit_site(frozen, "https://town.example/") == ()


def test_words_in_an_attribute_are_neither_style_nor_script(copy: Path) -> None:
    page = copy / GUIDE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("<body>", '<body title="a style=b onload=c">'), encoding="utf-8")
    assert audit_site(copy, "https://town.example/") == ()


def test_a_built_site_is_compared_with_its_manifest(frozen: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(frozen, tmp_path / "copy"))
    (folder / "robots.txt").write_text("", encoding="utf-8")
    assert [one.code for one in audit_site(folder, "https://town.example/")] == ["file-differs"]


def test_the_file_to_blame_is_named(example_site: Site) -> None:
    problems = (
        Problem(Place(GUIDE, 3), "link-dead", "a link to something there is", '"x"'),
        Problem(Place("sitemap.xml"), "list-invalid", "XML", "none"),
    )
    page, other = with_sources(problems, example_site)
    assert str(page).endswith('found "x", on the page of tests/example/content/en/guides/sweep.md')
    assert other == problems[1]


def test_a_folder_from_anywhere_is_told_what_it_lacks_and_what_nobody_can_tell(
    frozen: Path, example_site: Site, tmp_path: Path
) -> None:
    folder = tmp_path / "dist"
    shutil.copytree(frozen, folder)
    base_url = example_site.base_url
    assert audit_folder(folder, base_url, example_site) == ()
    assert list(unchecked(folder, example_site)) == []
    page = folder / "en" / "guides" / "sweep" / "index.html"
    page.unlink()
    told = [str(one) for one in audit_folder(folder, base_url, example_site)]
    missing = f"sweep.md:1:1 page-missing: expected en/guides/sweep/index.html in {folder}"
    assert any(missing in one for one in told)
    assert any("file-missing" in one for one in told)
    page.write_bytes(b"<html lang=en>\xa9")
    (folder / "broken.html").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.html")
    told = [str(one) for one in audit_folder(folder, base_url, example_site)]
    assert [one.partition(":")[0] for one in told] == [
        *("broken.html", "en/guides/sweep/index.html", "pipe.html")
    ]
    (folder / MANIFEST).unlink()
    assert [one.partition(":")[0] for one in unchecked(folder, None)] == [
        "whether every page is there, and of which file",
        "whether files are as they were published, or too many",
        "whether the search index is whole",
    ]


@pytest.mark.parametrize(
    ("first", "part"), [("sitemap.xml", "sitemap-2.xml"), ("en/feed.atom", "en/feed-2.atom")]
)
def test_parts_of_lists_are_read_as_their_first(copy: Path, first: str, part: str) -> None:
    text = (copy / first).read_text(encoding="utf-8")
    other = re.sub(
        r'(<loc>|<link[^>]* href=")https://town.example/', r"\1https://town.example/x/", text
    )
    (copy / part).write_text(other, encoding="utf-8")
    found = audit_site(copy, "https://town.example/")
    assert {(one.place.path, one.code) for one in found} == {(part, "list-invalid")}
