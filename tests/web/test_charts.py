"""Charts as the app answers them: bars to scale, and the same figures in a table."""

import re
from dataclasses import replace
from html import unescape
from xml.etree.ElementTree import fromstring

import pytest

from portal.build.finder import SiteFinder
from portal.model.site import Site
from portal.settings import Settings
from portal.web.app import create_app
from portal.web.drawing import WIDTH


def answered(site: Site, address: str) -> str:
    response = create_app(site, Settings(), SiteFinder(site)).test_client().get(address)
    assert response.status_code == 200
    return response.get_data(as_text=True)


@pytest.fixture(scope="module")
def drawn(real_site: Site) -> tuple[str, str]:
    """A page with a chart, in French, and the same without."""
    bare = replace(real_site, charts={})
    return answered(real_site, "/fr/themes/5g/"), answered(bare, "/fr/themes/5g/")


def test_the_bars_are_to_scale_and_need_neither_style_nor_script(drawn: tuple[str, str]) -> None:
    page, _ = drawn
    svg = fromstring(page[page.index('<svg class="drawing') :].partition("</svg>")[0] + "</svg>")
    assert svg.get("role") == "img"
    labels = (svg.get("aria-labelledby") or "").split()
    assert [one.get("id") for one in svg[:2]] == labels
    widths = [int((bar.get("d") or "").split("h")[1].split("v")[0]) for bar in svg.iter("path")]
    assert widths == [round(one / 68457 * WIDTH) for one in (11591, 68457, 16737, 35000)]
    assert [bar.get("class") for bar in svg.iter("path")] == [
        *("drawn-mark", "drawn-aim", "drawn-mark", "drawn-mark")
    ]
    assert [(one.text or "").endswith("· objectif") for one in svg.iter("text")].count(True) == 1
    allowed = {"svg", "title", "desc", "text", "path"}
    assert {one.tag for one in svg.iter()} == allowed
    assert not any("style" in one.attrib or "fill" in one.attrib for one in svg.iter())


def test_the_table_says_what_the_register_says(real_site: Site, drawn: tuple[str, str]) -> None:
    page, _ = drawn
    table = page[page.index('aria-labelledby="chart-stations-5g" tabindex') :].split("</table>")[0]
    links = re.findall(r'<td><a href="#(fact-[\w-]+)">([^<]+)</a>', table)
    chart = real_site.charts["stations-5g"]
    assert [anchor for anchor, _ in links] == [f"fact-{one}" for one in chart.facts]
    assert unescape(links[2][1]) == "16\N{NARROW NO-BREAK SPACE}737 stations 5G"
    for anchor in re.findall(r'href="#([\w-]+)"', table):
        assert f'id="{anchor}"' in page


def test_a_topic_without_charts_waits_for_no_rules_of_pictures(drawn: tuple[str, str]) -> None:
    with_chart, without = drawn
    assert "css/drawing.css" in with_chart
    assert "css/site.css" in without
    assert "chart-" not in without
