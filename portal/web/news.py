"""Which pages were looked into last: what a feed lists, and the search page, too."""

import datetime

from portal.model.language import Language
from portal.model.page import Page
from portal.model.site import Site


def news(site: Site, reader: Language) -> tuple[Page, ...]:
    """The pages of a day in one language, those compared with their sources last first.

    Of the same day, those that describe the latest state come first. A page without a day is no
    news on any.
    """
    ours = (one for one in site.pages if one.language == reader and one.kind.in_feed)
    dated = sorted((one for one in ours if one.checked), key=lambda one: one.key)
    return tuple(sorted(dated, key=_freshness, reverse=True))


def _freshness(page: Page) -> tuple[datetime.date, datetime.date]:
    never = datetime.date.min
    return page.checked or never, page.as_of.first_day if page.as_of else never
