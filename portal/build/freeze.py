"""Every target of the app as a file; the published folder changes when all of them are there."""

import shutil
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask_frozen import Freezer

from portal.web.app import targets
from portal.web.state import EXTENSION, State

Progress = Callable[[int, int], None]
"""Told how many targets are frozen, of how many."""


def freeze(app: Flask, output: Path, progress: Progress) -> Counter[str]:
    """Freeze an app.

    Everything is written beside the published folder, which is replaced at the end: a build that
    fails or is stopped leaves the last good one as it was.

    Args:
        app: The app.
        output: The folder to publish in; it is made if it is not there.
        progress: Told after each target.

    Returns:
        How many pages there are in each language, by its code.

    Raises:
        NotOursError: The folder holds something that no build of ours made.
    """
    refuse_strangers(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    with _beside(output) as scratch:
        pages = _write(app, scratch, progress)
        _switch(scratch, output)
    return pages


class NotOursError(Exception):
    """A folder that holds other people's files is never replaced."""


def refuse_strangers(output: Path) -> None:
    """Refuse a folder that is neither empty nor a site frozen before."""
    if not output.exists() or (output.is_dir() and not any(output.iterdir())):
        return
    if not (output.is_dir() and (output / "404.html").is_file() and (output / "assets").is_dir()):
        raise NotOursError(f"{output}: expected an empty folder or a site built before")


@contextmanager
def _beside(output: Path) -> Iterator[Path]:
    """A folder on the same disk as the output, gone afterwards whatever happens."""
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
    except OSError:
        if old.exists():
            old.replace(output)
        raise
    shutil.rmtree(old, ignore_errors=True)
