"""Full-text search for static sites: indexed in Python, answered in the browser.

    index = build_index(documents, "vi")
    answer = search(index, "nghi quyet 57")     # the reference ranking, also for a live server
    files = export(index)                       # what a browser needs to rank alike: client/
    before = left_by(index)                     # what makes the next index of the language faster
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
from search.keeping import SpoiltError, keep, left_by, recall
from search.languages import LANGUAGES, Language, supports
from search.overlay import overlaid
from search.query import search
from search.revising import NOTHING, Before
from search.translating import Terms, export_terms, take_language, translate

__all__ = [
    "LANGUAGES",
    "NOTHING",
    "Answer",
    "Before",
    "Document",
    "FacetCount",
    "Fragment",
    "Hit",
    "Index",
    "Language",
    "Passage",
    "Section",
    "SpoiltError",
    "Terms",
    "build_index",
    "bundle",
    "export",
    "export_terms",
    "keep",
    "left_by",
    "overlaid",
    "recall",
    "search",
    "supports",
    "take_language",
    "translate",
]
