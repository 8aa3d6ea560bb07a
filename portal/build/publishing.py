"""The published folder: what may be written there, and the change from one site to the next."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from portal.build.ledger import File


class OutputRefusedError(Exception):
    """A folder that cannot be published in, or must not be: other people's files stay."""


@contextmanager
def refusing(output: Path) -> Iterator[None]:
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
def beside(output: Path) -> Iterator[Path]:
    """A folder on the same disk as the output, gone afterwards whatever happens."""
    output.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    scratch.chmod(0o755)  # mkdtemp keeps everybody else out, a web server included
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def file_in(folder: Path, name: str) -> File:
    """What tells the state of a file that has just been written."""
    path = folder / name
    stat = path.stat()
    return File(name, stat.st_size, stat.st_mtime_ns, _digest(path))


def taken_over(file: File, published: Path, scratch: Path) -> bool:
    """Take a file of the published site over to the next one.

    Returns:
        Whether it was there, as it was written: nobody has touched it since, or its bytes are the
        same nevertheless.
    """
    there, here = published / file.name, scratch / file.name
    try:
        stat = there.stat()
        is_same = (stat.st_size, stat.st_mtime_ns) == (file.size, file.modified)
        if not is_same and _digest(there) != file.digest:
            return False
        _link(there, here)
    except OSError:
        return False
    return True


def _link(there: Path, here: Path) -> None:
    """Let a file have a second name; where a disk cannot, a copy."""
    here.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(there, here)
    except OSError:
        shutil.copy2(there, here)


def _digest(path: Path) -> str:
    return blake2b(path.read_bytes(), digest_size=16).hexdigest()


def switch(scratch: Path, output: Path) -> None:
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
