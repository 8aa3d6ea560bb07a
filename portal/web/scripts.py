"""The scripts of pages as they are published: what they do, without the words about it."""

from collections.abc import Mapping
from pathlib import Path

import minify


def scripts(folder: Path) -> Mapping[str, bytes]:
    """Make every script of a folder small, by its name among the assets."""
    return {f"js/{file.name}": _small(file) for file in sorted(folder.glob("*.js"))}


def _small(file: Path) -> bytes:
    text = file.read_text(encoding="utf-8")
    return str(minify.string("application/javascript", text)).encode()
