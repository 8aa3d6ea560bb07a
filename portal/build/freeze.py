"""Every target of the app as a file; the published folder changes when all are there and right."""

import shutil
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask
from flask_frozen import Freezer

from portal.build.audit import audit
from portal.build.manifest import write_manifest
from portal.build.packing import pack
from portal.model.place import Problem
from portal.web.app import targets
from portal.web.state import EXTENSION, State

Progress = Callable[[int, int], None]
"""Told how many targets are frozen, of how many."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What came of freezing.

    Attributes:
        pages: How many pages there are in each language, by its code.
        problems: What the audit found; where there is any, nothing was published.
    """

    pages: Counter[str]
    problems: tuple[Problem, ...]


class OutputRefusedError(Exception):
    """A folder that cannot be published in, or must not be: other people's files stay."""


def freeze(app: Flask, output: Path, progress: Progress, *, packed: bool = False) -> Frozen:
    """Freeze an app.

    Everything is written and audited beside the published folder, which is replaced at the end:
    a build that fails or is stopped leaves the last good one as it was.

    Args:
        app: The app.
        output: The folder to publish in; it is made if it is not there. Of a link, the folder
            it leads to is replaced, and the link stays.
        progress: Told after each target.
        packed: Whether texts get packed forms beside them, for hosts that know of them.

    Raises:
        OutputRefusedError: The folder holds something that no build of ours made, is the one the
            command runs in, or cannot be written.
    """
    state: State = app.extensions[EXTENSION]
    with _refusing(output), _beside(output.resolve()) as scratch:
        pages = _write(app, scratch, progress)
        problems = audit(scratch, urlsplit(state.base_url).path)
        if not problems:
            if packed:
                pack(scratch)
            write_manifest(scratch)
            _switch(scratch, output.resolve())
    return Frozen(pages, problems)


@contextmanager
def _refusing(output: Path) -> Iterator[None]:
    """Say of a folder what is against it, before it is touched or when the disk does."""
    there = output.resolve()
    if Path.cwd().is_relative_to(there):
        expected = "a folder other than the one the command runs in, which is replaced"
        raise OutputRefusedError(f"{output}: expected {expected}")
    try:
        if not _is_ours(there):
            raise OutputRefusedError(f"{output}: expected an empty folder or a site built before")
        yield
    except OSError as error:
        expected = "a folder that can be written"
        raise OutputRefusedError(f"{output}: expected {expected}, found {error}") from error


def _is_ours(output: Path) -> bool:
    """Whether nobody else's files are lost: nothing is there yet, or a site frozen before."""
    if not output.is_dir():
        return not output.exists()
    is_site = (output / "404.html").is_file() and (output / "assets").is_dir()
    return is_site or not any(output.iterdir())


@contextmanager
def _beside(output: Path) -> Iterator[Path]:
    """A folder on the same disk as the output, gone afterwards whatever happens."""
    output.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    scratch.chmod(0o755)  # mkdtemp keeps everybody else out, a web server included
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _write(app: Flask, folder: Path, progress: Progress) -> Counter[str]:
    app.config.update(FREEZER_DESTINATION=str(folder.resolve()), FREEZER_REMOVE_EXTRA_FILES=False)
    freezer = Freezer(app, with_static_files=False, with_no_argument_rules=False, log_url_for=False)
    every = targets(app)
    freezer.register_generator(lambda: ((one.endpoint, one.values) for one in every))
    pages: Counter[str] = Counter()
    state: State = app.extensions[EXTENSION]
    codes = {language.code for language in state.site.languages}
    with warnings.catch_warnings():
        # A forgotten endpoint or a file name that contradicts its type is a broken site.
        warnings.simplefilter("error")
        for done, page in enumerate(freezer.freeze_yield(), 1):
            code = page.url.strip("/").partition("/")[0]
            if code in codes and page.url.endswith("/"):
                pages[code] += 1
            progress(done, len(every))
    return pages


def _switch(scratch: Path, output: Path) -> None:
    """Put the new folder in the place of the old one, and the old one back if that fails."""
    old = Path(f"{scratch}.old")
    if output.exists():
        output.replace(old)
    try:
        scratch.replace(output)
    except BaseException:  # a person may stop it here, too
        if old.exists():
            old.replace(output)
        raise
    shutil.rmtree(old, ignore_errors=True)
