"""Values and dates in the reader's language, digit for digit as they were authored."""

import datetime
import re
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from portal.model.deadline import Deadline, Quarter
from portal.model.language import Language
from portal.model.partial_date import PartialDate
from portal.model.register import Period, Quantity, Scale, Share, Span, Value
from portal.model.site import Site

_SPACE = "\N{NO-BREAK SPACE}"
_DASH = "\N{EN DASH}"
_NUMBER = re.compile(r"[#0][#0,.]*")


def print_value(value: Value, site: Site, language: Language) -> str:
    """A fact's value as its reader writes it: 55,25 triệu, 17.5%, 58/76, 4 mars 2025."""
    match value:
        case Quantity():
            return _print_span(value, value, site, language)
        case Span(low, high):
            return _print_span(low, high, site, language)
        case Share(part, whole):
            locale = Locale.parse(language.locale)
            return f"{format_decimal(part, locale=locale)}/{format_decimal(whole, locale=locale)}"
        case PartialDate():
            return print_date(value, language)
        case Period(first, last):
            dates = print_date(first, language), print_date(last, language)
            between = _DASH if first.month is None and last.month is None else f" {_DASH} "
            return between.join(dates)


def _print_span(low: Quantity, high: Quantity, site: Site, language: Language) -> str:
    locale = Locale.parse(language.locale)
    numbers = [_digits(one, locale) for one in dict.fromkeys((low, high))]
    amount = _scaled(_DASH.join(numbers), high, locale)
    if high.unit == "percent":
        return _put(amount, locale.percent_formats[None].pattern)
    return _with_unit(amount, high, site, language) if high.unit else amount


def _digits(quantity: Quantity, locale: Locale) -> str:
    """The number with exactly the decimals it was authored with: locales would round."""
    exponent = quantity.number.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(quantity.number, pattern, locale=locale)


def _scaled(digits: str, quantity: Quantity, locale: Locale) -> str:
    """The number with its scale in words, in the plural that the language asks for."""
    if quantity.scale is Scale.ONE:
        return digits
    forms = locale.compact_decimal_formats["long"]
    plural = forms.get(locale.plural_form(quantity.number), forms["other"])
    return _put(digits, plural[str(quantity.scale.factor)].pattern).replace(" ", _SPACE)


def _put(digits: str, pattern: str) -> str:
    """A number put in the place that a CLDR pattern keeps for it."""
    return _NUMBER.sub(lambda _: digits, pattern, count=1)


def _with_unit(amount: str, quantity: Quantity, site: Site, language: Language) -> str:
    large = quantity.scale in (Scale.MILLION, Scale.BILLION)
    names = (f"{quantity.unit}-scaled", quantity.unit) if large else (quantity.unit,)
    for name in names:
        if name in site.units:
            return site.units[name][language.code].replace("{}", amount).replace(" ", _SPACE)
    return f"{amount}{_SPACE}{quantity.unit}"


def print_deadline(deadline: Deadline, language: Language) -> str:
    """A deadline as its source gives it: March 2025, 2nd quarter 2025."""
    if isinstance(deadline, Quarter):
        return format_skeleton("yQQQQ", deadline.first_day, locale=language.locale)
    return print_date(deadline, language)


def machine_value(value: Value) -> str:
    """A value as machines read it: "55250000", "58/76", "16/18", "2025-03-13", "2025/2026"."""
    match value:
        case Quantity(number, scale):
            return f"{(number * scale.factor).normalize():f}"
        case Span(low, high):
            return f"{machine_value(low)}/{machine_value(high)}"
        case Share(part, whole):
            return f"{part}/{whole}"
        case PartialDate():
            return str(value)
        case Period(first, last):
            return f"{first}/{last}"


@lru_cache(maxsize=4096)  # a site has few dates, and names each on many pages
def print_date(date: PartialDate | datetime.date, language: Language) -> str:
    """A date as precise as it is known: 2025, March 2025, 4 March 2025."""
    if isinstance(date, datetime.date):
        date = PartialDate.of(date)
    if date.month is None:
        return str(date.year)
    if date.day is None:
        return format_skeleton("yMMMM", date.first_day, locale=language.locale)
    pattern = language.date or "long"
    if date.day == 1 and language.first_of_month:
        pattern = language.first_of_month
    return format_date(date.first_day, pattern, locale=language.locale)
