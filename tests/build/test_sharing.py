"""Work done by several processes is the work of one."""

import subprocess
import sys
import time
from pathlib import Path

from portal.settings import ROOT

SHARED = """
import os, sys
from portal.build.sharing import WorkerLostError, shared_out

def work(items):
    for one in items:
        if one == wrong:
            raise ValueError(one)
        if one == lost:
            os._exit(9)
        yield one * one, os.getpid()

wrong = lost = None
results = list(shared_out(range(1000), work, 3))
assert sorted(one for one, _ in results) == [one * one for one in range(1000)]
assert len({process for _, process in results}) == 3
assert {process for _, process in shared_out(range(199), work, 3)} == {os.getpid()}
wrong = 700
try:
    list(shared_out(range(1000), work, 2))
except ValueError as error:
    assert error.args == (700,)
else:
    sys.exit("no error")
wrong, lost = None, 700
try:
    list(shared_out(range(1000), work, 2))
except WorkerLostError:
    pass
else:
    sys.exit("no loss")
"""


KILLED = """
import os, sys, time
from pathlib import Path
from portal.build.sharing import shared_out

def work(items):
    for _ in range(500):
        with Path(sys.argv[1]).open("a") as file:
            file.write("x")
        time.sleep(0.01)
    yield

list(shared_out(range(1000), work, 3))
"""


def run(*arguments: str) -> None:
    """Run Python apart: to copy a process that has threads, as that of tests has, is unsafe."""
    subprocess.run([sys.executable, "-W", "error", *arguments], cwd=ROOT, check=True)


def test_every_item_is_worked_on_once_and_what_goes_wrong_is_raised_here() -> None:
    run("-c", SHARED)


def test_killed_with_who_asked_for_it_work_goes_no_further(tmp_path: Path) -> None:
    written = tmp_path / "written"
    with subprocess.Popen([sys.executable, "-c", KILLED, str(written)], cwd=ROOT) as asking:
        while not (written.exists() and written.stat().st_size > 10):
            assert asking.poll() is None
            time.sleep(0.01)
        asking.kill()
    sizes = [-1, written.stat().st_size]
    while sizes[-1] != sizes[-2]:  # what works on writes a hundred times in this while
        time.sleep(0.3)
        sizes.append(written.stat().st_size)
    assert sizes[-1] < 750  # half of all
