"""What a search has to offer to be measured."""

import gzip
import resource
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.corpus import Passage


@dataclass(frozen=True, slots=True)
class Built:
    """What an index costs.

    Attributes:
        cpu: Seconds of computing, whatever the number of processes.
        packed: Bytes of its files, each as gzip -9 makes it.
        files: How many they are.
    """

    cpu: float
    packed: int
    files: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query was answered, and what it cost.

    Attributes:
        ids: The passages found, the best first.
        ms: Milliseconds of computing from the call to the list, where the system runs; those in
            which others had the processor do not count.
        fetched: Each file that the query made a browser fetch, with its bytes; none on a server.
    """

    ids: Sequence[str]
    ms: float
    fetched: Sequence[tuple[str, int]] = ()

    @property
    def bytes(self) -> int:
        """Bytes of all that was fetched."""
        return sum(size for _, size in self.fetched)


class System(ABC):
    """A search: it indexes passages once, and is then asked.

    Attributes:
        name: As the tables print it.
        in_browser: Whether it runs in the reader's browser, where bytes count.
        fetches_alike: Whether every first query fetches the same, so that a few tell its bytes.
    """

    name: str
    in_browser: bool = False
    fetches_alike: bool = False

    @abstractmethod
    def index(self, passages: Sequence[Passage], language: str, folder: Path) -> Built:
        """Index passages, in order of their pages, into an empty folder."""

    @abstractmethod
    def ask(self, query: str, limit: int) -> Asked:
        """Answer a query with so many passages at most."""

    def come_anew(self) -> None:
        """Ask from now on as a reader whose browser has fetched nothing yet."""
        return

    def close(self) -> None:
        """End what was started."""
        return


@contextmanager
def indexed(
    system: System, passages: Sequence[Passage], language: str
) -> Iterator[tuple[System, Built]]:
    """Let a system index passages into a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="bench-") as scratch:
        folder = Path(scratch) / "index"
        folder.mkdir()
        cost = system.index(passages, language, folder)
        try:
            yield system, cost
        finally:
            system.close()


class Stopwatch:
    """Counts seconds of computing, those of ended child processes included."""

    def __init__(self) -> None:
        self._start = _cpu()

    def read(self) -> float:
        """Return the seconds since it was made."""
        return _cpu() - self._start


def milliseconds() -> float:
    """Return how long this thread has computed."""
    return time.thread_time() * 1000


def built(cpu: float, folder: Path, ending: str = "*") -> Built:
    """Weigh the files of an index."""
    files = [file for file in folder.rglob(ending) if file.is_file()]
    return Built(cpu, sum(len(_gzipped(file.read_bytes())) for file in files), len(files))


TEXT = {".html", ".js", ".mjs", ".json", ".css", ".svg", ".txt", ".xml", ".wasm"}
"""Endings of files that common hosts compress."""


def as_sent(file: Path) -> bytes:
    """Return a file as a host sends it: text compressed as well as gzip can, all else as it is."""
    data = file.read_bytes()
    return _gzipped(data) if file.suffix in TEXT else data


def _gzipped(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
