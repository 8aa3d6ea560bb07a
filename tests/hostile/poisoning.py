"""A content folder with poison in every field of every kind of page and of every register.

What has to be in the folder is told by those who read it: each field they ask for, each kind of
page there is. So whoever adds a field finds it tried here, or is told to put it in.
"""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from portal.model.place import Problem, Severity
from portal.reading.checks import check
from portal.reading.load import load
from tests.conftest import EXAMPLE

POISONS = (
    "\"'&<b class=poison onclick=x></script></style></title>--><![CDATA[{{x*x}}{% raw %}]]>\\",
    "\"'&<b class=poison onclick=x></script></style></title>--><![CDATA[]]>\\",
    "\"'><script>x()</script>",
    "\" ' & < > --> ]]> %}\\",
)
"""What is added to a text: the first of them that it may hold."""
# Not a sign that pages give a meaning, as the dot between two links.
_SIGNS = str.maketrans(dict.fromkeys("\"'&<>={}()*%![]/;\\", "¤"))


def harmless(text: str) -> str:
    """A text without signs of poison, as long as it is, so that nothing else changes."""
    return text.translate(_SIGNS)


SITE = """
publisher:
  official: true
  name: {en: The Council, vi: Hội đồng, ar: المجلس}
  contact: mailto:hall@town.example
"""
HEAD = """---
title: Sweep better
nav: Sweeping
lead: An aim, steps, questions.
as-of: 2025-03
checked: 2026-11-21
sources: [r1]
instruments: [rule-7]
related: [guides/sweep]
official: [{name: Town Hall, url: "https://hall.example"}]
---
"""
QUIZ = """
!!! quiz "Is it so?"
    - [x] Yes
    - [ ] No

    It is so.
"""
LESSON = f"""{HEAD}
## Aim {{#s-aim}}

You sweep.

## Steps {{#s-steps}}

!!! step "Begin"
    With a broom.

## Check yourself {{#s-check}}
{QUIZ * 5}
## For whoever leads {{#s-leader}}

1. First
2. Then

- [The parks](page:topics/parks)

> Said by all.

You need
:   A broom.

Say *this*, **always**, with `brooms`, at [the hall](https://hall.example/x?a=b&c=d).
"""
ADDRESSES = """\
  lessons: {en: lessons, vi: bai, ar: durus}
  questions: {en: questions, vi: hoi, ar: asila}
  plain: {en: plain, vi: p, ar: p}
"""
SECTION = """---
title: A section
lead: Of pages.
groups: [{{title: Some, pages: [{pages}]}}]
---

What there is.
"""
ADDED = {
    "en/lessons/better.md": LESSON,
    "en/lessons/index.md": SECTION.format(pages="lessons/better"),
    "en/questions/when.md": f"{HEAD}\nOn Mondays.\n",
    "en/questions/index.md": SECTION.format(pages="questions/when"),
    "en/plain.md": "---\ntitle: Plain\nlead: A page.\n---\n\nSaid plainly.\n",
    "bodies/more.yaml": "hall: {name: {en: Hall, vi: Nhà, ar: قاعة}, "
    "says: {en: Old., vi: Cũ., ar: قديم.}, sources: [{source: r1, article: Art. 1}]}\n",
    "sources/more.yaml": "r9: {title: T, publisher: P, language: en, published: 2025, "
    'url: "https://a.example/?a=b&c"}\n',
    "instruments/more.yaml": "rule-8: {number: 8-X, aliases: [8X], status: in-force, "
    "in-force: 2025, page: rule-7, name: {en: Rule 8, vi: Luật 8, ar: القاعدة 8}}\n",
    "terms/more.yaml": "shed:\n"
    "  en: {term: shed, definition: A hut., also: [hut]}\n"
    "  vi: {term: nhà kho, definition: Nhà nhỏ., also: [kho]}\n"
    "  ar: {term: كوخ, definition: كوخ صغير.}\n"
    "  review: true\n  everyday: true\n",
}
REPLACED = (
    ("code: en,", "code: en, first-of-month: d MMMM y, numbered: [Rule],"),
    ("addresses:\n", f"addresses:\n{ADDRESSES}"),
)


def whole_site(folder: Path) -> Path:
    """The example, and besides whatever it lacks of kinds and fields."""
    content = Path(shutil.copytree(EXAMPLE, folder))
    text = (content / "site.yaml").read_text(encoding="utf-8")
    for old, new in REPLACED:
        assert old in text
        text = text.replace(old, new, 1)
    (content / "site.yaml").write_text(text + SITE, encoding="utf-8")
    for name, text in ADDED.items():
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    return content


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text in a content file: a value of YAML, or a line of Markdown.

    Attributes:
        file: The name of the file.
        field: What it is, with the names of the fields it is in: "official/name".
        start: Where it starts in the file, in characters.
        end: Where it ends.
        line: Its line, from 1.
        column: Its column, from 1.
        value: The text, as it is read.
    """

    file: str
    field: str
    start: int
    end: int
    line: int
    column: int
    value: str

    def with_poison(self, poison: str) -> str:
        """How it is written with poison added; in Markdown before whatever marks end a line."""
        if self.field != "body":
            return json.dumps(self.value + poison, ensure_ascii=False)
        at = re.search(r'(?: \{#[^{}]*\}| \||")?$', self.value)
        return self.value[: at.start()] + poison + self.value[at.start() :] if at else self.value


def leaves(content: Path) -> Iterator[Leaf]:
    """Every text of a content folder."""
    for file in sorted(content.rglob("*.*")):
        name, text = file.relative_to(content).as_posix(), file.read_text(encoding="utf-8")
        if file.suffix == ".yaml":
            yield from _of_yaml(name, text, 0, 1)
        elif file.suffix == ".md":
            head, body = text[4:].split("\n---\n", 1)
            yield from _of_yaml(name, head, 4, 2)
            start, line = len(text) - len(body), head.count("\n") + 4
            for number, words in enumerate(body.split("\n")):
                if re.search(r"\w", words):
                    yield Leaf(name, "body", start, start + len(words), line + number, 1, words)
                start += len(words) + 1


def _of_yaml(name: str, text: str, offset: int, first_line: int) -> Iterator[Leaf]:
    def walk(node: yaml.Node, field: str) -> Iterator[Leaf]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                yield from walk(value, f"{field}/{key.value}")
        elif isinstance(node, yaml.SequenceNode):
            for one in node.value:
                yield from walk(one, field)
        else:
            at, end = node.start_mark, node.end_mark.index
            yield Leaf(
                *(name, field.strip("/"), at.index + offset, end + offset),
                *(at.line + first_line, at.column + 1, node.value),
            )

    if root := yaml.compose(text, Loader=yaml.SafeLoader):
        yield from walk(root, "")


def write(content: Path, texts: dict[Leaf, str], *, keep: bool = True) -> None:
    """Add something to texts, or write it in their place."""
    files: dict[str, list[Leaf]] = {}
    for leaf in texts:
        files.setdefault(leaf.file, []).append(leaf)
    for name, inside in files.items():
        text = (content / name).read_text(encoding="utf-8")
        for leaf in sorted(inside, key=lambda one: one.start, reverse=True):
            words = leaf.with_poison(texts[leaf]) if keep else json.dumps(texts[leaf])
            text = text[: leaf.start] + words + text[leaf.end :]
        (content / name).write_text(text, encoding="utf-8")


def errors(content: Path) -> list[Problem]:
    """What keeps a content folder from being published."""
    site, problems = load(content)
    every = (*problems, *(check(site) if site else ()))
    return sorted({one for one in every if one.severity is Severity.ERROR})


def poisoned(content: Path) -> dict[Leaf, str]:
    """Poison every text that takes any; gives what was added to each.

    Whatever takes none is told, with its place; all that is told is to blame on such a text.
    """
    every = list(leaves(content))
    shared = [leaf for leaf in every if leaf.file == "site.yaml"]  # of which all others hang
    added = _poisoned(content, shared, {})
    return _poisoned(content, [leaf for leaf in every if leaf not in shared], added)


def _poisoned(content: Path, among: list[Leaf], before: dict[Leaf, str]) -> dict[Leaf, str]:
    """Poison some texts besides others."""
    clean = {leaf.file: (content / leaf.file).read_text(encoding="utf-8") for leaf in among}
    left = {leaf: list(POISONS) for leaf in among}
    while True:
        for name, text in clean.items():
            (content / name).write_text(text, encoding="utf-8")
        added = {leaf: poisons[0] for leaf, poisons in left.items() if poisons}
        write(content, added)
        wrong = errors(content)
        if not wrong:
            return {**before, **added}
        now = dict(zip(among, _now(content, among), strict=True))
        blamed = {leaf for one in wrong for leaf in _blamed(one, content, added, now)}
        assert blamed, wrong
        for leaf in blamed:
            left[leaf].pop(0)


def _blamed(
    problem: Problem, content: Path, added: dict[Leaf, str], now: dict[Leaf, Leaf]
) -> list[Leaf]:
    """The texts that a problem is about: a name that others know, or what stands there."""
    gone = [leaf for leaf in added if problem.found == f'"{leaf.value}"']
    return gone or [leaf for leaf in added if _is_about(problem, content, now[leaf])]


def _is_about(problem: Problem, content: Path, leaf: Leaf) -> bool:
    """Whether a problem is about a text, by its place or by what was found."""
    is_there = problem.place.path == str(content / leaf.file)
    is_there = is_there and problem.place.line == leaf.line
    is_at = is_there and (leaf.field == "body" or problem.place.column == leaf.column)
    return is_at or problem.found == f'"{leaf.value}"'


def _now(content: Path, among: list[Leaf]) -> list[Leaf]:
    """The same texts where they stand by now."""
    files = {leaf.file for leaf in among}
    return [leaf for leaf in leaves(content) if leaf.file in files]
