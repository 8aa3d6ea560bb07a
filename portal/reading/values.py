"""YAML read field by field into typed values; mistakes are collected, never raised.

`yaml.compose` keeps the line and column of every value, which is why content is YAML.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from typing import TypeVar

import yaml

from portal.model.partial_date import PartialDate
from portal.model.place import Place, Problem
from portal.reading.text import UNSEEN, unseen

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

NO_DATE = PartialDate(1)
"""What stands in for a date that was reported as a problem; it is never published."""
LONGEST_SHOWN = 80
DEEPEST = 20
"""Levels of YAML; content needs less than half."""
MOST_NODES = 500_000
"""Values in one file of YAML, each counted as often as an alias repeats it."""
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # five times as fast where it is built
_FOLDED = re.compile(r"[ \t\r\n]+")  # not `split()`, which folds spaces that do not break too
_OWN_TAGS, _RUNNING_TAGS = "tag:yaml.org,2002:", "tag:yaml.org,2002:python/"
_NOTHING = "tag:yaml.org,2002:null"
# `Decimal` reads more: 1_000, 1e5, Infinity; what it computes with has 28 digits.
_NUMBER = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,8})?")
_WHOLE = re.compile(r"https?://\w[^\s…]*")


_TAB = "found a tab character that violates indentation"
_SAID = {
    _TAB: "a tab where spaces indent",
    "found character that cannot start any token": "a sign that begins a text only in quotes",
    "mapping values are not allowed in this context": "a second colon, which needs quotes",
    "did not find expected key": "something after a closing quote, or a line further in or out",
    "found unexpected end of stream": "the end, and a quote still open",
}
"""What the reader of YAML says of the mistakes that people make, as people say it."""


def is_whole(url: str) -> bool:
    """Tell a whole address of the web: with a host, nothing left out, no white space."""
    return _WHOLE.fullmatch(url) is not None


class Report:
    """The problems of one file, and the way from YAML marks to places in it."""

    def __init__(self, path: str, *, first_line: int = 1) -> None:
        """Start a report.

        Args:
            path: The file as an editor would name it.
            first_line: The line of the file at which the YAML starts, from 1.
        """
        self.path = path
        self.problems: list[Problem] = []
        self._first_line = first_line

    def place(self, node: yaml.Node) -> Place:
        """Where a node starts."""
        return Place(self.path, node.start_mark.line + self._first_line, node.start_mark.column + 1)

    def add(self, place: Place, code: str, expected: str, found: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(place, code, expected, found))

    def parse(self, text: str) -> yaml.Node | None:
        """Compose YAML; a syntax error becomes a problem."""
        try:
            node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            place = Place(self.path, line + self._first_line, column + 1)
            is_tab = mark is not None and text[mark.index : mark.index + 1] == "\t"
            said = _TAB if is_tab else error.problem or "something else"
            self.add(place, "yaml-syntax", "valid YAML", _SAID.get(said, said))
            return None
        except yaml.YAMLError as error:  # of a sign that YAML refuses, it tells no line
            place = Place(self.path, self._first_line)
            self.add(place, "yaml-syntax", "valid YAML", str(error).partition("\n")[0])
            return None
        except RecursionError:  # the loader in Python; the other one counts for itself
            self._refuse_shape(Place(self.path, self._first_line))
            return None
        return node if node is None or self._is_plain(node) else None

    def _is_plain(self, root: yaml.Node) -> bool:
        """Tell whether YAML is no larger or deeper than what people write, each alias followed.

        By an escape a text has signs that no line of the file has: they are reported here, and
        become spaces.
        """
        left, seen = [(root, 1)], 0
        while left:
            node, depth = left.pop()
            seen += 1
            if depth > DEEPEST or seen > MOST_NODES:
                self._refuse_shape(self.place(node))
                return False
            if not node.tag.startswith(_OWN_TAGS) or node.tag.startswith(_RUNNING_TAGS):
                self.add(self.place(node), "yaml-tag", "a value without a tag", node.tag)
            if isinstance(node, yaml.ScalarNode):
                self._check_signs(node)
            elif isinstance(node, yaml.CollectionNode):
                left += ((one, depth + 1) for one in _inside(node))
        return True

    def _refuse_shape(self, place: Place) -> None:
        expected = f"at most {DEEPEST} levels and {MOST_NODES} values, aliases followed"
        self.add(place, "yaml-excessive", expected, "more")

    def _check_signs(self, node: yaml.ScalarNode) -> None:
        if not UNSEEN.search(node.value):  # most values
            return
        for sign in UNSEEN.finditer(node.value):
            self.problems.append(unseen(sign[0], self.place(node)))
        node.value = UNSEEN.sub(" ", node.value)


def _inside(node: yaml.CollectionNode) -> Iterable[yaml.Node]:
    """The names and values of a mapping, the items of a list."""
    return chain.from_iterable(node.value) if isinstance(node, yaml.MappingNode) else node.value


def shown(node: yaml.Node) -> str:
    """What stands at a node, for the end of "found …"."""
    if isinstance(node, yaml.ScalarNode):
        text = " ".join(node.value.split())
        short = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
        return f'"{short}"' if short else "nothing"
    return "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"


def _is_empty(node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return node.tag == _NOTHING or not node.value.strip()
    return not node.value


class Fields:
    """One YAML mapping: ask for its fields by name, then call `close`."""

    def __init__(self, node: yaml.Node | None, report: Report, what: str) -> None:
        """Open a mapping.

        Args:
            node: The node; anything but a mapping is reported.
            report: Where mistakes go.
            what: What the mapping describes, for messages: "a page's head".
        """
        self.report = report
        self.what = what
        self.place = report.place(node) if node else Place(report.path)
        self._names: dict[str, Place] = {}
        self._values: dict[str, yaml.Node] = {}
        self._asked: set[str] = set()
        is_lost = node is None and bool(report.problems)  # it is no YAML, which is told
        self._misread = is_lost or not isinstance(node, yaml.MappingNode | None)
        if isinstance(node, yaml.MappingNode):
            self._open(node)
        elif node is not None:
            report.add(self.place, "mapping-expected", f"the fields of {what}", shown(node))

    def _open(self, node: yaml.MappingNode) -> None:
        for name, value in node.value:
            place = self.report.place(name)
            if not isinstance(name, yaml.ScalarNode):
                self.report.add(place, "field-invalid", "the name of a field", shown(name))
                continue
            if name.value in self._values:
                self.report.add(place, "field-twice", f"{name.value} once", "it again")
            self._names[name.value] = place
            self._values[name.value] = value

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def names(self) -> Iterator[str]:
        """The names of the fields there are."""
        return iter(self._values)

    def node(self, name: str) -> yaml.Node | None:
        """The node of a field, which counts as asked for; None where it is absent or null."""
        self._asked.add(name)
        node = self._values.get(name)
        return None if node is None or node.tag == _NOTHING else node

    def place_of(self, name: str) -> Place:
        """Where a field's value stands; the mapping's own place where it is absent."""
        node = self._values.get(name)
        return self.report.place(node) if node else self.place

    def place_of_name(self, name: str) -> Place:
        """Where a field's name stands."""
        return self._names[name]

    def require(self, names: Iterable[str]) -> None:
        """Report every one of these fields that is absent or empty."""
        if self._misread:  # one mistake, one problem
            return
        for name in sorted(names):
            node = self._values.get(name)
            if node is None or _is_empty(node):
                found = "none" if node is None else "nothing in it"
                self.report.add(
                    self.place_of(name), "field-missing", f"the field {name} in {self.what}", found
                )

    def close(self) -> None:
        """Report every field nobody asked for: a misspelt name must not pass silently."""
        for name in self._values:
            if name not in self._asked:
                known = ", ".join(sorted(self._asked))
                place = self.place_of_name(name)
                self.report.add(place, "field-unknown", f"one of {known}", f"{name}")

    def text(self, name: str, *, longest: int = 0) -> str:
        """A field of plain text, on one line; "" where absent."""
        node = self.node(name)
        return read_text(node, self.report, name, longest=longest) if node else ""

    def date(self, name: str) -> datetime.date | None:
        """A field that is a whole date."""
        return self.parsed(name, _whole_date, "a date like 2026-05-31")

    def partial_date(self, name: str) -> PartialDate | None:
        """A field that is a year, a month or a day."""
        return self.parsed(name, PartialDate.parse, "a date like 2026, 2026-05 or 2026-05-31")

    def flag(self, name: str, *, default: bool) -> bool:
        """A field that is true or false."""
        said = self.parsed(name, {"true": True, "false": False}.__getitem__, "true or false")
        return default if said is None else said

    def choice(self, name: str, choices: type[E]) -> E | None:
        """A field that is one of a fixed set of words."""
        return self.parsed(name, choices, "one of " + ", ".join(choices))

    def parsed(self, name: str, parse: Callable[[str], T], expected: str) -> T | None:
        """A field that some function reads; where it cannot, what was expected is reported."""
        node = self.node(name)
        if node is None:
            return None
        try:
            return parse(node.value if isinstance(node, yaml.ScalarNode) else "")
        except (ValueError, KeyError):
            self.report.add(self.report.place(node), f"{name}-invalid", expected, shown(node))
            return None

    def items(self, name: str) -> tuple[yaml.Node, ...]:
        """The items of a field that is a list."""
        node = self.node(name)
        if node is None:
            return ()
        if isinstance(node, yaml.SequenceNode):
            return tuple(node.value)
        self.report.add(self.report.place(node), f"{name}-invalid", "a list", shown(node))
        return ()

    def ids(self, name: str) -> tuple[tuple[str, Place], ...]:
        """The items of a list of names, each with its place; those without a name are reported."""
        read = (
            (read_name(item, self.report, name), self.report.place(item))
            for item in self.items(name)
        )
        return tuple((text, place) for text, place in read if text)

    def mapping(self, name: str, what: str) -> "Fields | None":
        """A field that is itself a mapping."""
        node = self.node(name)
        return Fields(node, self.report, what) if node else None

    def mappings(self, name: str, what: str) -> Iterator["Fields"]:
        """The items of a list of mappings."""
        return (Fields(item, self.report, what) for item in self.items(name))


def read_text(node: yaml.Node, report: Report, name: str, *, longest: int = 0) -> str:
    """A scalar as text, its white space folded.

    Args:
        node: The node to read.
        report: Where mistakes go.
        name: The field's name, for messages.
        longest: The most characters it may have; 0 for any number.
    """
    if not isinstance(node, yaml.ScalarNode):
        report.add(report.place(node), f"{name}-invalid", "text", shown(node))
        return ""
    text = _FOLDED.sub(" ", node.value).strip()
    if longest and len(text) > longest:
        expected = f"at most {longest} characters"
        report.add(report.place(node), f"{name}-long", expected, f"{len(text)}")
    return text


def read_name(node: yaml.Node, report: Report, name: str) -> str:
    """A scalar that is not empty, as text."""
    if _is_empty(node):
        report.add(report.place(node), f"{name}-invalid", "text", "nothing")
        return ""
    return read_text(node, report, name)


def _whole_date(text: str) -> datetime.date:
    date = PartialDate.parse(text)  # `fromisoformat` reads more: 20260531, 2026-W22-7
    if date.day is None:
        raise ValueError(text)
    return date.first_day


def read_number(node: yaml.Node, report: Report, name: str) -> Decimal | None:
    """A scalar as an exact number."""
    if isinstance(node, yaml.ScalarNode) and _NUMBER.fullmatch(node.value):
        return Decimal(node.value)
    report.add(report.place(node), f"{name}-invalid", "a number like 17.5", shown(node))
    return None
