"""Markdown becomes safe HTML, with the marks that the portal adds."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.model.kinds import Key, kind_of
from portal.model.page import Page
from portal.reading.markdown import read_markdown
from portal.rendering.converter import Labels, render, sanitise
from tests.builders import EN, FR, VI, a_site
from tests.rendering.conftest import Html


def unchecked(markdown: str) -> str:
    """What rendering makes of Markdown that reading has refused."""
    body = read_markdown(markdown, "a.md")[0]
    page = Page(Key("guides/a"), EN, kind_of(Key("guides/a")), "T", "L", body=body)
    return render(page, a_site(page), EN, Labels("Back to the text, note {}", "Answer {}")).html


# --- blocks ---


def test_paragraphs_at_the_top_are_numbered(html: Html) -> None:
    text = html("One\n\n## Two {#s-two}\n\nThree\n\n- no\n\n> no\n\nFour\n\nTerm\n:   no")
    assert re.findall(r'<p id="(.*?)">(.*?)</p>', text) == [
        ("p-1", "One"),
        ("p-2", "Three"),
        ("p-3", "Four"),
    ]


def test_blocks_of_code_are_no_paragraphs(html: Html) -> None:
    text = html("One\n\n```\ncode\n```\n\nTwo\n\n    more code")
    assert re.findall(r'id="(.*?)"', text) == ["p-1", "p-2"]
    assert "<p><pre>" not in text
    assert text.count("<pre><code>") == 2


@pytest.mark.parametrize(
    "markdown",
    [
        "One\n\nTwo **bold**\n\n- a\n- b\n\nThree",
        "## A {#s-a}\n\nOne\n\n| a |\n|---|\n| b |\n\nTwo\n\n> no\n\n1. a\n\nThree",
        '!!! note "A"\n    One\n\n    Two\n\nThree\n\n---\n\nFour[^1]\n\n[^1]: Five',
        "One\n\n```\na\n\nb\n```\n\nTwo",
    ],
)
def test_reading_counts_the_paragraphs_that_rendering_numbers(html: Html, markdown: str) -> None:
    count = read_markdown(markdown, "a.md")[0].paragraphs
    assert re.findall(r'id="p-(\d+)"', html(markdown)) == [str(n + 1) for n in range(count)]


def test_headings_keep_their_authored_anchors(html: Html) -> None:
    assert html("## Một {#s-a}\n\n### Hai {#s-b}\n\n#### Ba {#s-c}", language=VI) == (
        '<h2 id="s-a">Một</h2>\n<h3 id="s-b">Hai</h3>\n<h4 id="s-c">Ba</h4>'
    )


def test_callouts_are_named_after_their_type(html: Html) -> None:
    assert html('!!! warning "Mind *it*"\n    Cars.\n\n    More.') == (
        '<div class="callout callout-warning">\n<p class="callout-title">Mind <em>it</em></p>\n'
        "<p>Cars.</p>\n<p>More.</p>\n</div>"
    )


def step_numbers(text: str) -> list[str]:
    return re.findall(r'<span class="step-number">(\d+)\.</span>', text)


def test_steps_are_numbered_from_one_in_each_section(html: Html) -> None:
    step, note = '!!! step "A"\n    B\n\n', '!!! note "N"\n    B\n\n'
    sections = ("## A {#s-a}\n\n", step, note, "### B {#s-b}\n\n", step, "## C {#s-c}\n\n", step)
    assert step_numbers(html(step + "".join(sections) + step)) == ["1", "1", "2", "1", "2"]


def test_steps_in_a_list_or_a_note_are_callouts_too(html: Html) -> None:
    text = html('- a\n\n    !!! step "A"\n        B\n\n!!! note "N"\n    !!! step "C"\n        D\n')
    assert step_numbers(text) == ["1", "2"]
    assert "admonition" not in text


TABLE = "| a | b | c |\n|---|--:|:-:|\n| d | e | f |\n"


def test_a_table_scrolls_by_itself_under_the_name_of_its_section(html: Html) -> None:
    text = html(f"## A {{#s-a}}\n\n{TABLE}\n### B {{#s-b}}\n\n{TABLE}")
    frames = [dict(re.findall(r'([\w-]+)="(.*?)"', one)) for one in re.findall("<div.*?>", text)]
    assert frames == [
        {"class": "table", "role": "region", "tabindex": "0", "aria-labelledby": anchor}
        for anchor in ("s-a", "s-b")
    ]
    assert text.count("><table>") == 2


def test_a_table_without_a_section_has_a_frame_without_a_name(html: Html) -> None:
    text = html(TABLE)
    assert '<div class="table" tabindex="0"><table>' in text
    assert "aria-labelledby" not in text


def test_columns_are_named_and_keep_their_side(html: Html) -> None:
    text = html(TABLE)
    assert text.count('scope="col"') == 3
    assert '<td class="align-right">e</td>' in text
    assert '<td class="align-center">f</td>' in text
    assert "style" not in text


def test_an_empty_corner_makes_the_first_column_headers_of_rows(html: Html) -> None:
    text = html("| | b |\n|---|---|\n| c | d |")
    assert '<th scope="row">c</th>' in text
    assert text.count("<th ") == 2


def test_tables_are_framed_in_callouts_and_lists_too(html: Html) -> None:
    indented = "".join(f"    {line}\n" for line in TABLE.splitlines())
    text = html(f'## A {{#s-a}}\n\n!!! note "A"\n{indented}\n- x\n\n{indented}')
    assert text.count('aria-labelledby="s-a"') == text.count("<table>") == 2
    assert text.count('scope="col"') == 6


def test_footnotes_have_a_way_back_in_words_of_the_page(html: Html) -> None:
    text = html("Un.[^x] Deux.[^y]\n\n[^x]: Note\n\n[^y]: Autre", language=FR)
    assert re.findall(r'title="(.*?)"', text) == ["Retour, note 1", "Retour, note 2"]
    assert '<sup id="fnref:x"><a class="footnote-ref" href="#fn:x">1</a></sup>' in text
    assert 'href="#fnref:x"' in text


def test_definition_lists(html: Html) -> None:
    assert html("Term\n:   Meaning") == "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>"


def test_words_in_another_language_say_so(html: Html) -> None:
    assert '<em lang="vi">Bình dân</em>' in html("*Bình dân*{: lang=vi }")
    assert 'dir="rtl"' in html("**a**{: lang=ar dir=rtl }")


# --- safety ---


class _Live(HTMLParser):
    """Collects the elements and attributes that a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")


def assert_harmless(html: str) -> None:
    """No live element, attribute or link that content has no business with."""
    live = _Live()
    live.feed(html)
    assert live.tags.isdisjoint(
        {"script", "img", "iframe", "svg", "style", "form", "input", "object", "link", "meta"}
    )
    assert not [name for name in live.attributes if name.startswith("on")]
    assert live.attributes.keys().isdisjoint({"style", "src", "srcdoc", "action", "formaction"})
    for href in live.attributes.get("href", []):
        # Browsers overlook white space before an address, and tabs and line ends within it.
        scheme = re.match(r"[a-z][a-z0-9+.-]*:", re.sub(r"[\t\r\n]|^[\x00- ]+", "", href).lower())
        assert not scheme or scheme[0] in {"https:", "http:", "mailto:", "tel:"}, href


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "a <script src=//x></script> b",
        "<SCRIPT\n>x</SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "![a](https://x.example/y.png)",
        "![a](javascript:x)",
        "<svg/onload=alert(1)>",
        "<iframe srcdoc='<b>'>",
        "<!-- <script> -->",
        "<div style='x'>a</div>",
        "<style>*{}</style>",
        "*a*{: onclick=alert(1) }",
        '*a*{: onclick="alert(1)" style="color:red" }',
        "Text\n{: onmouseover=x style=y }",
        "## A {: onclick=x }",
        "[a](javascript:alert(1))",
        "[a](JAVASCRIPT:alert(1))",
        "[a](<javascript:alert(1)>)",
        "[a](java\tscript:x)",
        "[a](\x01javascript:x)",
        "[a](&#106;avascript:x)",
        "[a](&#x6A;avascript&colon;x)",
        "[a](data:text/html,<script>x</script>)",
        "[a](vbscript:x)",
        "[a][b]\n\n[b]: javascript:x",
        "[a][b]\n\n[b]:\n  data:text/html;base64,AAAA",
        "<javascript:alert(1)>",
        "[a](https://x){: href=javascript:x }",
        '[a](https://x "t\\" onclick=\\"x")',
        "[a](https://x\"onclick='y')",
        "| a |\n|---|\n| <img onerror=x> |",
        '!!! note "<script>x</script>"\n    <img onerror=x>',
        "A[^1]\n\n[^1]: <script>x</script>",
        "```{: onclick=x }\n<script>x</script>\n```",
        "``` {.html onclick=x}\n<script>x</script>\n```",
        "`<script>`",
        "Term\n:   <script>x</script>",
        "&lt;script&gt;x&lt;/script&gt;",
        "<a href='javascript:x'>y</a>",
        "\\<script>x</script>",
        "<<script>script>x",
        "\x02wzxhzdk:0\x03 <b>",
        "\x02amp\x03lt;script>",
    ],
)
def test_nothing_dangerous_survives_even_where_reading_was_passed_over(markdown: str) -> None:
    assert_harmless(unchecked(markdown))


@given(
    st.lists(
        st.sampled_from(
            [
                *("<", ">", '"', "'", "`", "[", "]", "(", ")", "{", "}", "{: ", "\n", "\n\n", " "),
                *("script", "javascript:", "onclick=x", "style=y", "href=", "src=", "img", "svg"),
                *("&lt;", "&#106;", "/", "!", "\\", "=", "*", "|", "|-|", ":", "    ", "- "),
                *('!!! note "', "[^1]", "[a]: ", "```", "## ", "\x02", "\x03", "data:", "https://"),
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_no_mixture_is_dangerous(markdown: str) -> None:
    assert_harmless(unchecked(markdown))


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        ("Say <script>", "Say &lt;script&gt;"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("`<script>`", "<code>&lt;script&gt;</code>"),
        ("&lt;b&gt;", "&lt;b&gt;"),
    ],
)
def test_signs_of_html_are_shown_as_text(markdown: str, printed: str) -> None:
    assert unchecked(markdown) == f'<p id="p-1">{printed}</p>'


def test_the_sanitiser_has_the_last_word() -> None:
    assert sanitise('<p onclick="x" style="y" id="a">b<script>c</script><h1>d</h1></p>') == (
        '<p id="a">b</p>d<p></p>'
    )


MARKS = st.text(alphabet="ab #!`~[](){}<>:|*_-=\\\"'^&\n\t1.", max_size=120)


@given(MARKS | st.text(max_size=200))
def test_no_text_is_too_much(markdown: str) -> None:
    body = read_markdown(markdown, "a.md")[0]
    if all(isinstance(segment, str) for segment in body.segments):
        assert_harmless(unchecked(markdown))


def test_rendering_twice_gives_the_same() -> None:
    markdown = f"A[^1] `b`\n\n{TABLE}\n<a@x.example>\n\n[^1]: c"
    assert unchecked(markdown) == unchecked(markdown)
