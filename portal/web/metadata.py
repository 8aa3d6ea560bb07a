"""What a page tells machines: canonical address, translations, previews, structured data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from portal.model.kinds import HOME, LESSON_MINUTES, Key
from portal.model.language import Language
from portal.model.page import Page
from portal.model.site import SEARCH
from portal.rendering.figures import machine_value
from portal.web.paging import Parts, address_of
from portal.web.state import current_language, current_site
from portal.web.urls import absolute

JsonLd = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one language, for `rel=alternate`; "x-default" lets people choose."""

    hreflang: str
    url: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """The head of a page.

    Attributes:
        title: What the window and search engines show.
        description: The page in a sentence.
        canonical: The one address of this text; empty for pages nobody should find.
        alternates: Its versions in every language that has one, itself included.
        kind: "article" or "website", for previews.
        json_ld: Structured data, schema.org; empty for none.
        indexed: Whether search engines should list it.
        before: Of a part of a long list, the link to the part before it.
        after: The link to the part after it.
    """

    title: str
    description: str
    canonical: str = ""
    alternates: tuple[Alternate, ...] = ()
    kind: str = "website"
    json_ld: JsonLd = field(default_factory=dict)
    indexed: bool = True
    before: str = ""
    after: str = ""


def metadata(page: Page) -> Metadata:
    """The head of a page, shown in its own language or standing in for a missing translation."""
    site, reader = current_site(), current_language()
    canonical = absolute(site.address(page.key, page.language))
    return Metadata(
        title=window_title(page.title, home=page.key == HOME),
        description=page.lead,
        canonical=canonical,
        alternates=alternates(page.key),
        kind="article" if page.kind.in_feed else "website",
        json_ld=structured(page, canonical),
        indexed=page.language == reader,
    )


def of_part(head: Metadata, parts: Parts | None) -> Metadata:
    """The head of the first part of a list, which may be the only one."""
    before, after = (parts.before, parts.after) if parts else (None, None)
    return replace(head, before=before.href if before else "", after=after.href if after else "")


def part_metadata(page: Page, title: str, parts: Parts) -> Metadata:
    """The head of another part of the list of a page: the same part in every language is one."""
    there = tuple(
        replace(one, url=address_of(one.url, parts.number)) for one in alternates(page.key)
    )
    head = metadata(page)
    canonical = address_of(head.canonical, parts.number)
    return of_part(
        replace(head, title=window_title(title), canonical=canonical, alternates=there, json_ld={}),
        parts,
    )


def search_metadata(title: str, description: str) -> Metadata:
    """The head of the search page."""
    return registered_metadata(SEARCH, title, description)


def registered_metadata(
    key: Key, title: str, description: str, json_ld: JsonLd | None = None
) -> Metadata:
    """The head of a page of no file, which is there in every language."""
    site = current_site()
    return Metadata(
        window_title(title),
        description,
        canonical=absolute(site.address(key, current_language())),
        alternates=versions(key),
        json_ld=json_ld or {},
    )


def versions(key: Key) -> tuple[Alternate, ...]:
    """The versions of a page of no file."""
    site = current_site()
    return tuple(Alternate(one.code, absolute(site.address(key, one))) for one in site.languages)


def window_title(title: str, *, home: bool = False) -> str:
    """A title with the site's name after it; a home page often has the name in its title."""
    name = current_site().name[current_language().code]
    return title if home and name in title else f"{title} · {name}"


def alternates(key: Key) -> tuple[Alternate, ...]:
    """The versions of a page that exist, and for the home page the choice of language."""
    site = current_site()
    there = tuple(
        Alternate(page.language.code, absolute(site.address(key, page.language)))
        for page in site.translations(key)
    )
    return (*there, Alternate("x-default", absolute(""))) if key == HOME else there


def structured(page: Page, canonical: str) -> JsonLd:
    """A page as schema.org describes it; what we do not know is left out.

    So are its sources, which the page lists, its description and its site, which its head has
    for previews: said twice they would cost every reader.
    """
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": page.kind.schema_type,
        "name": page.title,
        "url": canonical,
        "inLanguage": page.language.code,
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    if page.checked:
        data["dateModified"] = page.checked.isoformat()
    about = [_legislation(one, page.language) for one in _about(page)]
    if about:
        data["about"] = about
    return {**data, **_of_kind(page)}


def _of_kind(page: Page) -> dict[str, object]:
    """What schema.org has to say of one kind of page only."""
    match page.kind.name:
        case "question":
            answer = {"@type": "Answer", "text": page.lead}
            question = {"@type": "Question", "name": page.title, "acceptedAnswer": answer}
            return {"mainEntity": {**question, "answerCount": 1}}
        case "lesson":
            free = {"isAccessibleForFree": True, "learningResourceType": "lesson"}
            return {**free, "timeRequired": f"PT{LESSON_MINUTES}M"}
        case _:
            return {}


def _about(page: Page) -> tuple[str, ...]:
    if page.kind.name != "instrument":
        return page.instruments
    return tuple(one.id for one in current_site().explained_by(page.id))


def _legislation(instrument: str, language: Language) -> dict[str, object]:
    one = current_site().instruments[instrument]
    data: dict[str, object] = {
        "@type": "Legislation",
        "name": one.name[language.code],
        "legislationIdentifier": one.number,
    }
    if one.date:
        data["legislationDate"] = machine_value(one.date)
    if one.official:
        data["url"] = one.official[0].url
    return data
