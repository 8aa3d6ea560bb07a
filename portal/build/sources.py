"""A content folder as the last build read it: only files that have changed are read and checked.

A file is told by its size and its times. What a rule says of a page needs other pages' keys and
anchors and the registers, but nothing of their texts.
"""

import io
import os
import pickle
import time
from collections import defaultdict
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from portal.build.keeping import Keep
from portal.build.origin import read_with
from portal.build.watching import fingerprint
from portal.model.kinds import Key
from portal.model.page import Page
from portal.model.place import Problem
from portal.model.site import Site
from portal.reading.checks import check_pages, check_registers
from portal.reading.load import Kept, Part, load
from portal.reading.rules import outline

READ_AS = frozenset({("datetime", "date"), ("decimal", "Decimal"), ("portal.reading.load", "Part")})
"""The classes that content is read as beside those of `portal.model`, by module and name."""
UNREADABLE = (AttributeError, EOFError, ImportError, IndexError, pickle.UnpicklingError)
"""What a pickle that we have not written may raise."""
SHARDS = 64
"""Into how many files the parts are put: of thousands, one edit writes some dozens again."""
SETTLED = 20_000_000
"""Nanoseconds that a file has to be older than its reading: a clock of files may tick slowly."""

State = tuple[int, int, int]
Told = dict[str, tuple[State, Part[Any]]]


class Sources:
    """Reads and checks a content folder with what the last build kept of it."""

    def __init__(self, folder: Path, keep: Keep) -> None:
        """Remember where it is.

        Args:
            folder: The content folder.
            keep: Where builds keep things.
        """
        self._folder = folder
        self._keep = Keep(keep.folder / "sources", keep.say)
        self._read_with = read_with(folder).encode()
        self._shards: dict[str, Told] = {}
        self._new: dict[str, object] = {}

    def read(self) -> tuple[Site | None, tuple[Problem, ...]]:
        """The site, and everything that is wrong with it: what `load` and `check` say."""
        began = time.time_ns()
        kept = self.kept()
        site, problems = load(self._folder, kept)
        told = self._told(kept, began)
        self._put(kept, told)
        return site, (*problems, *(self._check(site, told) if site else ()))

    def kept(self) -> Kept:
        """What the last build read of files that are as they were."""
        self._shards = {name: self._known(name) or {} for name in map(str, range(SHARDS))}
        parts = {
            file: part
            for told in self._shards.values()
            for file, (state, part) in told.items()
            if _state(file) == state
        }
        return Kept(parts, self._known("languages") or ())

    def remember(self) -> None:
        """Keep for the next build what this one read and checked."""
        for name, value in self._new.items():
            raw = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
            self._keep.write_raw(name, b"%s\n%s" % (self._read_with, raw))

    def _known(self, name: str) -> Any:
        """What was kept under a name by the same code."""
        written_with, _, raw = (self._keep.read_raw(name) or b"").partition(b"\n")
        if written_with != self._read_with:
            return None
        try:
            return _Unpickler(io.BytesIO(raw)).load()
        except UNREADABLE as error:
            self._keep.say(f"{self._keep.folder / name}: {error}; it is made anew")
            return None

    def _told(self, kept: Kept, began: int) -> Told:
        """Each part with the state of its file, of those that nobody has touched meanwhile."""
        states = ((file, _state(file), part) for file, part in kept.parts.items())
        return {
            file: (state, part)
            for file, state, part in states
            if state and max(state[1:]) < began - SETTLED
        }

    def _put(self, kept: Kept, told: Told) -> None:
        """Note what is to be kept otherwise than before."""
        shards: dict[str, Told] = {name: {} for name in self._shards}
        for file, one in told.items():
            shards[_shard(file)][file] = one
        for name, now in shards.items():
            before = self._shards[name]
            if _states(now) != _states(before):
                self._new[name] = now
        self._new["languages"] = kept.languages

    def _check(self, site: Site, told: Told) -> tuple[Problem, ...]:
        """Everything that is wrong with a site; pages that were right are not looked at again."""
        seen, files = _seen_by_all(site), _files_of_keys(told)
        last_seen, last_right = self._known("right") or ("", {})
        known: dict[Key, object] = last_right if last_seen == seen else {}
        doubtful = [key for key in site.keys if key not in files or known.get(key) != files[key]]
        found = {key: check_pages(site, (key,)) for key in doubtful}
        right = {key: states for key, states in files.items() if not found.get(key)}
        self._new["right"] = (seen, right)
        return (*check_registers(site), *chain.from_iterable(found.values()))


class _Unpickler(pickle.Unpickler):
    """Makes what content is read as, and calls nothing else: a kept file may be anybody's.

    JSON, which calls nothing, takes ten times as long.
    """

    def find_class(self, module: str, name: str) -> Any:
        """A class that content is read as.

        Raises:
            pickle.UnpicklingError: It is none.
        """
        if (module, name) in READ_AS:
            return super().find_class(module, name)
        if module.startswith("portal.model.") and "." not in name:
            one = super().find_class(module, name)
            if isinstance(one, type) and one.__module__ == module:
                return one
        found = f"{module}.{name}"
        raise pickle.UnpicklingError(f"expected only what content is read as, found {found}")


def _state(file: str) -> State | None:
    """What tells the state of a file unread; the last of its times is one that nobody can set."""
    try:
        stat = os.stat(file)  # noqa: PTH116  (of ten thousand files: a Path takes twice as long)
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _shard(file: str) -> str:
    return str(int(fingerprint(file)[:8], 16) % SHARDS)


def _states(told: Told) -> dict[str, State]:
    return {file: state for file, (state, _) in told.items()}


def _seen_by_all(site: Site) -> str:
    """What tells all that a rule about a page may see of a site besides that page."""
    return fingerprint(repr((replace(site, pages=()), [*map(outline, site.pages)])))


def _files_of_keys(told: Told) -> dict[Key, list[tuple[str, State]]]:
    """The files of the pages at each key, with their states, in order."""
    files: dict[Key, list[tuple[str, State]]] = defaultdict(list)
    for file, (state, part) in sorted(told.items(), key=lambda one: one[0]):
        for page in part.items:
            if isinstance(page, Page):
                files[page.key].append((file, state))
    return dict(files)
