"""The searches that are measured beside each other."""

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Browser

from bench.systems.fts5 import Fts5
from bench.systems.ours import Ours, OursInPython
from bench.systems.pagefind import Pagefind, PagefindOfAnyWord
from bench.systems.system import System
from bench.systems.whole import Whole
from bench.systems.whoosh_stock import Whoosh, WhooshOfLanguage

Makers = Mapping[str, Callable[[], System]]
OURS = ("ours", "ours-python")


def systems(browser: Browser, packages: Path) -> Makers:
    """Return what makes each system, by a word to choose it by; those not installed are left out.

    Args:
        browser: In which some of them run.
        packages: The folder in which npm has installed some of them.
    """
    makers: dict[str, Callable[[], System]] = {
        "ours": lambda: Ours(browser),
        "ours-python": OursInPython,
    }
    if (packages / "node_modules").is_dir():
        makers |= {
            "pagefind": lambda: Pagefind(browser, packages),
            "pagefind-any": lambda: PagefindOfAnyWord(browser, packages),
            "minisearch": lambda: Whole(browser, packages, "minisearch", "MiniSearch"),
            "minisearch-folded": lambda: Whole(
                browser, packages, "minisearch-folded", "MiniSearch, folded"
            ),
            "lunr": lambda: Whole(browser, packages, "lunr", "lunr, of the language"),
        }
    makers |= {"fts5": Fts5}
    if find_spec("tantivy"):
        from bench.systems.tantivy_stock import Tantivy, TantivyFolded

        makers |= {"tantivy": Tantivy, "tantivy-folded": TantivyFolded}
    return makers | {"whoosh": Whoosh, "whoosh-language": WhooshOfLanguage}
