"""Pages that stand for all: one of each kind."""

from pathlib import Path

from tools.site import one_of_each_kind

OTHERS = "", "parallel/guides/lua-dao/"
"""Pages of no language alone."""


def every_kind(dist: Path, *languages: str) -> tuple[str, ...]:
    """The address of the longest page of each kind in some languages, from the root."""
    found = (address for code in languages for _, address in one_of_each_kind(dist, code))
    return (*found, *OTHERS)
