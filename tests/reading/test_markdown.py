"""What an editor writes in Markdown, and what of it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.model.page import Heading
from portal.model.place import Place
from portal.model.reference import Names, Reference
from portal.reading.markdown import CALLOUTS, SCHEMES, read_markdown


def problems(markdown: str, first_line: int = 1) -> list[str]:
    """The problems of a body, as place and code."""
    return [
        f"{one.place.line}:{one.place.column} {one.code}"
        for one in read_markdown(markdown, "a.md", first_line)[2]
    ]


def told(markdown: str) -> str:
    """The only problem of a body, whole."""
    (problem,) = read_markdown(markdown, "a.md")[2]
    return str(problem)


def references(markdown: str) -> list[tuple[str, str, str, str]]:
    """What a body names: (kind, target, words, line:column)."""
    return [
        (one.names, one.target, one.words, f"{one.place.line}:{one.place.column}")
        for one in read_markdown(markdown, "a.md")[1]
    ]


# --- references ---


@pytest.mark.parametrize(
    ("markdown", "reference"),
    [
        ("{fact:bins}", ("fact", "bins", "", "1:1")),
        ("Hơn {fact:bins} thùng", ("fact", "bins", "", "1:5")),
        ("{doc:57-NQ/TW}", ("doc", "57-NQ/TW", "", "1:1")),
        ("{doc:NQ 57|Nghị quyết 57}", ("doc", "NQ 57", "Nghị quyết 57", "1:1")),
        (r"{doc:NQ57\|Nghị quyết}", ("doc", "NQ57", "Nghị quyết", "1:1")),
        ("{term: kerb | the kerbs }", ("term", "kerb", "the kerbs", "1:1")),
        ("{date:2025-03}", ("date", "2025-03", "", "1:1")),
        ("({source:001})", ("source", "001", "", "1:2")),
        ("## The {term:kerb} {#s-a}", ("term", "kerb", "", "1:8")),
        ("| a | {fact:b} |\n|---|---|\n| c | d |", ("fact", "b", "", "1:7")),
        ("| a |\n|---|\n| {doc:X|y} |", ("doc", "X", "y", "3:3")),
        ('!!! note "About {term:x}"\n    Text', ("term", "x", "", "1:17")),
        ("[^1]: See {source:r1}.", ("source", "r1", "", "1:11")),
        ("**{fact:b}**", ("fact", "b", "", "1:3")),
        ("Term\n:   {fact:b}", ("fact", "b", "", "2:5")),
        ("{doc:X|`code` words}", ("doc", "X", "`code` words", "1:1")),
        ("{fact:}", ("fact", "", "", "1:1")),
    ],
)
def test_a_reference_is_read_with_its_place(
    markdown: str, reference: tuple[str, str, str, str]
) -> None:
    assert references(markdown) == [reference]
    assert problems(markdown) == []


def test_several_references_part_a_line_and_nothing_is_lost() -> None:
    body, found, _ = read_markdown("a {fact:b}{fact:c} d\ne {date:2025}", "a.md", 7)
    b, c, e = found
    assert body.segments == ("a ", b, c, " d\ne ", e)
    assert [str(one.place) for one in found] == ["a.md:7:3", "a.md:7:11", "a.md:8:3"]


@pytest.mark.parametrize(
    "code",
    [
        "`{fact:bins}`",
        "a `x {fact:bins} y` b",
        "``{fact:bins} ` still``",
        "```\n{fact:bins}\n```\n",
        "~~~ python\n{fact:bins}\n\n<b>\n## No heading\n[a](b)\n~~~\n",
        "````\n```\n{fact:bins}\n```\n````\n",
    ],
)
def test_code_is_left_alone(code: str) -> None:
    body, found, wrong = read_markdown(code, "a.md")
    assert (body.segments, body.headings, found, wrong) == ((code,), (), (), ())


def test_after_code_reading_goes_on() -> None:
    assert references("```\n{fact:a}\n```\n{fact:b}") == [("fact", "b", "", "4:1")]
    assert references("`{fact:a}` {fact:b}") == [("fact", "b", "", "1:12")]


def test_an_escaped_back_quote_opens_no_code() -> None:
    assert references(r"\`{fact:a}\`") == [("fact", "a", "", "1:3")]
    assert problems(r"\`{fact:a}\`") == []


def test_an_escaped_brace_opens_no_reference() -> None:
    assert references(r"\{fact:a}") == []
    assert problems(r"\{fact:a}") == []


@pytest.mark.parametrize("braces", ["{}", "{a}", "{1:2}", "*x*{: lang=vi }", "x{ }y"])
def test_other_braces_are_text(braces: str) -> None:
    assert (references(braces), problems(braces)) == ([], [])


@pytest.mark.parametrize("name", ["figure", "Fact", "instrument", "page", "facts"])
def test_an_unknown_kind_of_reference_is_told(name: str) -> None:
    names = "fact, doc, term, date, source, number"
    assert told(f"See {{{name}:bins}}") == (
        f'a.md:1:5 reference-unknown: expected one of {names}, found "{name}"'
    )


@pytest.mark.parametrize(
    ("markdown", "place"),
    [
        ("See {fact:bins", "1:5"),
        ("{fact :bins}", "1:1"),
        ("{doc:57-NQ/TW|Nghị\nquyết}", "1:1"),
        (r"{fact:a\_b}", "1:1"),
        ("{term:a|{b}}", "1:1"),
    ],
)
def test_a_reference_that_is_not_whole_is_told(markdown: str, place: str) -> None:
    assert problems(markdown) == [f"{place} reference-invalid"]


@pytest.mark.parametrize(
    ("markdown", "code"),
    [
        ("`open\nand closed`", ["1:1 code-open", "2:11 code-open"]),
        ("an open ` sign", ["1:9 code-open"]),
        ("```\nnever closed {fact:a}\n", ["1:1 fence-open"]),
        ("```\nx\n~~~\n", ["1:1 fence-open"]),
        ("```python title\nx\n```\n", ["1:1 fence-invalid", "3:1 fence-open"]),
        ('!!! note "A"\n    ```\n    x\n    ```\n', ["2:1 fence-invalid", "4:1 fence-invalid"]),
    ],
)
def test_code_that_would_swallow_the_rest_is_told(markdown: str, code: list[str]) -> None:
    assert problems(markdown) == code


def test_code_in_three_back_quotes_on_one_line_opens_no_fence() -> None:
    assert references("```a``` is code\n{fact:b}") == [("fact", "b", "", "2:1")]
    assert problems("```a``` is code\n{fact:b}") == []


# --- links ---


@pytest.mark.parametrize(
    "markdown",
    [
        "[a](https://x.example)",
        '[a](https://x.example "A title")',
        "[a](<https://x.example/b>)",
        "[a](mailto:a@x.example)",
        "[a](tel:+84156)",
        "[a](page:guides/sweep)",
        "[a](#s-here)",
        "[a][b]\n\n[b]: https://x.example",
        '[a][b]\n\n  [b]: <https://x.example> "Title"',
        "<https://x.example>",
        "<mailto:a@x.example>",
        "A note.[^1]\n\n[^1]: Anything goes: here.",
        "Attention ![^1]\n\n[^1]: n",
        "[1] (not a link)",
        "Ghi chú [1]: chữ thường",
        "`[a](javascript:b)`",
    ],
)
def test_links_that_are_allowed_pass(markdown: str) -> None:
    assert problems(markdown) == []


@pytest.mark.parametrize(
    "target",
    [
        *(
            "javascript:alert(1",
            "JAVASCRIPT:alert",
            "JaVaScRiPt:x",
            "vbscript:x",
            "data:text/html,x",
        ),
        *("//evil.example", "http://x.example", "HTTPS://x.example", "ftp://x.example"),
        *("../guides/sweep.md", "guides/sweep", "/vi/", "sweep.md", "?q=1", r"\javascript:x"),
        *("&#106;avascript:x", "java%0ascript:x", "page", "page:", "page:#s-a", "file:///etc/x"),
    ],
)
def test_any_other_link_is_refused(target: str) -> None:
    for markdown, place in (
        (f"[a]({target})", Place("a.md", 1, 5)),
        (f"[a](<{target}>)", Place("a.md", 1, 6)),
        (f'[a]( {target} "Title")', Place("a.md", 1, 6)),
        (f"[a][b]\n\n[b]: {target}", Place("a.md", 3, 6)),
    ):
        refused = [one for one in read_markdown(markdown, "a.md")[2] if one.code == "link-refused"]
        assert [(one.place, one.found) for one in refused] == [(place, f'"{target}"')]


def test_a_link_without_a_target_is_refused() -> None:
    assert problems("[a]()") == ["1:5 link-refused"]
    assert problems("[a](\njavascript:x)") == ["1:5 link-refused"]


def test_a_link_to_no_host_is_refused() -> None:
    expected = "1:5 link-refused: expected a whole address, found"
    assert told("[a](https://)") == f'a.md:{expected} "https://"'
    assert told("[a](https:/x.example)") == f'a.md:{expected} "https:/x.example"'
    assert problems("[a](https://x.example/b)") == []


def test_a_refused_link_says_what_is_allowed() -> None:
    assert told("See [a](http://x.example)") == (
        "a.md:1:9 link-refused: expected a link that starts with "
        + ", ".join(SCHEMES)
        + ', found "http://x.example"'
    )


def test_a_definition_whose_target_is_on_the_next_line_is_refused() -> None:
    assert problems("[a][b]\n\n[b]:\n  javascript:x") == ["3:5 link-refused"]


def test_links_to_keys_are_references_with_anchors() -> None:
    _, found, _ = read_markdown("[a](page:guides/x#s-b) [c](page:d) [e](#s-f)", "a.md")
    assert found == (
        Reference(Names.PAGE, "guides/x", Place("a.md", 1, 5), anchor="s-b"),
        Reference(Names.PAGE, "d", Place("a.md", 1, 28)),
        Reference(Names.PAGE, "", Place("a.md", 1, 40), anchor="s-f"),
    )


def test_references_come_in_the_order_of_the_text() -> None:
    found = references("[a](page:x) {fact:b} [c](page:d)\n{fact:e}")
    assert [target for _, target, _, _ in found] == ["x", "b", "d", "e"]


# --- HTML and images ---


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("a <b>bold</b>", ["<b", "</b"]),
        ("<script>alert(1)", ["<script"]),
        ("<SCRIPT src=x", ["<SCRIPT"]),
        ("<img onerror=x>", ["<img"]),
        ("<svg/onload=x>", ["<svg/onload=x"]),
        ("<!-- a comment -->", ["<!--"]),
        ("<!DOCTYPE html>", ["<!DOCTYPE"]),
        ("<?php", ["<?php"]),
        ("</p>", ["</p"]),
        ("<javascript:x>", ["<javascript:x"]),
        ("<http://x.example>", ["<http://x.example"]),
        ("<https:x onclick=y>", ["<https:x"]),
        ("| <br> |", ["<br"]),
    ],
)
def test_html_is_refused(markdown: str, found: list[str]) -> None:
    refused = [one for one in read_markdown(markdown, "a.md")[2] if one.code == "html-refused"]
    assert [one.found for one in refused] == [f'"{one}"' for one in found]
    assert refused[0].place.column == markdown.index(found[0]) + 1


@pytest.mark.parametrize(
    "markdown", ["a < b", "<5", "a <= b", "1<2", "<3", "< b", "a << b", "x <- y", "`<b>`", "&lt;b>"]
)
def test_a_sign_less_than_is_fine(markdown: str) -> None:
    assert problems(markdown) == []


def test_images_are_refused() -> None:
    assert told("Look: ![a](https://x.example/y.png)") == (
        'a.md:1:7 image-refused: expected text: images are not supported yet, found "!["'
    )


# --- headings ---


def test_headings_have_levels_anchors_texts_and_places() -> None:
    body, _, wrong = read_markdown(
        "## One {#s-one}\n\n### Two  {#s-two}\n\n## T {: #s-t }\n", "a.md"
    )
    assert not wrong
    assert body.headings == (
        Heading(2, "s-one", Place("a.md", 1)),
        Heading(3, "s-two", Place("a.md", 3)),
        Heading(2, "s-t", Place("a.md", 5)),
    )


@pytest.mark.parametrize(
    ("markdown", "code"),
    [
        ("# One {#s-one}", ["1:1 heading-level"]),
        ("### Three {#s-a}", ["1:1 heading-level"]),
        ("## Two {#s-a}\n#### Four {#s-b}", ["2:1 heading-level"]),
        ("## 2 {#s-a}\n### 3 {#s-b}\n#### 4 {#s-c}\n##### 5 {#s-d}", ["4:1 heading-level"]),
        ("## One", ["1:1 anchor-missing"]),
        ("## One {#one}", ["1:1 anchor-missing"]),
        ("## One {#s-Đ}", ["1:1 anchor-missing"]),
        ("## One{#s-one}", ["1:1 anchor-missing"]),
        ("##", ["1:1 anchor-missing"]),
        ("## A {#s-a}\n## B {#s-b}\n## C {#s-a}", ["3:1 anchor-twice"]),
        ("#hashtag", ["1:1 heading-level", "1:1 anchor-missing"]),
        ("##Tight {#s-a}", []),
        ("## Closed {#s-a} ##", []),
        ("Title\n=====", ["2:1 heading-underlined"]),
        ("Title\n---\n", ["2:1 heading-underlined"]),
        ("Text\n\n---\n\nText", []),
        ("| a\n---", ["2:1 heading-underlined"]),
        ("| a |\n|---|", []),
        ('!!! note "A"\n    ## B {#s-b}', ["2:5 heading-inside"]),
        ("- a\n\n    ### B", ["3:5 heading-inside"]),
        ("- ## A", ["1:3 heading-inside"]),
        ("12. #A", ["1:5 heading-inside"]),
        ("> ## A", ["1:3 heading-inside"]),
        ("[^1]: ## A", ["1:7 heading-inside"]),
        ("| # | a |\n|---|---|", []),
        (r"\# no heading", []),
        ("C# and #5", []),
        ("```\n# comment\n```", []),
    ],
)
def test_headings_are_checked(markdown: str, code: list[str]) -> None:
    assert problems(markdown) == code


def test_a_missing_anchor_is_proposed() -> None:
    assert "an authored anchor such as {#s-cac-buoc}, found none" in told("## Các bước")


# --- callouts ---


@pytest.mark.parametrize("kind", CALLOUTS)
def test_a_callout_has_a_type_and_a_title(kind: str) -> None:
    choices = "    - [x] A\n    - [ ] B\n\n" if kind == "quiz" else ""
    assert problems(f'!!! {kind} "Title"\n{choices}    Text') == []


@pytest.mark.parametrize(
    ("markdown", "code"),
    [
        ('!!! danger "A"', ["callout-unknown"]),
        ("!!! note", ["callout-untitled"]),
        ('!!! note ""', ["callout-untitled"]),
        ('!!! note " "', ["callout-untitled"]),
        ("!!! step Install the application", ["callout-untitled"]),
        ('!!! note "A" and more', ["callout-untitled"]),
        ('!!! note"A"', ["callout-untitled"]),
        ("!!!", ["callout-unknown", "callout-untitled"]),
        ('!!!  note "A"', ["callout-unknown", "callout-untitled"]),
        ('- a\n\n    !!! bad "A"', ["callout-unknown"]),
        ('!!!note "A"', []),
        ('!!! note "Say "hello""', []),
    ],
)
def test_callouts_are_checked(markdown: str, code: list[str]) -> None:
    assert [one.partition(" ")[2] for one in problems(markdown)] == code


# --- paragraphs ---


@pytest.mark.parametrize(
    ("markdown", "count"),
    [
        ("", 0),
        ("One", 1),
        ("One\nstill one\n\nTwo\n \nThree\n", 3),
        ("**Bold** one\n\n*Italic* two\n\n{fact:a} three\n\n[a](page:b) four", 4),
        ("## Heading {#s-a}\n\nText", 1),
        ("- a\n- b\n\n* c\n\n1. d\n\n12. e", 0),
        ("| a |\n|---|\n\n> quoted\n\n---\n\n[^1]: note", 0),
        ('!!! note "A"\n    Text\n\n    More text', 0),
        ("```\na\n\nb\n```\n\nText", 1),
    ],
)
def test_paragraphs_at_the_margin_are_counted(markdown: str, count: int) -> None:
    assert read_markdown(markdown, "a.md")[0].paragraphs == count


# --- whatever comes ---

MARKS = st.text(alphabet="abé #!`~[](){}<>:|*_-=\\\"'^&/\n\t1.{fact", max_size=200)


@given(MARKS | st.text(max_size=200))
def test_no_text_is_too_much_and_every_place_is_in_the_file(text: str) -> None:
    body, found, wrong = read_markdown(text, "a.md", 5)
    lines = text.split("\n")
    places = [
        *(one.place for one in wrong),
        *(one.place for one in found),
        *(one.place for one in body.headings),
    ]
    for place in places:
        assert 5 <= place.line < 5 + len(lines)
        assert 1 <= place.column <= len(lines[place.line - 5]) + 1


@given(MARKS)
def test_without_references_a_body_is_the_text(text: str) -> None:
    body, _, _ = read_markdown(text, "a.md")
    if not any(isinstance(one, Reference) for one in body.segments):
        assert "".join(str(one) for one in body.segments) == text


def test_the_digest_of_a_body_tells_its_text_and_where_that_stands() -> None:
    ways = [("Words", "a.md", 1), ("Other", "a.md", 1), ("Words", "b.md", 1), ("Words", "a.md", 2)]
    digests = [read_markdown(*one)[0].digest for one in (*ways, *ways)]
    assert len(set(digests)) == len(ways)
