"""What a visitor of a built site would stumble over.

Every link and anchor leads somewhere, every page says in which language it is, nothing is asked
from elsewhere.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.build.built import Built, Page, Spot, read_page
from portal.model.place import Place, Problem


@dataclass(frozen=True, slots=True)
class Seen:
    """What a visitor sees of one page.

    Attributes:
        problems: What is wrong with it, whatever other pages hold.
        ids: What links may lead to in it.
        anchors: What it leads to in other pages, and in itself what is not there.
    """

    problems: tuple[Problem, ...]
    ids: frozenset[str]
    anchors: frozenset[Spot]


def ids_of(file: Path) -> frozenset[str]:
    """The ids that links may lead to in an HTML file."""
    return frozenset(_ids(read_page(file.parent, file.name)))


def see(page: Page, built: Built) -> Seen:
    """See one page of a built site."""
    ids, led = _ids(page), _led(page, built)
    problems = (*_of_root(page), *_twice(page, ids), *_foreign(page, led), *_dead(page, led, built))
    wanted = {spot for spot in led.values() if spot and spot[1] and spot[0].endswith(".html")}
    there = {(page.name, one) for one in ids}
    known = (spot for spot in wanted - there if spot[0] in built.files)
    return Seen(problems, frozenset(ids), frozenset(known))


def dead_anchors(page: Page, dead: Spot, built: Built) -> Iterator[Problem]:
    """Each link of a page to an anchor that is not there."""
    for link, spot in _led(page, built).items():
        if spot == dead:
            yield from _each(page, link, "anchor-dead", f"an anchor there is in {dead[0]}")


def _ids(page: Page) -> Sequence[str]:
    """The ids in a page, as often as they are given."""
    return [one.given["id"] for one in page.tags if "id" in one.given]


def _led(page: Page, built: Built) -> Mapping[str, Spot | None]:
    """The links of a page, and what they mean; None on another site."""
    links = {tag.link for tag in page.tags if tag.link is not None}
    return {link: built.spot(link, page) for link in links}


def _of_root(page: Page) -> Iterator[Problem]:
    roots = [one.given for one in page.tags if one.name == "html"] or [{}]
    if not all(root.get("lang") and root.get("dir") for root in roots):
        yield Problem(Place(page.name), "language-missing", "lang and dir on the root", "none")


def _twice(page: Page, ids: Sequence[str]) -> Iterator[Problem]:
    for double in sorted(one for one, times in Counter(ids).items() if times > 1):
        yield Problem(Place(page.name), "id-twice", "an id no other element has", f'"{double}"')


def _foreign(page: Page, led: Mapping[str, Spot | None]) -> Iterator[Problem]:
    for link in {tag.link for tag in page.tags if tag.fetches and tag.link is not None}:
        if led[link] is None:
            yield from _each(page, link, "third-party", "a file of this site", only_fetched=True)


def _dead(page: Page, led: Mapping[str, Spot | None], built: Built) -> Iterator[Problem]:
    for link, spot in led.items():
        if spot and spot[0] not in built.files:
            yield from _each(page, link, "link-dead", "a link to something there is")


def _each(
    page: Page, link: str, code: str, expected: str, *, only_fetched: bool = False
) -> Iterator[Problem]:
    """A problem wherever a page has a link."""
    for place, _ in page.places(lambda tag: tag.link == link and tag.fetches >= only_fetched):
        yield Problem(place, code, expected, f'"{link}"')
