"""Articles in three languages with the same parts, recombined from our own pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bench import own
from bench.grown import grown
from portal.model.site import Site

SECTIONS = 6
"""Sections of an article, of 120 words each; with its table and lists some 780 words."""
_STRANGE = re.compile(r"[^\w\s.,;?!’]|[\d_]")
"""Signs that mean something in Markdown, and figures: in our content each has its source."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text with headings, paragraphs, a list, a table and links to its neighbours.

    Attributes:
        language: The code of its language.
        number: Its number, from 0.
        title: Its title.
        lead: A sentence of it.
        sections: Its sections: headings and texts.
        neighbours: The numbers of two other articles, which it links to.
    """

    language: str
    number: int
    title: str
    lead: str
    sections: tuple[tuple[str, str], ...]
    neighbours: tuple[int, int]

    @property
    def name(self) -> str:
        """The last part of its address."""
        return f"a-{self.number:05}"


def articles(site: Site, many: int) -> Iterator[Article]:
    """Write so many articles in each language of a site, from its pages."""
    for language in site.languages:
        passages = list(own.passages_of(site, language))
        parts = grown(passages, language.code, many * SECTIONS, queries=0).passages
        for number in range(many):
            own_parts = parts[number * SECTIONS : (number + 1) * SECTIONS]
            yield Article(
                language.code,
                number,
                f"{_plain(own_parts[0].title)[:70].strip()} {_letters(number)}",
                f"{_plain(own_parts[0].text)[:200].rpartition(' ')[0]}.",
                tuple(
                    (_plain(f"{language.name} {one.heading}")[:60].strip(), _parted(one.text))
                    for one in own_parts
                ),
                ((number + 1) % many, (number * 7 + 3) % many),
            )


def body(article: Article, link: str, *, anchors: bool) -> str:
    """An article as Markdown.

    Args:
        article: The article.
        link: How a link to another is written, {} standing for its name.
        anchors: Whether headings carry an anchor.
    """
    blocks = []
    for number, (heading, text) in enumerate(article.sections):
        blocks.append(f"## {heading}" + (f" {{#s-{number}}}" if anchors else ""))
        blocks.append(_marked(text))
        words = text.split()
        if number % 3 == 1:
            items = (f"- {words[0]} {' '.join(words[at : at + 9])}" for at in (1, 10, 19))
            blocks.append("\n".join(items))
        if number % 3 == 2:
            rows = (f"| {words[0]} {words[at]} | {words[at + 1]} |" for at in (2, 4, 6))
            blocks.append("\n".join((f"| {words[0]} | {words[8]} |", "|---|---|", *rows)))
    links = (f"[{article.title}]({link.format(f'a-{one:05}')})" for one in article.neighbours)
    return "\n\n".join((*blocks, ", ".join(links))) + "\n"


def _marked(text: str) -> str:
    """A text with some words strong and some stressed."""
    words = text.split()
    words[10:12] = [f"**{' '.join(words[10:12])}**"]
    words[30:32] = [f"*{' '.join(words[30:32])}*"]
    return " ".join(words)


def _parted(text: str) -> str:
    """A text with a comma after every few words.

    Six words in a row that two languages have in common, such as the name of a ministry, would
    count as left untranslated.
    """
    words = [word.rstrip(",") for word in _plain(text).split()]
    return ", ".join(" ".join(words[at : at + 5]) for at in range(0, len(words), 5))


def _plain(text: str) -> str:
    return " ".join(_STRANGE.sub(" ", text).split())


def _letters(number: int) -> str:
    """A number in letters, for figures need a source."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))
