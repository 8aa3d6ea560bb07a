"""How a page or a figure is cited: a line for newspapers, and what reference managers take."""

from dataclasses import dataclass

from flask_babel import gettext as _

from portal.model.kinds import Key
from portal.model.language import Language
from portal.model.page import Page
from portal.model.partial_date import PartialDate
from portal.model.register import Fact
from portal.rendering.citations import FORMS, Citation, said_by
from portal.web.evidence import Figure, figure, printed
from portal.web.state import current_language, current_site
from portal.web.urls import absolute, href

CITATIONS = "cite"
"""The folder of the files; below it stands the address of what each cites."""


@dataclass(frozen=True, slots=True)
class File:
    """A citation as a file: what the format is called, where it is, how to name it when saved."""

    form: str
    href: str
    name: str


@dataclass(frozen=True, slots=True)
class Cited:
    """What a page says of how to cite it.

    Attributes:
        line: The citation up to the address.
        url: The whole address.
        files: The same for reference managers.
    """

    line: str
    url: str
    files: tuple[File, ...]


def cited_page(page: Page) -> Cited:
    """How to cite a page."""
    words = {
        "title": page.title,
        "site": current_site().name[page.language.code],
        "date": printed(page.checked),
    }
    if page.checked:
        line = _("%(title)s. %(site)s, compared with its sources on %(date)s,", **words)
    else:
        line = _("%(title)s. %(site)s,", **words)
    line = without_second_stop(line, page.title)
    return Cited(line, _url(page.key, page.language), _files(page.key))


def without_second_stop(line: str, title: str) -> str:
    """A citation without the full stop after a title that is a question."""
    return line.replace(f"{title}.", title, 1) if title.endswith(("?", "!")) else line


def cited_fact(fact: Fact) -> Cited:
    """How to cite a figure: the statement, its date, who said so, by way of whom."""
    shown, reader = figure(fact), current_language()
    words = {
        "statement": shown.statement,
        "date": shown.as_of,
        "sources": _said(shown),
        "site": current_site().name[reader.code],
    }
    if shown.as_of:
        line = _("%(statement)s (as of %(date)s). %(sources)s. Via %(site)s,", **words)
    else:
        line = _("%(statement)s (the source gives no date). %(sources)s. Via %(site)s,", **words)
    return Cited(line, _url(fact.key, reader), _files(fact.key))


def page_citation(page: Page) -> Citation:
    """A page for reference managers."""
    return Citation(
        id=_name(page.key, page.language),
        title=page.title,
        site=current_site().name[page.language.code],
        date=PartialDate.of(page.checked) if page.checked else None,
        url=_url(page.key, page.language),
        language=page.language.code,
        note=_("Compared with its sources on that day.") if page.checked else "",
    )


def fact_citation(fact: Fact) -> Citation:
    """A figure for reference managers; its date is in the note, for it is not the page's."""
    shown, reader = figure(fact), current_language()
    as_of = _("As of %(date)s", date=shown.as_of) if shown.as_of else ""
    return Citation(
        id=_name(fact.key, reader),
        title=shown.statement,
        site=current_site().name[reader.code],
        date=None,
        url=_url(fact.key, reader),
        language=reader.code,
        note=". ".join(part for part in (as_of, _said(shown)) if part),
    )


def _said(shown: Figure) -> str:
    """Who states a figure, and when."""
    return said_by((one.source for one in shown.stated), current_language())


def _url(key: Key, language: Language) -> str:
    return absolute(current_site().address(key, language))


def _name(key: Key, language: Language) -> str:
    return f"{key.replace('/', '-')}-{language.code}"


def _files(key: Key) -> tuple[File, ...]:
    reader = current_language()
    path, name = current_site().address(key, reader).rstrip("/"), _name(key, reader)
    return tuple(
        File(form.name, href(f"{CITATIONS}/{path}.{ending}"), f"{name}.{ending}")
        for ending, form in FORMS.items()
    )
