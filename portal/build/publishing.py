"""The published folder: what may be written there, and the change from one site to the next."""

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from portal.build.exchange import exchange
from portal.build.keeping import Say
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
    scratch = Path(tempfile.mkdtemp(prefix=_passing(output), dir=output.parent))
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
        Whether it was there, as it was written.
    """
    there, here = f"{published}/{file.name}", f"{scratch}/{file.name}"
    try:
        if not is_as_it_was(file, published):
            return False
        if not _is_one(there, here):
            _link(there, here)
    except OSError:
        return False
    return True


def is_as_it_was(file: File, folder: Path) -> bool:
    """Whether nobody has touched a file since, or its bytes are the same nevertheless.

    Raises:
        OSError: It is not there, or cannot be read.
    """
    path = f"{folder}/{file.name}"  # a Path for each of ten thousand takes as long as the disk
    stat = os.stat(path)  # noqa: PTH116
    is_same = (stat.st_size, stat.st_mtime_ns) == (file.size, file.modified)
    return is_same or _digest(Path(path)) == file.digest


def _is_one(there: str, here: str) -> bool:
    """Whether two names are of one file; to ask takes a tenth of what to give it one takes."""
    try:
        return os.path.samefile(there, here)  # noqa: PTH121
    except FileNotFoundError:
        return False


def _link(there: str, here: str) -> None:
    """Let a file have a second name, whatever had it before; where a disk cannot, a copy."""
    try:
        os.link(there, here)
    except FileExistsError:
        os.unlink(here)  # noqa: PTH108
        _link(there, here)
    except OSError:  # mostly for want of the folder
        Path(here).parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(there, here)
        except OSError:
            shutil.copy2(there, here)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def begin_with_spare(scratch: Path, output: Path) -> None:
    """Let an empty folder be the site before the one before, of which most stands in the next.

    To link ten thousand files and to remove ten thousand takes longer than to see that they are
    the published ones already.
    """
    with suppress(OSError):  # mostly for want of it: no build needs it
        spare(output).replace(scratch)


def keep_only(names: Collection[str], folder: Path) -> None:
    """Remove all other files of a folder, and what folders hold none then."""
    top = str(folder)
    for place, _, files in os.walk(top, topdown=False):
        below = f"{place}/"[len(top) + 1 :]
        for name in files:
            if below + name not in names:
                os.unlink(f"{place}/{name}")  # noqa: PTH108
        if below:
            with suppress(OSError):  # there is something in it
                os.rmdir(place)  # noqa: PTH106


def switch(scratch: Path, output: Path) -> None:
    """Put the new folder in the place of the old one, which is kept as the one before.

    Whoever stops it, and when, finds a whole site: in the output, or with `recover` in a moment.
    """
    if output.exists() and exchange(scratch, output):
        _keep(scratch, output)
    elif output.exists():
        _keep(output, output)
        try:
            scratch.replace(output)
        except BaseException:  # a person may stop it here, too
            before(output).replace(output)
            raise
    else:
        scratch.replace(output)


def _keep(folder: Path, output: Path) -> None:
    """Keep a folder as the site before, that as the spare one; never half of one is called so."""
    with beside(output) as gone:
        with suppress(FileNotFoundError):
            spare(output).replace(gone / "site")
        with suppress(FileNotFoundError):
            before(output).replace(spare(output))
        folder.replace(before(output))


def roll_back(output: Path, say: Say) -> None:
    """Let the published site and the one before change places.

    Args:
        output: The folder the site is published in.
        say: Told what had to be mended.

    Raises:
        OutputRefusedError: There is none before, or the disk refuses.
    """
    published = output.resolve()
    with alone(output, say), refusing(output), beside(published) as aside:
        if not before(published).is_dir():
            raise OutputRefusedError(f"{output}: expected a site published before, found none")
        if not exchange(before(published), published):
            before(published).replace(aside / "site")
            switch(aside / "site", published)


@contextmanager
def alone(output: Path, say: Say) -> Iterator[None]:
    """Keep other builds away from a published folder, and mend what one left that was stopped.

    Args:
        output: The folder the site is published in.
        say: Told what had to be mended.

    Raises:
        OutputRefusedError: Another build is at work, or the disk refuses.
    """
    published = output.resolve()
    with refusing(output):
        published.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(published.with_name(f".{published.name}-lock"), blocking=False)
        try:
            lock.acquire()
        except Timeout as error:
            expected = "no other build at work on it; try again when that has ended"
            raise OutputRefusedError(f"{output}: expected {expected}") from error
    try:
        with refusing(output):
            _mend(published, say)
        yield
    finally:
        lock.release()


def _mend(output: Path, say: Say) -> None:
    if not output.exists() and before(output).is_dir():
        before(output).replace(output)
        say(f"{output}: put back, for a build was stopped when it had moved it aside")
    for left in sorted(output.parent.glob(f"{_passing(output)}*")):
        _remove(left)
        say(f"{left}: removed; a build that was stopped had left it")


def _remove(path: Path) -> None:
    """Remove whatever has a name: a folder, a file, a link, a pipe."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def before(output: Path) -> Path:
    """Where the site is kept that was published before this one."""
    return output.with_name(f".{output.name}-before")


def spare(output: Path) -> Path:
    """Where the site before that one is kept, for the next build to begin with."""
    return output.with_name(f".{output.name}-spare")


def _passing(output: Path) -> str:
    """How the names begin of folders that no build leaves behind unless it is killed."""
    return f".{output.name}-passing-"
