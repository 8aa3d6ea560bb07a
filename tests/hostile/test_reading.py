"""Whatever stands in a content file is read or told with a place; what is read is shown escaped."""

import re
from collections.abc import Callable
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from portal.model.kinds import Key
from portal.model.place import Problem
from portal.model.site import Site
from portal.reading.checks import check
from portal.reading.commitments import read_commitment, read_owner
from portal.reading.disagreements import read_disagreement
from portal.reading.events import read_body, read_event
from portal.reading.pages import read_page
from portal.reading.registers import (
    read_fact,
    read_instrument,
    read_register,
    read_source,
    read_term,
)
from portal.reading.site_file import read_site
from portal.reading.text import decode
from portal.reading.values import Report
from portal.rendering.converter import Labels, render
from tests.builders import EN, a_fact, a_page, a_site, a_term, an_instrument
from tests.conftest import EXAMPLE
from tests.hostile.words import texts

PAGES, FILES = 5000, 3000
"""How many pages and how many files of YAML are tried."""

many = partial(settings, deadline=None, suppress_health_check=[HealthCheck.too_slow])

HARMLESS = {"href", "id", "class", "lang", "dir", "title", "role", "value", "tabindex", "start"}
HARMLESS |= {"aria-labelledby", "type", "scope", "datetime"}


class Seen(HTMLParser):
    """What a browser would make of HTML that is not meant to be there."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style", "img", "iframe", "b", "svg", "input", "form"}:
            self.bad.append(tag)
        for name, value in attrs:
            scheme = (value or "").partition(":")[0].strip().lower()
            if name not in HARMLESS or (name == "href" and scheme in {"javascript", "data"}):
                self.bad.append(f"{name}={value}")


def assert_told(problems: tuple[Problem, ...], path: str, raw: bytes) -> None:
    """Every problem has a place that is there, and can be printed on one line."""
    lines = len(re.split(rb"\r\n|\r|\n", raw))
    for one in problems:
        assert one.place.path == path
        assert 1 <= one.place.line <= lines + 1  # the end of YAML is on the line behind it
        assert one.place.column >= 1
        assert re.sub("[\u00a0\u202f\u2000-\u200a\u3000\u1680\u205f]", "", str(one)).isprintable()


@many(max_examples=PAGES)
@given(head=texts, body=texts)
@example(head="", body="1. " * 400)
@example(head="", body="## a" + " " * 4000 + "x")
@example(head="", body="{fact:" + " " * 4000)
def test_a_page_is_told_or_shown_without_harm(head: str, body: str) -> None:
    raw = f"---\ntitle: A\nlead: B\n{head}\n---\n{body}\n".encode("utf-8", "surrogatepass")
    text, told = decode(raw, "about.md")
    assert_told(told, "about.md", raw)
    if text is None:
        return
    page, problems = read_page(text, "about.md", Key("about"), EN)
    assert_told(problems, "about.md", raw)
    if page is None:
        return
    site = a_site(
        a_page("index"), page, facts=[a_fact()], terms=[a_term()], instruments=[an_instrument()]
    )
    if (
        not told
        and not problems
        and not [one for one in check(site) if one.place.path == "about.md"]
    ):
        assert Seen(render(page, site, EN, Labels("{}", "{}")).html).bad == []


READERS: dict[str, Callable[..., object]] = {
    "sources": read_source,
    "instruments": read_instrument,
    "facts": read_fact,
    "terms": read_term,
    "events": read_event,
    "bodies": read_body,
    "disagreements": read_disagreement,
    "owners": read_owner,
    "commitments": read_commitment,
}
REGISTERS = tuple(sorted(EXAMPLE.glob("*/*.yaml")))


@many(max_examples=FILES)
@given(data=st.data(), words=texts)
def test_a_register_or_the_site_file_is_told_wherever_it_is_spoilt(
    example_site: Site, data: st.DataObject, words: str
) -> None:
    file = data.draw(st.sampled_from((EXAMPLE / "site.yaml", *REGISTERS)))
    text, start, end = _cut(file, data)
    raw = (text[:start] + words + text[end:]).encode("utf-8", "surrogatepass")
    decoded, told = decode(raw, file.name)
    assert_told(told, file.name, raw)
    if decoded is None:
        return
    report = Report(file.name)
    if file.parent == EXAMPLE:
        read_site(decoded, report)
    else:
        read = READERS[file.parent.name]
        read_register(decoded, report, example_site.languages, read, "an entry")  # type: ignore[type-var]
    assert_told(tuple(report.problems), file.name, raw)


def _cut(file: Path, data: st.DataObject) -> tuple[str, int, int]:
    """A file and the span of one word or value in it."""
    text = file.read_text(encoding="utf-8")
    spans = [found.span() for found in re.finditer(r"[^\s{}\[\],:]+|(?<=: ).+", text)]
    return text, *data.draw(st.sampled_from(spans))


LAUGHS = "\n".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9 if i else '1')}]" for i in range(12))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: " + "[" * 900 + "]" * 900, "yaml-excessive"),
        ("a: &a [*a]", "yaml-excessive"),
        (LAUGHS, "yaml-excessive"),
        ("a: *b", "yaml-syntax"),
        ('a: "\\0"', "character-refused"),
        ('a: "\\u202e"', "character-refused"),
    ],
)
def test_yaml_that_is_a_trap_is_told(text: str, code: str) -> None:
    report = Report("a.yaml")
    report.parse(text)
    assert [one.code for one in report.problems] == [code]
