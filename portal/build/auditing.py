"""Everything that is wrong with a built site, from all who read one."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from portal.build.audit import audit
from portal.build.folders import names_below
from portal.build.heads import heads, lists
from portal.build.manifest import MANIFEST, FolderCopy, manifest_at, verify
from portal.model.place import Place, Problem
from portal.model.site import Site


def audit_site(
    folder: Path, base_url: str, changed: Collection[str] | None = None
) -> tuple[Problem, ...]:
    """Read a built site as a visitor and as a machine would.

    Args:
        folder: The built site; where it has its manifest already, that is compared.
        base_url: Where it is published, ending in a slash.
        changed: The pages to read, by the names of their files; None for all.
    """
    every = {name for name in names_below(folder) if name.endswith(".html")}
    names = sorted(every if changed is None else every & set(changed))
    problems = [
        *audit(folder, urlsplit(base_url).path, changed),
        *heads(folder, base_url, names),
        *lists(folder, base_url),
    ]
    if (folder / MANIFEST).exists():
        listed, wrong = manifest_at(str(folder / MANIFEST))
        problems += [*wrong, *verify(listed, FolderCopy(folder), lambda done, total: None)]
    return tuple(sorted(problems))


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
