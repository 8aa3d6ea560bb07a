"""References become what they name, each with its link."""

import pytest

from tests.builders import EN, FR, VI
from tests.rendering.conftest import Html


def only(html: str) -> str:
    """What stands in the only paragraph."""
    assert html.startswith('<p id="p-1">')
    assert html.endswith("</p>")
    return html.removeprefix('<p id="p-1">').removesuffix("</p>")


@pytest.mark.parametrize(
    ("reference", "element"),
    [
        (
            "{fact:bins}",
            '<a class="fact" href="#fact-bins"><data value="55250000">55.25 million</data></a>',
        ),
        (
            "{fact:streets|most}",
            '<a class="fact" href="#fact-streets"><data value="54/63">most</data></a>',
        ),
        ("{doc:7-NQ/TT}", '<a class="doc" href="../../instruments/rule-7/">7-NQ/TT</a>'),
        ("{doc:nq7|the rule}", '<a class="named" href="../../instruments/rule-7/">the rule</a>'),
        ("{doc:8-X}", '<a class="doc" href="https://gazette.example/8">8-X</a>'),
        ("{doc:9-X}", '<span class="doc">9-X</span>'),
        ("{term:kerb}", '<a class="term" href="#term-kerb">kerb</a>'),
        ("{term:kerb|kerbs}", '<a class="term" href="#term-kerb">kerbs</a>'),
        ("{date:2025-03-04}", '<time datetime="2025-03-04">4 March 2025</time>'),
        ("{date:2025-03}", '<time datetime="2025-03">March 2025</time>'),
        ("{date:2025}", '<time datetime="2025">2025</time>'),
        ("{source:r1}", '<a class="source" href="#source-r1">Gazette, 19 March 2025</a>'),
        ("{source:r2}", '<a class="source" href="#source-r2">Gazette</a>'),
        ("{source:r1|there}", '<a class="source" href="#source-r1">there</a>'),
        ("[p](page:topics/parks)", '<a href="../../topics/parks/">p</a>'),
        ("[p](page:topics/parks#s-a)", '<a href="../../topics/parks/#s-a">p</a>'),
        ("[home](page:index)", '<a href="../../">home</a>'),
        ("[here](#s-a)", '<a href="#s-a">here</a>'),
        ("[here](page:guides/sweep#s-a)", '<a href="#s-a">here</a>'),
        ("[out](https://x.example/?a=1&b=2)", '<a href="https://x.example/?a=1&amp;b=2">out</a>'),
        ('[o](https://x.example "T")', '<a href="https://x.example" title="T">o</a>'),
        ("<https://x.example>", '<a href="https://x.example">https://x.example</a>'),
        ("[m](mailto:a@x.example)", '<a href="mailto:a@x.example">m</a>'),
        ("[t](tel:+84156)", '<a href="tel:+84156">t</a>'),
        ("[a][b]\n\n[b]: page:topics/parks", '<a href="../../topics/parks/">a</a>'),
    ],
)
def test_a_reference_becomes_its_element(html: Html, reference: str, element: str) -> None:
    assert only(html(reference)) == element


def test_figures_and_dates_follow_the_language_of_the_page(html: Html) -> None:
    text = "{fact:bins} {date:2025-03-01} {source:r1}"
    for language, words in (
        (VI, ("55,25 triệu", "1 tháng 3 năm 2025", "Gazette, 19 tháng 3 năm 2025")),
        (FR, ("55,25 millions", "1er mars 2025", "Gazette, 19 mars 2025")),
    ):
        printed = html(text, language=language)
        assert all(f">{one}<" in printed for one in words)


def test_a_stand_in_speaks_its_own_language_and_links_into_the_readers(html: Html) -> None:
    printed = html("{fact:bins} {term:kerb} [p](page:topics/parks)", language=EN, reader=VI)
    assert "55.25 million" in printed
    assert 'href="#term-kerb">kerb<' in printed
    assert 'href="../../chu-de/parks/"' in printed


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        ("**{fact:bins}**", "<strong><a "),
        ("*a {term:kerb} b*", "<em>a <a "),
        ("x{fact:streets}y", ">54/63</data></a>y"),
        ("{fact:bins}{fact:streets}", "</data></a><a "),
        ("- {fact:bins}", "<li><a "),
        ("> {fact:bins}", "<blockquote>\n<p><a "),
        ("## The {term:kerb} {#s-a}", '<h2 id="s-a">The <a '),
        ("Term\n:   {fact:bins}", "<dd><a "),
        ('!!! note "On {term:kerb}s"\n    A', 'class="callout-title">On <a '),
        ('!!! step "{term:kerb}"\n    A', '"step-number">1.</span> <a '),
        ("| a |\n|---|\n| {doc:7-NQ/TT\\|it} |", "<td><a "),
        ("| a |\n|---|\n| {doc:7-NQ/TT|it} |", ">it</a></td>"),
        ("A[^1]\n\n[^1]: {source:r1}", '<p><a class="source"'),
        (r"\`{fact:streets}\`", ">54/63</data></a>`"),
    ],
)
def test_a_reference_may_stand_anywhere_in_text(html: Html, markdown: str, printed: str) -> None:
    assert printed in html(markdown)


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        ("`{fact:bins}`", "<code>{fact:bins}</code>"),
        ("```\n{doc:8-X|it}\n\n<b>\n```", "<pre><code>{doc:8-X|it}\n\n&lt;b&gt;\n</code>"),
        ("    {fact:bins}", "<pre><code>{fact:bins}\n</code>"),
        ("    {doc:8-X|a & b}", "<pre><code>{doc:8-X|a &amp; b}\n</code>"),
    ],
)
def test_in_code_a_reference_stays_as_it_was_written(
    html: Html, markdown: str, printed: str
) -> None:
    assert printed in html(markdown)


def test_own_words_are_words_and_no_markdown(html: Html) -> None:
    assert ">*a* _b_ &amp; c</a>" in html("{term:kerb|*a* _b_ & c}")


def test_a_reference_in_the_words_of_a_link_leaves_the_link_whole(html: Html) -> None:
    assert only(html("[see {fact:streets} and {doc:7-NQ/TT}](page:topics/parks)")) == (
        '<a href="../../topics/parks/">see <span class="fact"><data value="54/63">54/63</data>'
        '</span> and <span class="doc">7-NQ/TT</span></a>'
    )


def test_a_publisher_s_name_is_said_in_its_own_language(html: Html) -> None:
    named = '<a class="source" href="#source-r3"><span lang="vi">Báo_*Thị*_Trấn</span>, '
    assert named + "19 March 2025</a>" in html("{source:r3}")
    assert ">Báo_*Thị*_Trấn, 19 tháng 3 năm 2025</a>" in html("{source:r3}", language=VI)
