"""The makers of sites that are measured beside each other."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.building.ours import Ours
from bench.building.peers import ELEVENTY, PROGRAMS, Eleventy, Hugo, MkDocs, Pelican
from bench.building.system import System

SYSTEMS: Mapping[str, Callable[[Path], System]] = {
    "ours": Ours,
    "hugo": Hugo,
    "eleventy": Eleventy,
    "pelican": Pelican,
    "mkdocs": MkDocs,
}
LARGEST: Mapping[str, int] = {"mkdocs": 100}
"""Up to how many articles in each language a maker is measured, unless it is named; the others
whatever the number. The time of MkDocs grows as they do, and it builds all of them each time."""


def installed() -> list[str]:
    """Name the systems that are there: ours, and those whose program is."""
    there = {
        "ours": True,
        "eleventy": ELEVENTY.is_file() and shutil.which("node") is not None,
        **{name: (PROGRAMS / name).is_file() for name in ("hugo", "pelican", "mkdocs")},
    }
    return [name for name in SYSTEMS if there[name]]
