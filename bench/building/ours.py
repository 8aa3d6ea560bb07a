"""This project as a maker of sites."""

import json
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.building.articles import Article, body
from bench.building.system import LANGUAGES, WORDS, System, alter, head, put
from portal.settings import ROOT

_PHASE = re.compile(r"^(\w[\w ]*?) +[\d.]+ +([\d.]+)$", re.MULTILINE)
"""A name, seconds by the clock and of CPU."""


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

    def phases(self, said: str) -> Mapping[str, float]:
        """What `--timings` prints."""
        return {name: float(cpu) for name, cpu in _PHASE.findall(said)}

    @property
    def _arguments(self) -> Sequence[str]:
        folders = ("--content", "content", "--translations", "translations")
        return ("build", *folders, "--output", "dist", "--quiet", "--timings")

    @property
    def made(self) -> Sequence[str]:
        """The site, those before it, and what is kept for the next build."""
        return ("dist", ".dist-before", ".dist-spare", ".dist-kept")

    def source(self, article: Article) -> Path:
        """A page of the section "articles"."""
        return self.folder / "content" / article.language / "articles" / f"{article.name}.md"

    def text(self, article: Article) -> str:
        """A head with title and lead."""
        fields = head(title=article.title, lead=article.lead)
        return fields + body(article, "page:articles/{}", anchors=True)

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
        put(self.folder / "content" / "site.yaml", json.dumps(site, ensure_ascii=False))
        source = {"title": "Count", "publisher": "Town", "language": "en"}
        fact = {
            "value": 54,
            "confidence": "single",
            "wording": {"vi": "{} bài", "en": "{} articles", "fr": "{} textes"},
            "sources": [{"source": "count"}],
        }
        put(self.folder / "content" / "sources" / "all.yaml", json.dumps({"count": source}))
        put(self.folder / "content" / "facts" / "all.yaml", json.dumps({"many": fact}))
        shutil.copytree(ROOT / "translations", self.folder / "translations")
        for one in LANGUAGES:
            folder, words = self.folder / "content" / one, WORDS[one]
            door = {"title": words, "text": words, "to": "articles/index", "pages": []}
            door["pages"] = ["articles/index"]
            put(folder / "index.md", head(title=words, lead=words, doors=[door]))
            put(folder / "articles" / "index.md", head(title=words, lead=words))

    def reword(self) -> None:
        """Change a message of the interface in each language."""
        message = 'msgid "Skip to the content"\nmsgstr "'
        for one in LANGUAGES:
            file = self.folder / "translations" / one / "LC_MESSAGES" / "messages.po"
            alter(file, message, f"{message}{one.upper()} ")
