"""What editors are told of content without problems: how much there is, how hard it is to read."""

from collections import Counter
from collections.abc import Iterator

from portal.model.site import Site
from portal.reading.readability import readability


def content_report(site: Site) -> Iterator[str]:
    """Give the lines of the report."""
    yield from _pages(site)
    yield from _registers(site)
    yield ""
    yield from _reading(site)


def _pages(site: Site) -> Iterator[str]:
    """How many pages of each kind there are in each language."""
    codes = [language.code for language in site.languages]
    pages = Counter((page.kind.name, page.language.code) for page in site.pages)
    yield " ".join(f"{code:>6}" for code in codes) + "  pages of the kind"
    for kind in dict.fromkeys(page.kind.name for page in site.pages):
        yield " ".join(f"{pages[kind, code]:>6}" for code in codes) + f"  {kind}"


def _registers(site: Site) -> Iterator[str]:
    """How much the registers hold, which are the same in every language."""
    registers = {
        "facts": site.facts,
        "instruments": site.instruments,
        "sources": site.sources,
        "commitments": site.commitments,
        "disagreements": site.disagreements,
        "events": site.events,
        "bodies": site.bodies,
        "terms": site.terms,
    }
    for name, register in registers.items():
        yield f"{len(register):>6}  in the register of {name}"


def _reading(site: Site) -> Iterator[str]:
    """A line a page, the longest sentences first within each language."""
    yield f"{'words':>7} {'a sentence':>11} {'ease':>6}  page, and lines with long sentences"
    for language in site.languages:
        pages = (page for page in site.pages if page.language == language)
        written = (readability(page) for page in pages if not page.kind.register)
        for one in sorted(written, key=lambda one: -one.mean):
            ease = "–" if one.ease is None else f"{one.ease:.0f}"
            lines = " ".join(str(place.line) for place in dict.fromkeys(one.long))
            figures = f"{one.words:>7} {one.mean:>11.1f} {ease:>6}"
            yield f"{figures}  {one.page.place.path}  {lines}".rstrip()
