"""Full-text search for static sites: indexed in Python, answered in the browser.

    index = build_index(documents, "vi")
    answer = search(index, "nghi quyet 57")     # the reference ranking, also for a live server
    files = export(index)                       # what a browser needs to rank alike: client/
    scripts = bundle()                          # client/ as one script, and what it asks for later

The package knows plain documents only. syntax.py is the language of queries; FORMAT.md tells what
`export` writes.
"""

from search.answer import Answer, Hit, Section
from search.bundling import bundle
from search.document import Document, Passage
from search.excerpt import Fragment
from search.export import export
from search.facets import FacetCount
from search.index import Index, build_index
from search.languages import LANGUAGES, Language, supports
from search.query import search
from search.translating import Terms, export_terms, take_language, translate

__all__ = [
    "LANGUAGES",
    "Answer",
    "Document",
    "FacetCount",
    "Fragment",
    "Hit",
    "Index",
    "Language",
    "Passage",
    "Section",
    "Terms",
    "build_index",
    "bundle",
    "export",
    "export_terms",
    "search",
    "supports",
    "take_language",
    "translate",
]
