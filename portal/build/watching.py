"""A site that notes what it is asked, so that whatever is made of it tells what it is made of.

A question is a text that the site of a later build can be asked again; while all answers to what a
page asked are the same, the page is the same. Pages are handed out as heads: what a body says is a
question of its own, so that a link to a page does not depend on its text.
"""

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from contextlib import contextmanager
from dataclasses import fields
from functools import cached_property
from hashlib import blake2b
from typing import Any

from portal.model.body import Body
from portal.model.commitment import Commitment, Owner
from portal.model.disagreement import Disagreement
from portal.model.event import Event
from portal.model.language import Language
from portal.model.page import Body as Text
from portal.model.page import Page
from portal.model.register import Fact, Instrument, Source, Term
from portal.model.site import Site

GONE = ""
"""The fingerprint of an answer that can no longer be given."""

_SIZE = 12
"""Bytes of a fingerprint: no two of a billion answers are taken for one another by chance."""
_BETWEEN = "\t"
"""Parts the words of a question; it is in no name, id or address."""
_OWN = ("body", "references")
"""The fields of a page that are questions of their own."""
_HEAD = tuple(one.name for one in fields(Page) if one.name not in (*_OWN, "kind"))
_PURE = {"address": "addresses"}
"""Methods that need but one field of the site, which is what is heard instead of each call."""
_REGISTERS: Mapping[type, str] = {
    Body: "bodies",
    Commitment: "commitments",
    Disagreement: "disagreements",
    Event: "events",
    Fact: "facts",
    Instrument: "instruments",
    Owner: "owners",
    Source: "sources",
    Term: "terms",
}


def fingerprint(text: str | bytes) -> str:
    """What tells one text from all others."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return blake2b(raw, digest_size=_SIZE).hexdigest()


class Witness:
    """Answers for a site and keeps what was asked.

    It has whatever a Site has, and is handed to what takes one.

    Attributes:
        heard: The questions that were asked, each with the fingerprint of its answer.
    """

    def __init__(self, site: Site) -> None:
        """Remember the site; it never changes, so each question is answered once."""
        self.heard: dict[str, str] = {}
        self._site = site
        self._told: dict[str, str] = {}
        self._answers: dict[str, Any] = {}
        self._heads: dict[int, str] = {}
        self._registers: dict[str, _Register] = {}

    @contextmanager
    def listening(self) -> Iterator[dict[str, str]]:
        """Collect what is asked meanwhile; whoever listens outside hears it, too."""
        outside, self.heard = self.heard, {}
        try:
            yield self.heard
        finally:
            outside.update(self.heard)
            self.heard = outside

    def state(self, question: str, told: str) -> None:
        """Let a question stand for something that is made of the site as a whole."""
        self._told[question], self._answers[question] = told, None

    def __getattr__(self, name: str) -> Any:  # whatever a Site has
        """A register, a method or a field of the site, which notes that it is used."""
        if name in _PURE:
            self.ask(_PURE[name])
            return getattr(self._site, name)
        value = getattr(self._site, name)
        if isinstance(value, Mapping):
            return self._registers.setdefault(name, _Register(self, name, value))
        if callable(value):
            return lambda *args: self.ask(_BETWEEN.join((name, *map(_named, args))))
        return self.ask(name)

    def ask(self, question: str) -> Any:
        """Answer a question, and keep that it was asked."""
        if question not in self._answers:
            answer = self._answer(question)
            self._told[question] = self._told_of(answer)
            self._answers[question] = self._handed_out(answer)
        self.heard[question] = self._told[question]
        return self._answers[question]

    def told(self, question: str) -> str:
        """The fingerprint of the answer to a question, asked by nobody; GONE without answer."""
        if question not in self._told:
            try:
                self._told[question] = self._told_of(self._answer(question))
            except (AttributeError, LookupError, TypeError):  # asked of other content
                self._told[question] = GONE
        return self._told[question]

    def _answer(self, question: str) -> Any:
        name, *args = question.split(_BETWEEN)
        if name in _OWN:
            return getattr(self._meant(args[0]), name)
        value = getattr(self._site, name)
        if isinstance(value, Mapping):
            return value.get(args[0]) if args else value
        answer = value(*map(self._meant, args)) if callable(value) else value
        return tuple(answer) if isinstance(answer, Iterator) else answer

    def _meant(self, named: str) -> Any:
        """What an argument of a question names.

        Raises:
            LookupError: The site no longer has it.
        """
        sort, _, name = named.partition(":")
        if sort == "page":
            return self._pages[name]
        if sort == "language":
            return self._languages[name]
        return name if sort == "text" else getattr(self._site, sort)[name]

    @cached_property
    def _pages(self) -> Mapping[str, Page]:
        return {f"{one.language.code}:{one.key}": one for one in self._site.pages}

    @cached_property
    def _languages(self) -> Mapping[str, Language]:
        return {one.code: one for one in self._site.languages}

    def _told_of(self, answer: object) -> str:
        return fingerprint(self._text(answer))

    def _text(self, value: object) -> str:
        """An answer as a text, the same in every process; of a page its head alone.

        What is kept is kept of the same code, so that what a text was read as need not be told.
        """
        if isinstance(value, Page):
            if id(value) not in self._heads:
                head = [value.kind.name, *(getattr(value, name) for name in _HEAD)]
                self._heads[id(value)] = fingerprint(repr(head))
            return self._heads[id(value)]
        if isinstance(value, Text):
            return value.digest or repr(value)
        if isinstance(value, tuple):
            return f"({', '.join(map(self._text, value))})"
        if isinstance(value, frozenset):
            return f"{{{', '.join(sorted(map(repr, value)))}}}"
        return repr(value)

    def _handed_out(self, answer: Any) -> Any:
        if isinstance(answer, Page):
            return _WatchedPage.of(answer, self.ask)
        if isinstance(answer, tuple) and any(isinstance(one, Page) for one in answer):
            return tuple(map(self._handed_out, answer))
        return answer


def _named(argument: object) -> str:
    """An argument as it stands in a question."""
    match argument:
        case str():
            return f"text:{argument}"
        case Page():
            return f"page:{argument.language.code}:{argument.key}"
        case Language():
            return f"language:{argument.code}"
        case _:
            return f"{_REGISTERS[type(argument)]}:{argument.id}"  # type: ignore[attr-defined]


class _Register(Mapping[str, Any]):
    """A register: who asks for an entry depends on it, who goes through it on all."""

    def __init__(self, witness: Witness, name: str, entries: Mapping[str, Any]) -> None:
        self._witness = witness
        self._name = name
        self._entries = entries

    def __getitem__(self, key: str) -> Any:
        entry = self._witness.ask(f"{self._name}{_BETWEEN}{key}")
        if entry is None:
            raise KeyError(key)
        return entry

    def __iter__(self) -> Iterator[str]:
        self._witness.ask(self._name)
        return iter(self._entries)

    def __len__(self) -> int:
        self._witness.ask(self._name)
        return len(self._entries)

    def values(self) -> ValuesView[Any]:
        self._witness.ask(self._name)
        return self._entries.values()

    def items(self) -> ItemsView[str, Any]:
        self._witness.ask(self._name)
        return self._entries.items()


class _WatchedPage(Page):
    """A page that notes when its body is read, or what the body names."""

    __slots__ = ("_ask",)
    _ask: Callable[[str], Any]

    @classmethod
    def of(cls, page: Page, ask: Callable[[str], Any]) -> "_WatchedPage":
        """The same page, watched."""
        watched = object.__new__(cls)
        object.__setattr__(watched, "_ask", ask)
        for one in _HEAD:
            object.__setattr__(watched, one, getattr(page, one))
        object.__setattr__(watched, "kind", page.kind)
        return watched

    @property
    def body(self) -> Any:
        return self._ask(f"body{_BETWEEN}{_named(self)}")

    @property
    def references(self) -> Any:
        return self._ask(f"references{_BETWEEN}{_named(self)}")
