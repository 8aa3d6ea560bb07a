"""Timeline, relations, bodies: registers as the app lists them."""

import re

from tests.web.conftest import Get


def plain(html: str) -> str:
    """The words of a page, its spaces folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_timeline_has_texts_and_events_in_the_order_of_their_dates(get: Get) -> None:
    page = get("/en/timeline/")
    names = ("The council meets", "Resolution No. 7-NQ/TT", "Streets are renamed")
    said = page[page.index("</figure>") :]
    assert sorted(names, key=said.index) == list(names)
    assert 'id="e-meeting-1"' in page
    assert '<a class="doc" href="../instruments/rule-7/">7-NQ/TT</a> &amp;' in said


def test_a_figure_in_an_event_leads_to_its_own_page(get: Get) -> None:
    assert 'class="fact" href="../facts/bins/"' in get("/en/timeline/")


def test_the_picture_says_the_same_and_comes_before_the_words(get: Get) -> None:
    page = get("/vi/dong-thoi-gian/")
    picture = page[page.index('<div class="drawings"') : page.index("</figure>")]
    assert ">Hội đồng họp</text>" in picture
    assert 'role="img" aria-label="' in picture


def test_the_months_of_the_timeline_lead_to_their_figures(get: Get) -> None:
    page = get("/en/timeline/")
    assert '<a href="../facts-by-date/#m-2025-03">1 figure of this time</a>' in page
    by_date = get("/en/facts-by-date/")
    dated, undated = by_date.index('id="m-2025-03"'), by_date.index('id="undated"')
    assert dated < by_date.index('href="../facts/bins/"') < undated
    assert undated < by_date.index('href="../facts/rate/"')


def test_relations_are_drawn_and_listed(get: Get) -> None:
    page = get("/en/relations/")
    assert "Amended by" in page[page.index('<svg class="drawing"') : page.index("</figure>")]
    said = page[page.index("</figure>") :]
    assert '<a href="../instruments/rule-7/">Resolution No. 7-NQ/TT</a>' in said
    assert "Amended by Resolution No. 9-NQ/TT" in plain(said)


def test_an_office_has_the_date_and_the_words_of_its_source(get: Get) -> None:
    page = get("/en/bodies/")
    body = page[page.index('id="b-council"') : page.index('id="people"')]
    assert 'Mayor <strong><span lang="vi">Ana Đỗ</span></strong>, March 2025' in plain_tags(body)
    assert '<q lang="en">Mayor Ana Do</q>' in body
    people = page[page.index('id="people"') :]
    assert '<a href="#b-council">Town Council</a>, March 2025' in people


def plain_tags(html: str) -> str:
    """HTML with its spaces folded."""
    return " ".join(html.split()).replace("> <", "><").replace("<strong> ", "<strong>")


def test_a_page_says_what_has_changed_since(get: Get) -> None:
    page = get("/en/guides/sweep/")
    notice = page[page.index('class="notice changes"') : page.index("</aside>")]
    assert '1 July 2025 · <a href="../../timeline/#e-streets-renamed">' in notice
    assert "What has changed since" in get("/en/facts/streets-54/")
    assert "What has changed since" not in get("/en/facts/bins/")
