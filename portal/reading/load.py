"""A content folder into a Site and all its Problems."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

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


@dataclass(slots=True)
class Loading:
    """A folder while it is being read."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)

    def name(self, file: Path) -> str:
        """A file as an editor would name it: relative to where the command runs, if it can be."""
        here = Path.cwd()
        return str(file.relative_to(here) if file.is_relative_to(here) else file)

    def text(self, file: Path) -> str | None:
        """A file's text; None for one that cannot be read, which is a problem."""
        name = self.name(file)
        raw = read_file(file, self.folder, name)
        if isinstance(raw, Problem):
            self.problems.append(raw)
            return None
        text, problems = decode(raw, name)
        self.problems.extend(problems)
        return text

    def files(self, below: Path, pattern: str) -> Iterator[Path]:
        """The files of a folder, in an order that no file system decides."""
        return iter(sorted(below.rglob(pattern), key=lambda file: file.as_posix()))


def load(folder: Path) -> tuple[Site | None, tuple[Problem, ...]]:
    """Read a content folder.

    Args:
        folder: The folder that holds `site.yaml`.

    Returns:
        The site, or None where `site.yaml` alone makes it impossible, and every problem found.
    """
    loading = Loading(folder)
    file = folder / "site.yaml"
    report = Report(loading.name(file))
    text = loading.text(file)
    site = None if text is None else read_site(text, report)
    loading.problems.extend(report.problems)
    if site is None:
        return None, tuple(loading.problems)
    disagreements = _register(
        loading, "disagreements", site.languages, read_disagreement, "a disagreement"
    )
    commitments = _register(loading, "commitments", site.languages, read_commitment, "a commitment")
    written = (with_commitments(page, commitments) for page in _pages(loading, site.languages))
    made = pages_of_disagreements(disagreements.values(), site.languages)
    site = replace(
        site,
        pages=_ordered((*written, *made), site.languages),
        sources=_register(loading, "sources", site.languages, read_source, "a source"),
        instruments=_register(
            loading, "instruments", site.languages, read_instrument, "an instrument"
        ),
        facts=_register(loading, "facts", site.languages, read_fact, "a fact"),
        terms=_register(loading, "terms", site.languages, read_term, "a term"),
        events=_register(loading, "events", site.languages, read_event, "an event"),
        bodies=_register(loading, "bodies", site.languages, read_body, "a body"),
        disagreements=disagreements,
        owners=_register(loading, "owners", site.languages, read_owner, "an owner"),
        commitments=commitments,
        charts=_register(loading, "charts", site.languages, read_chart, "a chart"),
    )
    return site, tuple(loading.problems)


def _register(
    loading: Loading,
    name: str,
    languages: Sequence[Language],
    read: Callable[[Fields, Context], E],
    what: str,
) -> Mapping[str, E]:
    entries: dict[str, E] = {}
    for file in loading.files(loading.folder / name, "*.yaml"):
        report = Report(loading.name(file))
        text = loading.text(file)
        for entry in read_register(text or "", report, languages, read, what):
            if entry.id in entries:
                found = f"{entry.id} at {entries[entry.id].place} too"
                report.add(entry.place, "id-twice", f"{what} with an id of its own", found)
            entries[entry.id] = entry
        loading.problems.extend(report.problems)
    return dict(sorted(entries.items()))


def _pages(loading: Loading, languages: Sequence[Language]) -> Iterator[Page]:
    for language in languages:
        yield from _pages_in(loading, language)


def _ordered(pages: Iterable[Page], languages: Sequence[Language]) -> tuple[Page, ...]:
    order = {language.code: place for place, language in enumerate(languages)}
    return tuple(sorted(pages, key=lambda page: (page.key, order[page.language.code])))


def _pages_in(loading: Loading, language: Language) -> Iterator[Page]:
    folder = loading.folder / language.code
    for file in loading.files(folder, "*.md"):
        text = loading.text(file)
        if text is None:
            continue
        key = key_of(PurePosixPath(file.relative_to(folder).as_posix()))
        page, problems = read_page(text, loading.name(file), key, language)
        loading.problems.extend(problems)
        if page is not None:
            yield page
