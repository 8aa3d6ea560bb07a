"""Work shared out to processes that are copies of this one, so that they know all that it knows.

A copy shares the memory of the site until it writes to it. Where processes cannot be copied, and
for little work, all is done here.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from threading import Thread
from typing import TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")

WORTH = 100
"""Items below which another process costs more than it saves."""
TOGETHER = 50
"""Results sent at a time: what they have in common goes, and is held, but once."""


class WorkerLostError(Exception):
    """A process ended before its work: somebody ended it, or there was no memory left."""


def processors() -> int:
    """How many processes can run at the same time."""
    is_told = hasattr(os, "sched_getaffinity")  # of a container its share, not the machine's
    return len(os.sched_getaffinity(0)) if is_told else os.cpu_count() or 1


def shared_out(
    items: Sequence[T], work: Callable[[Sequence[T]], Iterator[R]], jobs: int
) -> Generator[R, None, None]:
    """The results of some work, as they come; to close it ends the work.

    Args:
        items: What is to be worked on.
        work: Works on some items; gives results that can be sent from process to process.
        jobs: How many processes may work at the same time.

    Raises:
        WorkerLostError: A process ended before its work.
    """
    jobs = min(jobs, len(items) // WORTH)
    if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from work(items)
        return
    workers = dict(_worker(work, items[first::jobs]) for first in range(jobs))
    try:
        yield from _results(dict(workers))
    finally:
        for worker in workers.values():
            worker.terminate()
            worker.join()


def _worker(
    work: Callable[[Sequence[T]], Iterator[R]], items: Sequence[T]
) -> tuple[Connection, ForkProcess]:
    """A process at work, and the end of a pipe at which its results come."""
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)
    worker = fork.Process(target=_send, args=(work, items, there), daemon=True)
    worker.start()
    there.close()  # else its end would never be seen
    return here, worker


def _send(
    work: Callable[[Sequence[T]], Iterator[R]], items: Sequence[T], there: Connection
) -> None:
    """Work, and send the results; whoever asked for them ends this process, or is gone himself."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        results = work(items)
        while some := list(islice(results, TOGETHER)):
            there.send((some, None))
        there.send(((), None))
    except BrokenPipeError:
        return
    except Exception as error:  # raised where it was asked for
        there.send((None, error))


def _end_with_parent() -> None:
    """End this process when the one that asked for the work is gone, also where it was killed.

    It would write on in a folder that the next build clears. A pipe tells, of which the other end
    closes then, on every system that copies processes; the last of some copies hears it first,
    for it alone has no younger one that holds its pipe.
    """
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
    os._exit(1)


def _results(workers: dict[Connection, ForkProcess]) -> Iterator[R]:
    while workers:
        for here in cast(list[Connection], wait(list(workers))):
            try:
                some, error = here.recv()
            except EOFError:
                raise WorkerLostError("a process of the build ended before its work") from None
            if error is not None:
                raise error
            if not some:
                del workers[here]
            yield from some
