"""A page or a figure as reference managers take it: BibTeX, RIS, CSL-JSON.

Sources: the BibTeX manual (Patashnik, 1988), the RIS specification (Clarivate), CSL-JSON 1.0.2.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from portal.model.language import Language
from portal.model.partial_date import PartialDate
from portal.model.register import Source
from portal.rendering.figures import print_date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#%_"},
}
_TEX = str.maketrans(_SPECIAL)


_SEMICOLON = {"fr": "\N{NO-BREAK SPACE}; "}
"""What stands between sources, where the language does not write it as English does."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited.

    Attributes:
        id: Its name among others; ASCII letters, digits and hyphens.
        title: Its title, or the statement of a figure.
        site: The name of the site, which answers for it.
        date: When it was last compared with its sources; None where that is not known.
        url: Its whole address.
        language: The code of its language.
        note: What else a reader has to know: the date of a figure, who states it.
    """

    id: str
    title: str
    site: str
    date: PartialDate | None
    url: str
    language: str
    note: str


def said_by(sources: Iterable[Source], language: Language) -> str:
    """Who states something, and when; each once, in however many places they do."""
    said = (
        ", ".join(
            (
                one.publisher[language.code],
                *([print_date(one.published, language)] if one.published else []),
            )
        )
        for one in sources
    )
    return _SEMICOLON.get(language.code, "; ").join(dict.fromkeys(said))


def bibtex(one: Citation) -> str:
    """An entry of a BibTeX file, in UTF-8; also BibLaTeX reads it."""
    day = one.date
    fields = {
        "author": f"{{{_tex(one.site)}}}",
        "title": f"{{{_tex(one.title)}}}",
        "year": str(day.year) if day else "",
        "url": one.url,
        "language": one.language,
        "note": _tex(one.note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if day and day.month:
        lines.insert(3, f"  month = {_MONTHS[day.month - 1]},")
    return "\n".join((f"@misc{{{one.id},", *lines, "}", ""))


def _tex(text: str) -> str:
    return _line(text).translate(_TEX)


def ris(one: Citation) -> str:
    """A record of a RIS file; its lines end as the specification wants them."""
    day = one.date
    parts = (day.year, day.month, day.day) if day else ()
    fields = (
        ("TY", "ELEC"),
        ("AU", one.site),
        ("TI", one.title),
        ("PY", str(day.year) if day else ""),
        ("DA", "/".join(f"{part:02}" if part else "" for part in parts) + "/" if parts else ""),
        ("UR", one.url),
        ("LA", one.language),
        ("N1", one.note),
    )
    lines = [f"{name}  - {_line(value)}" for name, value in fields if value]
    return "\r\n".join((*lines, "ER  - ", ""))


def csl_json(one: Citation) -> str:
    """A list of one item in CSL-JSON."""
    item: dict[str, object] = {
        "id": one.id,
        "type": "webpage",
        "author": [{"literal": one.site}],
        "container-title": one.site,
        "title": one.title,
        "URL": one.url,
        "language": one.language,
    }
    if one.date:
        parts = (one.date.year, one.date.month, one.date.day)
        item["issued"] = {"date-parts": [[part for part in parts if part]]}
    if one.note:
        item["note"] = one.note
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


def _line(text: str) -> str:
    """A text on one line, for formats in which a line is a field."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Form:
    """A format of citations.

    Attributes:
        name: What people call it.
        media: Its media type.
        write: What writes it.
    """

    name: str
    media: str
    write: Callable[[Citation], str]


FORMS: Mapping[str, Form] = {
    "bib": Form("BibTeX", "application/x-bibtex", bibtex),
    "ris": Form("RIS", "application/x-research-info-systems", ris),
    "json": Form("CSL-JSON", "application/json", csl_json),
}
"""The formats by the endings of their files."""
