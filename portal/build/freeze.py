"""Every target of the app as a file; the published folder changes when all are there and right."""

import warnings
from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask_frozen import Freezer, MissingURLGeneratorWarning

from portal.build.asking import asking
from portal.build.audit import ids_of
from portal.build.auditing import audit_site, with_sources
from portal.build.keeping import Keep, if_possible
from portal.build.ledger import File, Piece
from portal.build.manifest import write_manifest
from portal.build.memory import Memory
from portal.build.packing import pack
from portal.build.publishing import begin_with_spare, beside, keep_only, refusing, switch
from portal.build.sharing import shared_out
from portal.build.timing import Timings
from portal.build.writing import NewFolder
from portal.model.place import Problem
from portal.web.app import targets
from portal.web.state import EXTENSION, State
from portal.web.targets import Target

Progress = Callable[[int, int], None]
"""Told how many targets are frozen, of how many."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What came of freezing.

    Attributes:
        pages: How many pages there are in each language, by its code.
        problems: What the audit found; where there is any, nothing was published.
        made: How many files were made; all others were taken over.
    """

    pages: Counter[str]
    problems: tuple[Problem, ...]
    made: int = 0


def freeze(
    app: Flask,
    output: Path,
    progress: Progress,
    memory: Memory | None = None,
    *,
    packing: Keep | None = None,
    jobs: int = 1,
    timings: Timings | None = None,
) -> Frozen:
    """Freeze an app.

    Everything is written and audited beside the published folder, which is replaced at the end:
    a build that fails or is stopped leaves the last good one as it was.

    Args:
        app: The app.
        output: The folder to publish in; it is made if it is not there. Of a link, the folder
            it leads to is replaced, and the link stays.
        progress: Told after each target.
        memory: What the last build made of what, of the site that the app has; without it
            everything is made.
        packing: Where it is kept what was packed; without it no text gets packed forms beside it.
        jobs: How many processes may write at the same time.
        timings: Where it is noted what each phase took.

    Raises:
        OutputRefusedError: The folder holds something that no build of ours made, is the one the
            command runs in, or cannot be written.
    """
    state: State = app.extensions[EXTENSION]
    published, phase = output.resolve(), (timings or Timings()).phase
    with refusing(output), beside(published) as scratch:
        with phase("index"):
            every = {_name(one): one for one in targets(app)}
        with phase("take over"):
            kept = _taken_over(every, published, scratch, memory)
            stale = {name: one for name, one in every.items() if name not in kept}
        # Closed before the folder goes: whoever writes in it has to have stopped.
        with phase("write"), closing(_made(app, stale, scratch, memory, jobs)) as making:
            made = list(_counted(progress, len(kept), len(every), making))
        files = {*kept.values(), *made}
        with phase("audit"):
            stands = memory and _is_all_there(files, made, published, scratch, memory)
            problems = audit_site(scratch, state.base_url, {*made} if stands else None)
        digests = dict(memory.digests()) if memory else {}
        if not problems and packing:
            with phase("pack"):
                digests |= pack(scratch, published, packing, jobs)
        if not problems:
            with phase("publish"):
                _publish(scratch, published, digests, memory)
    return Frozen(_pages(files, state), with_sources(problems, state.site), len(made))


def _counted(progress: Progress, kept: int, total: int, made: Iterable[str]) -> Iterator[str]:
    """The files as they are made, each told."""
    if kept:
        progress(kept, total)
    for done, file in enumerate(made, kept + 1):
        yield file
        progress(done, total)


def _publish(
    scratch: Path, published: Path, digests: Mapping[str, str], memory: Memory | None
) -> None:
    write_manifest(scratch, digests)  # as they were made: what has rotted since, differs
    switch(scratch, published)
    if memory:
        with if_possible(memory.keep.say):
            memory.remember()


def _name(target: Target) -> str:
    return "\t".join((target.endpoint, *target.values.values()))


def _taken_over(
    names: Iterable[str], published: Path, scratch: Path, memory: Memory | None
) -> dict[str, str]:
    """The files of the published site that would be written the same again, by their targets."""
    if memory is None:
        return {}
    begin_with_spare(scratch, published)
    files = {name: memory.taken_over(name, published, scratch) for name in names}
    kept = {name: file.name for name, file in files.items() if file}
    keep_only(frozenset(kept.values()), scratch)
    return kept


def _made(
    app: Flask, stale: Mapping[str, Target], folder: Path, memory: Memory | None, jobs: int
) -> Generator[str, None, None]:
    """Write some targets in several processes; gives the names of their files."""

    def work(names: Sequence[str]) -> Iterator[tuple[str, str, Piece | None]]:
        part = {name: stale[name] for name in names}
        for name, file in zip(part, _written(app, part, folder, memory), strict=True):
            yield name, file, memory.now.pieces[name] if memory else None

    with closing(shared_out(list(stale), work, jobs)) as results:
        for name, file, piece in results:
            if memory and piece:
                memory.now.note(name, *piece)
            yield file


class _Freezer(Freezer):  # type: ignore[misc]  # Frozen-Flask publishes no types
    """Frozen-Flask's, told the folder: from the settings it takes it three times for each file."""

    root = NewFolder(Path())


def _written(
    app: Flask, stale: Mapping[str, Target], folder: Path, memory: Memory | None
) -> Iterator[str]:
    """Write some targets in their order; gives the names of their files."""
    app.config.update(FREEZER_REMOVE_EXTRA_FILES=False)
    freezer = _Freezer(
        app, with_static_files=False, with_no_argument_rules=False, log_url_for=False
    )
    freezer.root = NewFolder(folder)
    freezer.register_generator(lambda: ((one.endpoint, one.values) for one in stale.values()))
    frozen = freezer.freeze_yield()
    with asking(app), warnings.catch_warnings():
        # A file name that contradicts its type is a broken site; no endpoint is forgotten already.
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", MissingURLGeneratorWarning)
        for name in stale:
            with _noting(name, memory) as noted:
                next(frozen)
                noted.append(freezer.root.last)
            yield freezer.root.last.name


def _noting(name: str, memory: Memory | None) -> AbstractContextManager[list[File]]:
    return memory.noting(name) if memory else nullcontext([])


def _is_all_there(
    files: Collection[str], made: Iterable[str], published: Path, scratch: Path, memory: Memory
) -> bool:
    """Whether whatever a page taken over may lead to is there still: every file, every id.

    Where most pages are made, nobody asks: to read what they were takes longer than to read all.
    """
    before, pages = memory.files(), [name for name in made if name.endswith(".html")]
    # Pieces of the search index are named by what they hold, and no page leads to them.
    gone = {name for name in before - set(files) if not name.startswith("search/")}
    return (
        bool(before)
        and not gone
        and 2 * len(pages) < sum(name.endswith(".html") for name in files)
        and all(
            _keeps_its_ids(published / name, scratch / name) for name in pages if name in before
        )
    )


def _keeps_its_ids(before: Path, now: Path) -> bool:
    """Whether a page has every id that it had; nobody knows of one that is gone from the folder."""
    try:
        return ids_of(before) <= ids_of(now)
    except OSError:
        return False


def _pages(files: Iterable[str], state: State) -> Counter[str]:
    """How many pages there are in each language, by its code."""
    codes = {language.code for language in state.site.languages}
    folders = (name.partition("/")[0] for name in files if name.endswith("index.html"))
    return Counter(one for one in folders if one in codes)
