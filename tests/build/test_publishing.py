"""A published site is always a whole one, whatever happens to the build of the next."""

import ctypes
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portal.build import publishing
from portal.build.exchange import exchange
from portal.build.manifest import FolderCopy, manifest_at, verify, write_manifest
from portal.build.publishing import (
    OutputRefusedError,
    alone,
    before,
    begin_with_spare,
    beside,
    file_in,
    keep_only,
    refusing,
    roll_back,
    spare,
    switch,
    taken_over,
)
from portal.cli import main
from tests.conftest import EXAMPLE

KILLS = 200
"""How many builds of a small site are killed, in each of the two ways."""
REAL_KILLS = 8
"""How many runs of the whole command are killed."""
FILES = 40

Said = list[str]


def publish(output: Path, version: str) -> None:
    """Publish a small site as a build does: write it beside, list it, put it in place."""
    with alone(output, lambda words: None), refusing(output), beside(output) as scratch:
        (scratch / "assets").mkdir()
        for name in ("404.html", *(f"assets/{number}.txt" for number in range(FILES))):
            (scratch / name).write_text(version * 200, encoding="utf-8")
        write_manifest(scratch)
        switch(scratch, output)


def version(output: Path) -> str:
    """Which version is published; an error if it is not whole, or is there in parts."""
    copy = FolderCopy(output)
    listed, problems = manifest_at(copy.manifest)
    assert [*problems, *verify(listed, copy, lambda done, total: None)] == []
    assert len(listed) == FILES + 1
    return (output / "404.html").read_text(encoding="utf-8")[0]


def left_behind(output: Path) -> list[str]:
    return sorted(one.name for one in output.parent.iterdir() if "passing" in one.name)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    output = tmp_path / "dist"
    publish(output, "a")
    return output


@pytest.fixture(params=[True, False], ids=["in one step", "in two"])
def steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Runs a test with a system that exchanges folders in one step, and with one that cannot."""
    if not request.param:
        monkeypatch.setattr(publishing, "exchange", lambda one, other: False)
    return bool(request.param)


def test_two_folders_change_places(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    (one / "a").mkdir(parents=True)
    (other / "b").mkdir(parents=True)
    done = exchange(one, other)
    assert (one / "b").is_dir() is done
    assert (other / "a").is_dir() is done
    assert done or sys.platform not in {"linux", "darwin"}


def test_what_is_not_there_is_not_exchanged(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        exchange(tmp_path / "one", tmp_path / "other")


@pytest.mark.usefixtures("steps")
def test_the_site_before_is_kept_and_comes_back(output: Path) -> None:
    publish(output, "b")
    publish(output, "c")
    assert (version(output), version(before(output))) == ("c", "b")
    roll_back(output, print)
    assert (version(output), version(before(output))) == ("b", "c")
    roll_back(output, print)
    assert (version(output), left_behind(output)) == ("c", [])


def test_a_first_site_has_none_before(output: Path) -> None:
    with pytest.raises(OutputRefusedError, match="expected a site published before, found none"):
        roll_back(output, print)


def test_a_second_build_is_told_of_the_first(output: Path) -> None:
    with alone(output, print), pytest.raises(OutputRefusedError, match="no other build at work"):
        publish(output, "b")
    publish(output, "b")
    assert version(output) == "b"


def seconds_of(work: Callable[..., None], *given: object) -> float:
    """How long some work takes in a process of its own, which takes its time to start."""
    start = time.monotonic()
    process = multiprocessing.get_context("fork").Process(target=work, args=given)
    process.start()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - start


@contextmanager
def killed_after(seconds: float, work: Callable[..., None], *given: object) -> Iterator[None]:
    """Start some work in a process of its own, and kill it."""
    process = multiprocessing.get_context("fork").Process(target=work, args=given)
    process.start()
    time.sleep(seconds)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    yield


@pytest.mark.skipif(sys.platform != "linux", reason="kills processes as Linux does")
def test_a_build_killed_at_any_moment_leaves_a_whole_site(output: Path, steps: bool) -> None:
    chance, stopped = random.Random(6), 0
    whole = max(seconds_of(publish, output, one) for one in "bcab")
    for _ in range(KILLS):
        was = version(output)
        with killed_after(
            chance.uniform(0, 1.5 * whole), publish, output, "b" if was == "a" else "a"
        ):
            if not steps:  # it may have to be put back first
                with alone(output, lambda words: None):
                    pass
            stopped += version(output) == was
    assert 0 < stopped < KILLS
    publish(output, "c")
    assert (version(output), left_behind(output)) == ("c", [])


def test_a_site_moved_aside_when_the_build_was_killed_is_put_back(output: Path) -> None:
    publish(output, "b")
    shutil.rmtree(before(output))
    output.replace(before(output))  # what a system without the one step may leave
    said: Said = []
    with alone(output, said.append):
        assert version(output) == "b"
    assert said == [f"{output}: put back, for a build was stopped when it had moved it aside"]


def test_what_a_killed_build_left_is_removed_and_told(output: Path) -> None:
    left = output.with_name(".dist-passing-x")
    left.mkdir()
    said: Said = []
    with alone(output, said.append):
        assert left_behind(output) == []
    assert said == [f"{left}: removed; a build that was stopped had left it"]


@pytest.mark.parametrize("harm", [os.mkfifo, Path.touch, lambda left: left.symlink_to("nowhere")])
def test_whatever_bears_the_name_of_what_a_build_leaves_is_removed(
    output: Path, harm: Callable[[Path], None]
) -> None:
    publish(output, "b")
    shutil.rmtree(before(output))
    for left in (output.with_name(".dist-passing-x"), before(output)):
        harm(left)
    publish(output, "c")
    assert (version(output), version(before(output)), left_behind(output)) == ("c", "b", [])


def test_a_folder_in_the_place_of_the_lock_is_told(output: Path) -> None:
    lock = output.with_name(".dist-lock")
    lock.unlink()
    lock.mkdir()
    with pytest.raises(OutputRefusedError, match=f"Is a directory: '{lock}'"):
        publish(output, "b")
    assert version(output) == "a"


@pytest.mark.usefixtures("steps")
def test_a_switch_that_fails_leaves_the_last_site(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "exchange", fail)
        with pytest.raises(OutputRefusedError, match="No space left"):
            publish(output, "b")
    assert (version(output), left_behind(output)) == ("a", [])


def test_a_disk_that_takes_no_more_leaves_the_last_site(
    output: Path, tmp_path: Path, translations: Path
) -> None:
    size = 20_000

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [sys.executable, "-m", "portal", "build", "--content", str(EXAMPLE)]
    folders = ["--translations", str(translations), "--output", str(output)]
    run = subprocess.run(
        [*command, *folders], capture_output=True, text=True, check=False, preexec_fn=limit
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert (version(output), left_behind(output)) == ("a", [])


def without_rights() -> None:
    """Take from a process what lets root read every file; of others the call takes nothing."""
    drop, override, search = 24, 1, 2  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    for right in (override, search):
        ctypes.CDLL(None).prctl(drop, right, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="takes rights away as Linux does")
def test_a_file_nobody_may_read_is_told_and_the_last_site_stands(
    output: Path, tmp_path: Path, translations: Path
) -> None:
    content = Path(shutil.copytree(EXAMPLE, tmp_path / "content"))
    page = content / "en" / "about.md"
    page.chmod(0)
    command = [sys.executable, "-m", "portal", "build", "--content", str(content)]
    folders = ["--translations", str(translations), "--output", str(output)]
    run = subprocess.run(
        [*command, *folders], capture_output=True, text=True, check=False, preexec_fn=without_rights
    )
    told = f"{page}:1:1 file-unreadable: expected a file that can be read, found Permission denied"
    assert told in run.stderr
    assert (run.returncode, version(output), left_behind(output)) == (1, "a", [])


@pytest.mark.skipif(sys.platform != "linux", reason="kills processes as Linux does")
def test_the_whole_command_killed_at_any_moment_leaves_a_whole_site(
    tmp_path: Path, translations: Path
) -> None:
    chance = random.Random(6)
    output = tmp_path / "dist"
    folders = ["--content", str(EXAMPLE), "--translations", str(translations)]
    start = time.monotonic()
    assert main(["build", *folders, "--quiet", "--output", str(output)]) == 0
    longest = 1 + time.monotonic() - start
    command = [sys.executable, "-m", "portal", "build", *folders, "--output", str(output)]
    for number in range(REAL_KILLS):
        base = ["--base-url", f"https://{number}.example/"]  # so that every page is made anew
        with subprocess.Popen(
            [*command, *base], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as run:
            time.sleep(chance.uniform(0, longest))
            run.kill()
        assert main(["verify", str(output), "--quiet"]) == 0
    assert main(["build", *folders, "--quiet", "--output", str(output)]) == 0
    assert main(["verify", str(output), "--quiet"]) == 0
    assert left_behind(output) == []


class TestTheSpareSite:
    """A build begins with the site before the one before, and no file of it shows."""

    @pytest.fixture
    def output(self, tmp_path: Path) -> Path:
        output = tmp_path / "dist"
        for one in "abc":
            publish(output, one)
        return output

    def test_it_is_the_third_that_was_published(self, output: Path) -> None:
        assert [version(one) for one in (output, before(output), spare(output))] == ["c", "b", "a"]

    def test_a_file_that_is_not_the_published_one_gives_way_to_it(self, output: Path) -> None:
        file = file_in(output, "404.html")
        with beside(output) as scratch:
            begin_with_spare(scratch, output)
            assert not spare(output).exists()
            for _ in range(2):
                assert taken_over(file, output, scratch)
                assert (scratch / "404.html").samefile(output / "404.html")
        assert version(before(output)) == "b"

    def test_a_folder_where_a_file_is_to_be_is_no_file_taken_over(self, output: Path) -> None:
        file = file_in(output, "404.html")
        (spare(output) / "404.html").unlink()
        (spare(output) / "404.html").mkdir()
        with beside(output) as scratch:
            begin_with_spare(scratch, output)
            assert not taken_over(file, output, scratch)

    def test_what_is_not_to_be_kept_goes_with_its_folders(self, tmp_path: Path) -> None:
        for name in ("a.txt", "b.txt", "c/d/e.txt", "c/f.txt", "g/h/i.txt"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
        keep_only({"a.txt", "c/d/e.txt"}, tmp_path)
        left = sorted(one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("*"))
        assert left == ["a.txt", "c", "c/d", "c/d/e.txt"]
