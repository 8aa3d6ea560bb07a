"""Pages in all their languages, as the app answers them."""

import re

from flask import Flask

from portal.web.app import targets
from tests.web.conftest import Get


def rows(page: str) -> list[str]:
    return page.split('<div class="row')[1:]


def row(page: str, anchor: str) -> str:
    return next(one for one in rows(page) if f'id="{anchor}">' in one.partition("\n")[0])


def languages(text: str) -> list[str]:
    return re.findall(r'class="[^"]*cell" lang="([a-z]+)"', text)


def test_the_versions_of_a_paragraph_stand_in_one_row_each_in_its_language(get: Get) -> None:
    page = get("/parallel/guides/sweep/")
    assert languages(row(page, "p-1")) == ["en", "vi", "ar"]
    assert 'lang="ar" dir="rtl"' in row(page, "p-1")


def test_a_heading_leads_to_its_section_in_each_language(get: Get) -> None:
    anchor = re.findall(r'class="row row-heading" id="([^"]+)"', get("/parallel/guides/sweep/"))[0]
    shown = row(get("/parallel/guides/sweep/"), anchor)
    assert f'href="../../../en/guides/sweep/#{anchor}"' in shown
    assert f'href="../../../vi/huong-dan/sweep/#{anchor}"' in shown


def test_the_frame_speaks_every_language_and_robots_keep_out(get: Get) -> None:
    page = get("/parallel/guides/sweep/")
    assert '<span lang="en" dir="ltr">An independent explanation, not an official site.' in page
    assert '<span lang="ar" dir="rtl">⟦An independent explanation, not an official site.⟧' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="https://town.example/en/guides/sweep/">' in page


def test_every_version_of_the_page_leads_there(get: Get) -> None:
    for address in ("/en/guides/sweep/", "/vi/huong-dan/sweep/", "/ar/adilla/sweep/"):
        assert 'href="../../../parallel/guides/sweep/"' in get(address)
    assert 'href="../../../parallel/facts/#fact-bins"' in get("/en/facts/bins/")


def test_what_registers_tell_stands_side_by_side_too(get: Get) -> None:
    statement = row(get("/parallel/facts/"), "fact-bins")
    assert "Over 55.25 million bins emptied" in statement
    assert "Hơn 55,25 triệu thùng rác đã được đổ" in statement
    for address, anchor in (
        ("glossary", "t-"),
        ("timeline", "e-"),
        ("bodies", "b-"),
        ("commitments", "c1"),
        ("guides", ""),
        ("instruments/rule-7", ""),
    ):
        page = get(f"/parallel/{address}/")
        added = [one for one in rows(page) if f'id="{anchor}' in one or not anchor]
        assert languages(added[-1]) == ["en", "vi", "ar"], address


def test_a_page_in_one_language_alone_has_no_such_page(example_app: Flask, get: Get) -> None:
    assert example_app.test_client().get("/parallel/topics/parks/").status_code == 404
    assert "parallel/" not in get("/en/topics/parks/")
    addresses = {
        one.values.get("path") for one in targets(example_app) if one.endpoint == "parallel.page"
    }
    assert None in addresses
    assert "guides/sweep" in addresses
    assert "topics/parks" not in addresses


def test_without_script_each_section_leads_to_itself_in_other_languages(get: Get) -> None:
    text = get("/en/guides/sweep/").partition("</h2>\n<noscript>")[2].partition("</noscript>")[0]
    assert 'href="../../../vi/huong-dan/sweep/#s-before" hreflang="vi" lang="vi">' in text
    assert 'hreflang="en"' not in text
    assert "<noscript>" not in get("/en/topics/parks/")
