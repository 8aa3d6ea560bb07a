"""Everything that is wrong with a built site, from all who read one."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from portal.build.audit import Seen, dead_anchors, see
from portal.build.built import Built
from portal.build.folders import names_below
from portal.build.heads import Head, alone, head_of, lists, problems_of
from portal.build.manifest import MANIFEST, FolderCopy, manifest_at, verify
from portal.build.weights import Scales
from portal.model.place import Place, Problem
from portal.model.site import Site


@dataclass(frozen=True, slots=True)
class _Look:
    """What all who look at a page found: what is wrong with it, and what they keep of it."""

    problems: tuple[Problem, ...]
    seen: Seen
    head: Head


class _Looks(dict[str, _Look]):
    """The looks at pages, by their names; whoever asks for one that is not there makes it."""

    def __init__(self, built: Built, base_url: str) -> None:
        self._built, self._base_url = built, base_url
        self._scales = Scales(built)

    def __missing__(self, name: str) -> _Look:
        """Read a page once, for all."""
        page = self._built.page(name)
        seen, head = see(page, self._built), head_of(page)
        wrong = problems_of(page, head, self._base_url)
        look = _Look((*seen.problems, *wrong, *self._scales.too_heavy(page)), seen, head)
        self[name] = look
        return look

    def head(self, name: str) -> Head | None:
        """What a file says of itself; None where there is none."""
        return self[name].head if name in self._built.files else None


def audit_site(folder: Path, base_url: str, changed: Set[str] | None = None) -> tuple[Problem, ...]:
    """Read a built site as a visitor and as a machine would.

    Args:
        folder: The built site; where it has its manifest already, that is compared.
        base_url: Where it is published, ending in a slash.
        changed: The files to look at, by their names; None for all. The others are known to be
            right, as are their links where nothing is gone that they may lead to.
    """
    built = Built.at(folder, urlsplit(base_url).path)
    names = [name for name in built.pages() if changed is None or name in changed]
    looks = _Looks(built, base_url)
    problems = [problem for name in names for problem in looks[name].problems]
    for name in names:
        problems += _between(name, looks, built, base_url)
    problems += lists(built, base_url)
    if MANIFEST in built.files:
        listed, wrong = manifest_at(str(folder / MANIFEST))
        problems += [*wrong, *verify(listed, FolderCopy(folder), lambda done, total: None)]
    return tuple(sorted(problems))


def _between(name: str, looks: _Looks, built: Built, base_url: str) -> Iterator[Problem]:
    """What is wrong between a page and others."""
    for file, anchor in looks[name].seen.anchors:
        if anchor not in looks[file].seen.ids:
            yield from dead_anchors(built.page(name), (file, anchor), built)
    yield from alone(name, looks[name].head, base_url, looks.head)


def audit_folder(folder: Path, base_url: str, site: Site | None) -> tuple[Problem, ...]:
    """Read a folder that anybody may have built.

    Args:
        folder: The folder.
        base_url: Where it is published, ending in a slash.
        site: What it is to be the site of, where that is known.

    Returns:
        Everything that is wrong; where files cannot be read as a site's, these alone.
    """
    if unreadable := tuple(_unreadable(folder)):
        return unreadable
    found = audit_site(folder, base_url)
    return (*with_sources(found, site), *_missing(folder, site)) if site else found


def unchecked(folder: Path, site: Site | None) -> Iterator[str]:
    """What `audit_folder` cannot tell of a folder, a line each."""
    if site is None:
        yield "whether every page is there, and of which file: the content has problems"
    if not (folder / MANIFEST).exists():
        yield f"whether files are as they were published, or too many: there is no {MANIFEST}"
        yield "whether the search index is whole: only the manifest names all its pieces"


def _unreadable(folder: Path) -> Iterator[Problem]:
    for name in sorted(names_below(folder)):
        file = folder / name
        if not file.is_file():
            found = "a link that leads nowhere or something else"
            yield Problem(Place(name), "file-unreadable", "a file", found)
        elif name.endswith(".html"):
            try:
                file.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                yield Problem(Place(name), "file-unreadable", "a page in UTF-8", str(error))


def _missing(folder: Path, site: Site) -> Iterator[Problem]:
    for page in site.pages:
        name = f"{site.address(page.key, page.language)}index.html"
        if not (folder / name).is_file():
            yield Problem(page.place, "page-missing", f"{name} in {folder}", "none")


def with_sources(problems: tuple[Problem, ...], site: Site) -> tuple[Problem, ...]:
    """Name the file of the content that a page is made of, to whoever has to mend it."""
    if not problems:
        return ()
    made_of = {
        f"{site.address(page.key, page.language)}index.html": page.place.path for page in site.pages
    }
    return tuple(
        replace(one, found=f"{one.found}, on the page of {made_of[one.place.path]}")
        if one.place.path in made_of
        else one
        for one in problems
    )
