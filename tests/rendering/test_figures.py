"""Figures are printed digit for digit, as the reader writes numbers."""

import datetime
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.model.language import Language
from portal.model.partial_date import PartialDate
from portal.model.register import Period, Quantity, Scale, Share, Span, Value
from portal.rendering.figures import machine_value, print_date, print_value
from tests.builders import AR, EN, FR, LANGUAGES, VI, a_quantity, a_site

SITE = a_site(languages=(VI, EN, FR, AR))


def printed(value: Value, language: Language) -> str:
    """A value as it is printed; every kind of space that does not break is shown as "_"."""
    return print_value(value, SITE, language).replace("\u00a0", "_").replace("\u202f", "_")


def a_range(low: str, high: str, scale: Scale = Scale.ONE, unit: str = "") -> Span:
    return Span(a_quantity(low, scale, unit), a_quantity(high, scale, unit))


@pytest.mark.parametrize(
    ("value", "vi", "en", "fr"),
    [
        (a_quantity("17.5", unit="percent"), "17,5%", "17.5%", "17,5_%"),
        (a_quantity("17.50", unit="percent"), "17,50%", "17.50%", "17,50_%"),
        (a_quantity("18", unit="percent"), "18%", "18%", "18_%"),
        (a_quantity("99.999", unit="percent"), "99,999%", "99.999%", "99,999_%"),
        (a_quantity("0.5"), "0,5", "0.5", "0,5"),
        (a_quantity("1234"), "1.234", "1,234", "1_234"),
        (a_quantity("1234567.80"), "1.234.567,80", "1,234,567.80", "1_234_567,80"),
        (a_quantity("-3.5"), "-3,5", "-3.5", "-3,5"),
        (a_quantity("0"), "0", "0", "0"),
        (
            a_quantity("55.25", Scale.MILLION),
            *("55,25_triệu", "55.25_million", "55,25_millions"),
        ),
        (a_quantity("1.5", Scale.MILLION), "1,5_triệu", "1.5_million", "1,5_million"),
        (a_quantity("2", Scale.BILLION), "2_tỷ", "2_billion", "2_milliards"),
        (a_quantity("1", Scale.BILLION), "1_tỷ", "1_billion", "1_milliard"),
        (a_quantity("300", Scale.THOUSAND), "300_nghìn", "300_thousand", "300_mille"),
        (a_quantity("115000", unit="vnd"), "115.000_đồng", "VND_115,000", "115_000_dongs"),
        (
            a_quantity("10", Scale.MILLION, "vnd"),
            *("10_triệu_đồng", "VND_10_million", "10_millions_de_dongs"),
        ),
        (
            a_quantity("1", Scale.BILLION, "vnd"),
            *("1_tỷ_đồng", "VND_1_billion", "1_milliard_de_dongs"),
        ),
        (
            a_quantity("300", Scale.THOUSAND, "vnd"),
            *("300_nghìn_đồng", "VND_300_thousand", "300_mille_dongs"),
        ),
        (a_quantity("104", unit="Mbit/s"), "104_Mbit/s", "104_Mbit/s", "104_Mbit/s"),
        (Share(58, 76), "58/76", "58/76", "58/76"),
        (Share(1200, 10598), "1.200/10.598", "1,200/10,598", "1_200/10_598"),
        (a_range("16", "18"), "16–18", "16–18", "16–18"),
        (a_range("8", "8.50", unit="percent"), "8–8,50%", "8–8.50%", "8–8,50_%"),
        (
            a_range("1", "2", Scale.BILLION, "vnd"),
            *("1–2_tỷ_đồng", "VND_1–2_billion", "1–2_milliards_de_dongs"),
        ),
        (
            PartialDate(2025, 3, 4),
            *("4 tháng 3 năm 2025", "4 March 2025", "4 mars 2025"),
        ),
        (PartialDate(2025, 3), "tháng 3 năm 2025", "March 2025", "mars 2025"),
        (Period(PartialDate(2025), PartialDate(2026)), "2025–2026", "2025–2026", "2025–2026"),
        (
            Period(PartialDate(2025, 3), PartialDate(2026)),
            "tháng 3 năm 2025 – 2026",
            "March 2025 – 2026",
            "mars 2025 – 2026",
        ),
    ],
    ids=str,
)
def test_a_value_is_printed_as_its_reader_writes_it(
    value: Value, vi: str, en: str, fr: str
) -> None:
    assert [printed(value, language) for language in LANGUAGES] == [vi, en, fr]


numbers = st.decimals(
    min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=4
) | st.integers(-(10**12), 10**12).map(Decimal)


@given(number=numbers, scale=st.sampled_from(Scale), unit=st.sampled_from(["", "percent", "vnd"]))
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_no_digit_is_ever_rounded_lost_or_added(
    language: Language, number: Decimal, scale: Scale, unit: str
) -> None:
    text = print_value(Quantity(number, scale, unit), SITE, language)
    assert "".join(re.findall("[0-9]", text)) == "".join(re.findall("[0-9]", f"{number:f}"))


@given(number=numbers)
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_a_figure_never_breaks_at_the_end_of_a_line(language: Language, number: Decimal) -> None:
    for scale in Scale:
        assert " " not in print_value(Quantity(number, scale, "vnd"), SITE, language)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (a_quantity("55.25", Scale.MILLION), "55250000"),
        (a_quantity("17.50", unit="percent"), "17.5"),
        (a_quantity("1200"), "1200"),
        (a_quantity("0"), "0"),
        (a_quantity("-0.5", Scale.THOUSAND), "-500"),
        (Share(58, 76), "58/76"),
        (a_range("16", "18", Scale.MILLION), "16000000/18000000"),
        (PartialDate(2025, 3, 13), "2025-03-13"),
        (PartialDate(2025, 3), "2025-03"),
        (Period(PartialDate(2025), PartialDate(2026, 5)), "2025/2026-05"),
    ],
    ids=str,
)
def test_machines_read_plain_values(value: Value, text: str) -> None:
    assert machine_value(value) == text


@pytest.mark.parametrize(
    ("date", "vi", "en", "fr"),
    [
        (PartialDate(2025), "2025", "2025", "2025"),
        (PartialDate(2025, 3), "tháng 3 năm 2025", "March 2025", "mars 2025"),
        (PartialDate(2025, 3, 1), "1 tháng 3 năm 2025", "1 March 2025", "1er mars 2025"),
        (PartialDate(2025, 3, 2), "2 tháng 3 năm 2025", "2 March 2025", "2 mars 2025"),
        (PartialDate(2025, 12, 31), "31 tháng 12 năm 2025", "31 December 2025", "31 décembre 2025"),
        (PartialDate(2025, 8), "tháng 8 năm 2025", "August 2025", "août 2025"),
    ],
    ids=str,
)
def test_a_date_is_as_precise_as_it_is_known(date: PartialDate, vi: str, en: str, fr: str) -> None:
    assert [print_date(date, language) for language in LANGUAGES] == [vi, en, fr]


def test_a_day_of_the_calendar_is_printed_alike() -> None:
    assert print_date(datetime.date(2025, 3, 1), FR) == "1er mars 2025"


def test_a_language_without_a_pattern_takes_its_own_long_form() -> None:
    assert print_date(PartialDate(2025, 3, 4), Language("de", "Deutsch")) == "4. März 2025"
