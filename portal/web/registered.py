"""What registers add to the text of a page, piece by piece and in the same order everywhere."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from flask_babel import gettext as _

from portal.model.page import Page
from portal.model.site import COMMITMENTS
from portal.rendering.figures import print_date, print_value
from portal.rendering.links import relative
from portal.rendering.prose import Text, prose_html
from portal.rendering.references import References
from portal.web.alphabet import alphabetical
from portal.web.state import current_site


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading and what stands below it, both as HTML; either may be empty."""

    anchor: str
    heading: str
    text: str = ""

    def __str__(self) -> str:
        name = f' id="{self.anchor}"' if self.anchor else ""
        heading = f"<h2{name}>{self.heading}</h2>" if self.heading else ""
        text = f"<div{'' if heading else name}>{self.text}</div>" if self.text else ""
        return heading + text


def pieces_of(page: Page) -> Iterator[Piece]:
    """What stands below the text of a page; the request speaks the page's language."""
    yield from _BY_KIND.get(page.kind.name, _nothing)(page)


def _nothing(_page: Page) -> Iterator[Piece]:
    return iter(())


def _instruments(page: Page) -> Iterator[Piece]:
    code = page.language.code
    for one in current_site().explained_by(page.id):
        said = (one.title.get(code, ""), one.issuer.get(code, ""))
        text = "".join(f"<p>{escape(words)}</p>" for words in said if words)
        yield Piece("", escape(one.name[code]), text)


def _doors(page: Page) -> Iterator[Piece]:
    return (Piece("", escape(one.title), escape(one.text)) for one in page.doors)


def _pages(page: Page) -> Iterator[Piece]:
    """The pages of a section, in its groups where it has them."""
    site, language = current_site(), page.language
    grouped = [(one.title, one.pages) for one in page.groups]
    every = [("", tuple(one.key for one in site.below(page.key, language)))]
    here = site.address(page.key, language)
    for number, (title, keys) in enumerate(grouped or every, 1):
        links = "".join(
            f'<li><a href="{relative(site.address(key, language), here)}">'
            f"{escape(one.short_title)}</a></li>"
            for key in keys
            if (one := site.best(key, language))
        )
        yield Piece(f"g-{number}" if title else "", escape(title), f"<ul>{links}</ul>")


def _versions(page: Page) -> Iterator[Piece]:
    one = current_site().disagreements[page.id]
    for number, version in enumerate(one.versions, 1):
        heading = escape(_("Version %(number)s", number=number))
        yield Piece(f"v-{number}", heading, _prose(version.says[page.language.code], page))
    because = one.preferred.because if one.preferred else {}
    said = [_prose(text.get(page.language.code, ()), page) for text in (because, one.note)]
    text = "".join(f"<p>{words}</p>" for words in said if words)
    yield Piece("preferred", escape(_("Which one to use")), text)


def _tasks(page: Page) -> Iterator[Piece]:
    if page.key == COMMITMENTS:
        for one in current_site().commitments.values():
            code = page.language.code
            note = _prose(one.note.get(code, ()), page)
            yield Piece(one.id, _prose(one.task[code], page), note)


def _events(page: Page) -> Iterator[Piece]:
    every = current_site().events.values()
    for one in sorted(every, key=lambda one: (one.date.first_day, one.id)):
        code = page.language.code
        heading = f"{print_date(one.date, page.language)} · {one.title[code]}"
        yield Piece(one.anchor, escape(heading), _prose(one.says[code], page))


def _bodies(page: Page) -> Iterator[Piece]:
    code = page.language.code
    for one in current_site().bodies.values():
        yield Piece(one.anchor, escape(one.name[code]), _prose(one.says[code], page))


def _terms(page: Page) -> Iterator[Piece]:
    """The term base in the alphabet of the site's first language, whatever the page's is."""
    site, code = current_site(), page.language.code
    first = site.languages[0].code
    for one in sorted(site.terms.values(), key=lambda t: alphabetical(t.words[first].term, first)):
        words = one.words[code]
        yield Piece(f"t-{one.id}", escape(words.term), escape(words.definition))


def _facts(page: Page) -> Iterator[Piece]:
    site, language = current_site(), page.language
    for one in site.facts.values():
        value = print_value(one.value, site, language)
        statement = one.wording[language.code].replace("{}", value)
        yield Piece(f"fact-{one.id}", "", escape(statement))


def _prose(text: Text, page: Page) -> str:
    site, language = current_site(), page.language
    own = site.address(page.key, language)
    return prose_html(text, References(site, language, language, own, listed=False))


_BY_KIND: Mapping[str, Callable[[Page], Iterator[Piece]]] = {
    "bodies": _bodies,
    "commitments": _tasks,
    "disagreement": _versions,
    "figures": _facts,
    "glossary": _terms,
    "home": _doors,
    "instrument": _instruments,
    "section": _pages,
    "timeline": _events,
}
