"""Full-text search for static sites: indexed in Python, answered in the browser.

    index = build_index(documents, "vi")
    hits = search(index, "nghi quyet 57")       # the reference ranking, also for a live server
    files = export(index)                       # what a browser needs to rank alike: client/

The package knows plain documents only. FORMAT.md tells what `export` writes.
"""

from search.document import Document, Passage
from search.excerpt import Fragment
from search.export import export
from search.index import Index, build_index
from search.languages import LANGUAGES, Language, supports
from search.mending import suggest
from search.query import Hit, search

__all__ = [
    "LANGUAGES",
    "Document",
    "Fragment",
    "Hit",
    "Index",
    "Language",
    "Passage",
    "build_index",
    "export",
    "search",
    "suggest",
    "supports",
]
