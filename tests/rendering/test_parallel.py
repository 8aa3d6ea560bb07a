"""Versions of a text set beside each other."""

from portal.rendering.parallel import Version, aligned


def a_version(html: str, code: str = "en") -> Version:
    return Version(code, html, f"{code}/guides/sweep/", "vi-en/guides/sweep/")


def test_blocks_of_the_same_shapes_stand_beside_each_other() -> None:
    vi = a_version('<h2 id="s-why">Vì sao</h2>\n<p id="p-1">Một.</p>\n<ul><li>Hai</li></ul>', "vi")
    en = a_version('<h2 id="s-why">Why</h2>\n<p id="p-1">One.</p>\n<ul><li>Two</li></ul>')
    heading, paragraph, items = aligned([vi, en])
    assert heading.is_heading
    assert [one.anchor for one in (heading, paragraph, items)] == ["s-why", "p-1", ""]
    assert heading.cells == ('<h2 id="vi-s-why">Vì sao</h2>', '<h2 id="en-s-why">Why</h2>')
    assert items.cells == ("<ul><li>Hai</li></ul>", "<ul><li>Two</li></ul>")


def test_a_section_of_other_shapes_stands_as_a_whole_and_spoils_no_other() -> None:
    vi = a_version('<h2 id="a">A</h2><p>1</p><h2 id="b">B</h2><p>2</p>', "vi")
    en = a_version('<h2 id="a">A</h2><p>1</p><p>and</p><h2 id="b">B</h2><p>2</p>')
    first, second, third = aligned([vi, en])
    assert first.cells[1] == '<h2 id="en-a">A</h2>\n<p>1</p>\n<p>and</p>'
    assert first.is_heading
    assert (second.anchor, third.cells) == ("b", ("<p>2</p>", "<p>2</p>"))


def test_texts_of_other_sections_are_one_row() -> None:
    vi, en = a_version('<p>0</p><h2 id="a">A</h2>', "vi"), a_version('<h2 id="z">Z</h2>')
    (row,) = aligned([vi, en])
    assert row.cells == ('<p>0</p>\n<h2 id="vi-a">A</h2>', '<h2 id="en-z">Z</h2>')


def test_a_link_leads_where_it_led_from_its_own_page() -> None:
    html = (
        '<p><a href="#fact-bins">9</a> <a href="../../topics/parks/">x</a> '
        '<a href="https://a.example/?b=1&amp;c">y</a></p>'
    )
    (row,) = aligned([a_version(html)])
    assert 'href="../../../en/guides/sweep/#fact-bins"' in row.cells[0]
    assert 'href="../../../en/topics/parks/"' in row.cells[0]
    assert 'href="https://a.example/?b=1&amp;c"' in row.cells[0]


def test_what_names_an_id_follows_it_and_text_stays_as_it_was() -> None:
    html = '<div class="table" aria-labelledby="s-why"><br>a &amp; b &lt; &#233;</div>'
    (row,) = aligned([a_version(html)])
    assert row.cells == (html.replace("s-why", "en-s-why"),)
