"""A content folder into a Site and all its Problems."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar

from portal.model.language import Language
from portal.model.page import Page
from portal.model.place import Problem
from portal.model.site import Site
from portal.reading.charts import read_chart
from portal.reading.commitments import read_commitment, read_owner
from portal.reading.disagreements import read_disagreement
from portal.reading.events import read_body, read_event
from portal.reading.files import read_file
from portal.reading.pages import key_of, read_page
from portal.reading.register_pages import pages_of_disagreements, with_commitments
from portal.reading.registers import (
    Context,
    Entry,
    read_fact,
    read_instrument,
    read_register,
    read_source,
    read_term,
)
from portal.reading.site_file import read_site
from portal.reading.text import decode
from portal.reading.values import Fields, Report

E = TypeVar("E", bound=Entry)


Item = TypeVar("Item")
Reading = Callable[[str, str], tuple[tuple[Item, ...], Sequence[Problem]]]
"""Reads the text of a file, which an editor would name so: what it holds, and its problems."""


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """What one file says by itself: its page or its entries, and what is wrong with it."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Kept:
    """What the files of a folder said when they were read, for whoever reads it again and again.

    Attributes:
        parts: The parts, by their paths; those of files that have changed are to be dropped.
        languages: The languages that they were read in.
    """

    parts: dict[str, Part[Any]] = field(default_factory=dict)
    languages: tuple[Language, ...] = ()


@dataclass(slots=True)
class _Loading:
    """A folder while it is being read."""

    folder: Path
    kept: Kept
    problems: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)

    def name(self, file: Path) -> str:
        """A file as an editor would name it: relative to where the command runs, if it can be."""
        here = Path.cwd()
        return str(file.relative_to(here) if file.is_relative_to(here) else file)

    def items(
        self, below: str, ending: str, read: Callable[[str], Reading[Item]]
    ) -> Iterator[Item]:
        """What the files of a folder hold, file by file; those that are kept are not read.

        Args:
            below: The folder.
            ending: How the names of its files end.
            read: What reads the file of a name, which is told from `below`.
        """
        top = str(self.folder / below)
        for file in _files(top, ending):
            part = self.kept.parts.get(file)
            if part is None:
                part = self.kept.parts[file] = self.part(Path(file), read(_below(file, top)))
            self.problems.extend(part.problems)
            if part.problems and not part.items:
                self.lost.add(below)
            yield from part.items

    def part(self, file: Path, read: Reading[Item]) -> Part[Item]:
        """What a file says; nothing where it cannot be read, which is a problem."""
        name = self.name(file)
        raw = read_file(file, self.folder, name)
        if isinstance(raw, Problem):
            return Part((), (raw,))
        text, problems = decode(raw, name)
        items, others = ((), ()) if text is None else read(text, name)
        return Part(items, (*problems, *others))


def _below(file: str, folder: str) -> str:
    """A file as its key would name it."""
    return file[len(folder) + 1 :].replace(os.sep, "/")


def _files(folder: str, ending: str) -> list[str]:
    """The files of a folder and what is named like one, in an order that no file system decides."""
    names = (
        f"{place}{os.sep}{name}"
        for place, folders, files in os.walk(folder)
        for name in (*folders, *files)
        if name.endswith(ending)
    )
    return sorted(names)


def load(folder: Path, kept: Kept | None = None) -> tuple[Site | None, tuple[Problem, ...]]:
    """Read a content folder.

    Args:
        folder: The folder that holds `site.yaml`.
        kept: What its files said before, which are not read again; it is filled with all others.

    Returns:
        The site, or None where `site.yaml` alone makes it impossible, and every problem found.
    """
    loading = _Loading(folder, kept or Kept())
    described = loading.part(folder / "site.yaml", _site)
    loading.problems.extend(described.problems)
    if not described.items:
        return None, tuple(loading.problems)
    (site,) = described.items
    languages = site.languages
    if loading.kept.languages != languages:  # of which every other file is read
        loading.kept.parts.clear()
        loading.kept.languages = languages
    entries = partial(_register, loading, languages)
    disagreements = entries("disagreements", read_disagreement, "a disagreement")
    commitments = entries("commitments", read_commitment, "a commitment")
    written = (with_commitments(page, commitments) for page in _pages(loading, languages))
    made = pages_of_disagreements(disagreements.values(), languages)
    site = replace(
        site,
        pages=_ordered((*written, *made), languages),
        sources=entries("sources", read_source, "a source"),
        instruments=entries("instruments", read_instrument, "an instrument"),
        facts=entries("facts", read_fact, "a fact"),
        terms=entries("terms", read_term, "a term"),
        events=entries("events", read_event, "an event"),
        bodies=entries("bodies", read_body, "a body"),
        disagreements=disagreements,
        owners=entries("owners", read_owner, "an owner"),
        commitments=commitments,
        charts=entries("charts", read_chart, "a chart"),
    )
    lost = loading.lost.difference(one.code for one in languages)  # of a page nothing is unknown
    return replace(site, lost=tuple(sorted(lost))), tuple(loading.problems)


def _site(text: str, name: str) -> tuple[tuple[Site, ...], Sequence[Problem]]:
    report = Report(name)
    site = read_site(text, report)
    return (site,) if site else (), report.problems


def _register(
    loading: _Loading,
    languages: Sequence[Language],
    name: str,
    read: Callable[[Fields, Context], E],
    what: str,
) -> Mapping[str, E]:
    def read_entries(text: str, path: str) -> tuple[tuple[E, ...], Sequence[Problem]]:
        report = Report(path)
        return read_register(text, report, languages, read, what), report.problems

    entries: dict[str, E] = {}
    for entry in loading.items(name, ".yaml", lambda _: read_entries):
        if entry.id in entries:
            expected = f"{what} with an id of its own"
            found = f"{entry.id} at {entries[entry.id].place} too"
            loading.problems.append(Problem(entry.place, "id-twice", expected, found))
        entries[entry.id] = entry
    return dict(sorted(entries.items()))


def _pages(loading: _Loading, languages: Sequence[Language]) -> Iterator[Page]:
    for language in languages:
        yield from loading.items(language.code, ".md", partial(_page_reader, language))


def _page_reader(language: Language, file: str) -> Reading[Page]:
    key = key_of(PurePosixPath(file))

    def read(text: str, path: str) -> tuple[tuple[Page, ...], Sequence[Problem]]:
        page, problems = read_page(text, path, key, language)
        return (page,) if page else (), problems

    return read


def _ordered(pages: Iterable[Page], languages: Sequence[Language]) -> tuple[Page, ...]:
    order = {language.code: place for place, language in enumerate(languages)}
    return tuple(sorted(pages, key=lambda page: (page.key, order[page.language.code])))
