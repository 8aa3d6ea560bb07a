"""Texts and events month by month, with the way to the figures of the month; and a picture."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from flask_babel import gettext as _

from portal.model.commitment import Commitment
from portal.model.deadline import Deadline
from portal.model.event import Event
from portal.model.page import Page
from portal.model.partial_date import PartialDate
from portal.model.register import Instrument
from portal.model.site import COMMITMENTS, Site
from portal.rendering.figures import print_deadline
from portal.rendering.lines import tied
from portal.rendering.prose import prose_html, prose_text
from portal.rendering.references import References
from portal.web.drawing import Stop, timeline_picture
from portal.web.evidence import Stated, instrument_link, printed, stated
from portal.web.figures import BY_DATE, anchor, href_of, order, period
from portal.web.labels import EVENTS
from portal.web.navigation import Link
from portal.web.state import current_language, current_site
from portal.web.urls import key_href

TEXT, IN_FORCE, DEADLINE = "text", "in-force", "deadline"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something dated, ready to print.

    Attributes:
        date: When.
        printed: When, in the reader's words.
        kind: What sort of thing it is, in words.
        mark: The same for the picture.
        link: Its name, and where it leads; nowhere for an event.
        anchor: Where it is in the page; empty for texts.
        says: More about it, as HTML; empty for texts.
        stated: Who says so.
        drawn: Whether it is in the picture.
    """

    date: PartialDate
    printed: str
    kind: str
    mark: str
    link: Link
    anchor: str = ""
    says: str = ""
    stated: tuple[Stated, ...] = ()
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Period:
    """A month, or a year of which no month is known: what happened in it, what was counted.

    Attributes:
        anchor: Its anchor.
        name: The month, printed.
        moments: What happened, the oldest first.
        figures: How many figures are of this time.
        figures_href: Where they are listed; empty where no page lists them.
    """

    anchor: str
    name: str
    moments: tuple[Moment, ...]
    figures: int
    figures_href: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The periods in order, and the picture of their texts and events."""

    periods: tuple[Period, ...]
    picture: str


def timeline(page: Page) -> Timeline:
    """All there is with a date."""
    site = current_site()
    moments = sorted(_moments(site, page), key=lambda one: (one.date.first_day, one.link.text))
    counts = Counter(period(one.as_of) for one in site.facts.values() if one.as_of)
    dates = sorted({*counts, *(period(one.date) for one in moments)}, key=order)
    periods = tuple(
        Period(
            anchor=anchor(date),
            name=printed(date),
            moments=tuple(one for one in moments if period(one.date) == date),
            figures=counts[date],
            figures_href=href_of(date) if counts[date] and site.has(BY_DATE) else "",
        )
        for date in dates
    )
    return Timeline(periods, _picture(one for one in moments if one.drawn))


def _moments(site: Site, page: Page) -> Iterator[Moment]:
    for instrument in site.instruments.values():
        yield from _of_instrument(instrument)
    reader = current_language()
    here = site.address(page.key, reader)
    references = References(site, page.language, reader, here, listed=False)
    code = page.language.code
    for event in site.events.values():
        yield _of_event(event, code, references)
    for one in site.commitments.values():
        if one.deadline:
            yield _of_deadline(one, one.deadline, prose_text(one.task[code], references))


def _of_instrument(one: Instrument) -> Iterator[Moment]:
    """When a text was signed, and when it took effect where that is another day."""
    link, drawn = instrument_link(one), current_site().page_of(one) is not None
    if one.date:
        yield Moment(one.date, printed(one.date), _("Text"), TEXT, link, drawn=drawn)
    if one.in_force and one.in_force != one.date:
        kind = _("Takes effect")
        yield Moment(one.in_force, printed(one.in_force), kind, IN_FORCE, link, drawn=False)


def _of_deadline(one: Commitment, deadline: Deadline, task: str) -> Moment:
    """By when a task was to be done; it stands where the time it had ends."""
    return Moment(
        date=PartialDate.of(deadline.last_day),
        printed=print_deadline(deadline, current_language()),
        kind=_("Deadline of a task"),
        mark=DEADLINE,
        link=Link(task, key_href(COMMITMENTS, one.id)),
        drawn=False,
    )


def _of_event(one: Event, code: str, references: References) -> Moment:
    return Moment(
        date=one.date,
        printed=printed(one.date),
        kind=str(EVENTS[one.kind]),
        mark=one.kind,
        link=Link(one.title[code], ""),
        anchor=one.anchor,
        says=prose_html(one.says[code], references),
        stated=tuple(map(stated, one.evidence)),
    )


def _picture(moments: Iterable[Moment]) -> str:
    stops, before = [], 0
    whole = partial(tied, languages=current_site().languages)
    for one in moments:
        year = f"{one.date.year}" if one.date.year != before else ""
        stops.append(Stop(year, whole(one.printed), whole(one.link.text), one.mark))
        before = one.date.year
    words = _(
        "A line from the oldest to the newest: squares are texts, discs are meetings and launches, "
        "rhombs are changes. The list below says the same in words."
    )
    return timeline_picture(_("Texts and events in order"), words, stops)
