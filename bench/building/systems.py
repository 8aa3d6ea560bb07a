"""The makers of sites: how each wants its articles, and what command builds them."""

import json
import os
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.building.articles import Article, body
from portal.settings import ROOT

THEMES = Path(__file__).parent / "themes"
BIN = Path(os.environ.get("BENCH_BIN", Path(sys.executable).parent))
"""Where the programs of the others are."""
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

    def write(self, articles: Iterable[Article]) -> None:
        """Write everything that is built."""
        self.lay_out()
        for one in articles:
            _put(self.source(one), self.text(one))

    def clear(self) -> None:
        """Remove what builds have made."""
        for name in self.made:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def published(self) -> tuple[int, int]:
        """How many files there are in the output, and how many of them are pages."""
        files = [one for one in (self.folder / self.made[0]).rglob("*") if one.is_file()]
        return len(files), sum(one.suffix == ".html" for one in files)


class Ours(System):
    """This project: search, A-Z, citations and parallel pages included, as for any content."""

    @property
    def command(self) -> Sequence[str]:
        """Build with our own interface's words."""
        return (sys.executable, "-m", "bench.building.unlimited", *self._arguments)

    @property
    def again(self) -> Sequence[str]:
        """The command itself."""
        return (sys.executable, "-m", "portal", *self._arguments)

    @property
    def _arguments(self) -> Sequence[str]:
        folders = ("--content", "content", "--translations", str(ROOT / "translations"))
        return ("build", *folders, "--output", "dist", "--quiet")

    @property
    def made(self) -> Sequence[str]:
        """The site, and what is kept for the next build."""
        return ("dist", ".dist-kept")

    def source(self, article: Article) -> Path:
        """A page of the section "articles"."""
        return self.folder / "content" / article.language / "articles" / f"{article.name}.md"

    def text(self, article: Article) -> str:
        """A head with title and lead."""
        head = _head(title=article.title, lead=article.lead)
        return head + body(article, "page:articles/{}", anchors=True)

    def lay_out(self) -> None:
        """Name the site, and give each language a home and a section."""
        names = {"vi": "Tiếng Việt", "en": "English", "fr": "Français"}
        site = {
            "name": WORDS,
            "base-url": "https://town.example/",
            "languages": [{"code": one, "name": names[one]} for one in LANGUAGES],
            "addresses": {
                one: dict.fromkeys(LANGUAGES, one) for one in ("search", "articles", "facts")
            },
            "menu": ["articles/index"],
            "footer": [],
        }
        _put(self.folder / "content" / "site.yaml", json.dumps(site, ensure_ascii=False))
        source = {"title": "Count", "publisher": "Town", "language": "en"}
        fact = {
            "value": 54,
            "confidence": "single",
            "wording": {"vi": "{} bài", "en": "{} articles", "fr": "{} textes"},
            "sources": [{"source": "count"}],
        }
        _put(self.folder / "content" / "sources" / "all.yaml", json.dumps({"count": source}))
        _put(self.folder / "content" / "facts" / "all.yaml", json.dumps({"many": fact}))
        for one in LANGUAGES:
            folder, words = self.folder / "content" / one, WORDS[one]
            door = {"title": words, "text": words, "to": "articles/index", "pages": []}
            door["pages"] = ["articles/index"]
            _put(folder / "index.md", _head(title=words, lead=words, doors=[door]))
            _put(folder / "articles" / "index.md", _head(title=words, lead=words))


class Hugo(System):
    """Hugo: pages, lists by twenties, feeds and a sitemap; no search."""

    @property
    def command(self) -> Sequence[str]:
        """Build everything, which is all that it knows."""
        return (str(BIN / "hugo"), "build", "--quiet", "--destination", "public")

    @property
    def made(self) -> Sequence[str]:
        """The site; it keeps nothing."""
        return ("public", "resources")

    def source(self, article: Article) -> Path:
        """A page of the section "articles"."""
        return self.folder / "content" / article.language / "articles" / f"{article.name}.md"

    def text(self, article: Article) -> str:
        """A head with title and summary."""
        head = _head(title=article.title, summary=article.lead, date="2026-01-01")
        return head + body(article, "../{}/", anchors=False)

    def lay_out(self) -> None:
        """Configure three languages."""
        shutil.copytree(THEMES / "hugo", self.folder / "layouts")
        languages = {
            one: {"contentDir": f"content/{one}", "title": WORDS[one], "weight": weight}
            for weight, one in enumerate(LANGUAGES, 1)
        }
        config = {
            "baseURL": "https://town.example/",
            "defaultContentLanguage": "vi",
            "defaultContentLanguageInSubdir": True,
            "disableKinds": ["taxonomy", "term"],
            "languages": languages,
            "pagination": {"pagerSize": 20},
            "timeout": "600s",
        }
        _put(self.folder / "hugo.json", json.dumps(config, ensure_ascii=False))


class Pelican(System):
    """Pelican: pages, lists by twenties and a feed, with the same Markdown library as ours."""

    @property
    def command(self) -> Sequence[str]:
        """Build all."""
        return (str(BIN / "pelican"), "content", "-s", "settings.py", "-q")

    @property
    def made(self) -> Sequence[str]:
        """The site, and what it keeps of articles read."""
        return ("output", "cache")

    def source(self, article: Article) -> Path:
        """An article."""
        return self.folder / "content" / article.language / f"{article.name}.md"

    def text(self, article: Article) -> str:
        """Lines of metadata and the text."""
        head = {
            "Title": article.title,
            "Date": "2026-01-01",
            "Lang": article.language,
            "Slug": article.name,
            "Summary": article.lead,
        }
        lines = "\n".join(f"{name}: {value}" for name, value in head.items())
        return f"{lines}\n\n{body(article, '../{}/', anchors=False)}"

    def lay_out(self) -> None:
        """Configure pages, lists and a feed; keep what was read, so that it is at its best."""
        shutil.copytree(THEMES / "pelican", self.folder / "theme" / "templates")
        shutil.copy(THEMES / "pelican.settings", self.folder / "settings.py")
        (self.folder / "theme" / "static").mkdir()


SYSTEMS: Mapping[str, Callable[[Path], System]] = {"ours": Ours, "hugo": Hugo, "pelican": Pelican}


def installed() -> list[str]:
    """The systems that are there: ours, and those whose program is."""
    return [name for name in SYSTEMS if name == "ours" or (BIN / name).is_file()]


def _head(**fields: object) -> str:
    """Fields between dashes; JSON is YAML to every reader."""
    lines = (f"{name}: {json.dumps(one, ensure_ascii=False)}" for name, one in fields.items())
    return "\n".join(("---", *lines, "---", "", ""))


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
