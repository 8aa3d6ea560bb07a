"""`site.yaml` describes the site as a whole."""

import pytest

from portal.model.language import Direction
from portal.model.reference import Names
from portal.model.site import Site
from portal.reading.site_file import read_site
from portal.reading.values import Report

SITE = """\
name: {vi: Cẩm nang, ar: Dalil}
base-url: https://town.example/sub
languages:
  - {code: vi, name: Tiếng Việt, date: d M y, first-of-month: d}
  - {code: ar, name: Arabic, direction: rtl}
addresses:
  guides: {vi: huong-dan, ar: adilla}
units:
  vnd: {vi: "{} đồng", ar: "{} dong"}
menu: [guides/index]
footer: [about]
"""


def read(text: str) -> tuple[Site | None, list[str]]:
    """A site and the problems as they are printed."""
    report = Report("site.yaml")
    site = read_site(text, report)
    return site, [str(problem) for problem in report.problems]


def test_a_site_is_read() -> None:
    site, problems = read(SITE)
    assert problems == []
    assert site is not None
    vietnamese, arabic = site.languages
    assert (vietnamese.code, vietnamese.date, vietnamese.first_of_month) == ("vi", "d M y", "d")
    assert (vietnamese.direction, arabic.direction) == (Direction.LTR, Direction.RTL)
    assert site.name == {"vi": "Cẩm nang", "ar": "Dalil"}
    assert site.base_url == "https://town.example/sub/"
    assert site.addresses["guides"] == {"vi": "huong-dan", "ar": "adilla"}
    assert site.units["vnd"] == {"vi": "{} đồng", "ar": "{} dong"}
    assert (site.menu, site.footer) == (("guides/index",), ("about",))
    assert [(one.names, one.target, str(one.place)) for one in site.references] == [
        (Names.PAGE, "guides/index", "site.yaml:10:8"),
        (Names.PAGE, "about", "site.yaml:11:10"),
    ]
    assert (site.publisher.official, site.publisher.contact) == (False, "")


@pytest.mark.parametrize("url", ["https://a.example", "https://a.example/", "https://a.example//"])
def test_the_base_url_ends_in_one_slash(url: str) -> None:
    site, _ = read(SITE.replace("https://town.example/sub", url))
    assert site is not None
    assert site.base_url == "https://a.example/"


def test_an_authority_gives_its_name_and_contact() -> None:
    site, problems = read(
        SITE + "publisher: {official: true, name: {vi: Sở, ar: Wizara}, contact: mailto:a@b.vn}\n"
    )
    assert problems == []
    assert site is not None
    assert site.publisher.official
    assert site.publisher.name["vi"] == "Sở"
    assert site.publisher.contact == "mailto:a@b.vn"


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("https://town", "town", ["2:11 base-url-invalid"]),
        (", ar: Dalil", "", ["1:7 field-missing"]),
        ("name: {vi: Cẩm nang, ar: Dalil}", "name: Town", ["1:7 mapping-expected"]),
        ("name: Arabic", "nam: Arabic", ["5:5 field-missing", "5:16 field-unknown"]),
        ("rtl", "up", ["5:41 direction-invalid"]),
        ("d M y,", "d M y HH:mm,", ["4:40 date-invalid"]),
        ("d M y,", "MMMMMM,", ["4:40 date-invalid"]),
        ("d M y,", "d 'of M,", ["4:40 date-invalid"]),
        ("month: d}", "month: B}", ["4:63 first-of-month-invalid"]),
        ("vi: huong-dan, ", "", ["7:11 field-missing"]),
        ('"{} đồng"', '"đồng"', ["9:8 unit-invalid"]),
        ("[guides/index]", "guides/index", ["10:7 menu-invalid"]),
        ("[guides/index]", "[{a: b}]", ["10:8 menu-invalid"]),
        ("[guides/index]", "[]", ["10:7 field-missing"]),
        ("footer", "foter", ["11:1 field-unknown"]),
    ],
)
def test_one_mistake_is_told_once_where_it_stands(old: str, new: str, problems: list[str]) -> None:
    assert old in SITE
    found = [one.partition(": ")[0] for one in read(SITE.replace(old, new))[1]]
    assert found == [f"site.yaml:{problem}" for problem in problems]


@pytest.mark.parametrize("code", ["../x", "VI", "v", "vi_VN", "tiếng-việt"])
def test_a_code_that_is_no_folder_is_told(code: str) -> None:
    problems = read(SITE.replace("code: ar", f"code: {code}"))[1]
    expected = f'site.yaml:5:5 code-invalid: expected a code like vi or pt-BR, found "{code}"'
    assert expected in problems


def test_a_language_given_twice_is_told_at_both() -> None:
    problems = read(SITE.replace("code: ar", "code: vi"))[1]
    assert [one.partition(": ")[0] for one in problems if "language-twice" in one] == [
        "site.yaml:4:5 language-twice",
        "site.yaml:5:5 language-twice",
    ]


@pytest.mark.parametrize(
    ("publisher", "problems"),
    [
        ("{official: true}", ["field-missing", "field-missing"]),
        ("{official: yes}", ["official-invalid"]),
        ("{contact: tel:1}", ["contact-invalid"]),
        ("{contact: 'javascript:x'}", ["contact-invalid"]),
        ("{contact: 'https://'}", ["contact-invalid"]),
        ("{contact: 'mailto:'}", ["contact-invalid"]),
        ("{contact: 'https://town.example/write'}", []),
        ("{nam: a}", ["field-unknown"]),
    ],
)
def test_a_publisher_is_checked(publisher: str, problems: list[str]) -> None:
    found = read(f"{SITE}publisher: {publisher}\n")[1]
    assert [one.partition(" ")[2].partition(":")[0] for one in found] == problems


def test_without_languages_there_is_no_site_and_nothing_else_is_said() -> None:
    start, end = SITE.index("languages:"), SITE.index("addresses:")
    site, problems = read(SITE[:start] + SITE[end:])
    assert site is None
    assert problems == [
        "site.yaml:1:1 field-missing: expected the field languages in site.yaml, found none"
    ]


def test_what_is_said_for_a_form_has_its_numbers() -> None:
    right = 'spoken:\n  "{}-NQ/TW": {vi: "{} của Trung ương", ar: "{} hizb"}\n'
    site, problems = read(SITE + right)
    assert site is not None
    assert problems == []
    assert site.spoken["{}-NQ/TW"]["vi"] == "{} của Trung ương"
    _, problems = read(SITE + right.replace("{} hizb", "hizb"))
    assert [one.partition(": ")[0] for one in problems] == ["site.yaml:13:15 spoken-invalid"]
