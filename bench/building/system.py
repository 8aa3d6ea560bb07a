"""A maker of sites: what it has to tell to be measured."""

import json
import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.building.articles import Article

LANGUAGES = ("vi", "en", "fr")
WORDS = {"vi": "Bài viết", "en": "Articles", "fr": "Articles à lire"}


@dataclass(frozen=True, slots=True)
class System(ABC):
    """A maker of sites, in a folder of its own."""

    folder: Path

    @property
    @abstractmethod
    def command(self) -> Sequence[str]:
        """What builds the site, run in the folder."""

    @property
    def again(self) -> Sequence[str]:
        """What builds it when nothing has changed."""
        return self.command

    @property
    @abstractmethod
    def made(self) -> Sequence[str]:
        """What a build from nothing does not find: the output, and caches."""

    @abstractmethod
    def source(self, article: Article) -> Path:
        """The file of an article."""

    @abstractmethod
    def text(self, article: Article) -> str:
        """An article as the file has it."""

    @abstractmethod
    def lay_out(self) -> None:
        """Write all but the articles."""

    @abstractmethod
    def reword(self) -> None:
        """Change words that a template, or what it takes its words from, puts on every page."""

    def phases(self, said: str) -> Mapping[str, float]:
        """The seconds of CPU of each phase of a build, from what it said on standard error."""
        return {}

    def write(self, articles: Iterable[Article]) -> None:
        """Write everything that is built."""
        self.lay_out()
        for one in articles:
            put(self.source(one), self.text(one))

    def clear(self) -> None:
        """Remove what builds have made."""
        for name in self.made:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def published(self) -> tuple[int, int]:
        """How many files there are in the output, and how many of them are pages."""
        files = [one for one in (self.folder / self.made[0]).rglob("*") if one.is_file()]
        return len(files), sum(one.suffix == ".html" for one in files)


def head(**fields: object) -> str:
    """Return fields between dashes; JSON is YAML to every reader."""
    lines = (f"{name}: {json.dumps(one, ensure_ascii=False)}" for name, one in fields.items())
    return "\n".join(("---", *lines, "---", "", ""))


def alter(file: Path, words: str, other: str) -> None:
    """Put other words where some are first.

    Raises:
        ValueError: The file has not these words.
    """
    before, found, after = file.read_text(encoding="utf-8").partition(words)
    if not found:
        raise ValueError(f"{file} has no {words!r}")
    file.write_text(before + other + after, encoding="utf-8")


def put(file: Path, text: str) -> None:
    """Write a file, and the folders that it is in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
