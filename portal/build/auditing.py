"""Everything that is wrong with a built site, from all who read one."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from portal.build.audit import audit
from portal.build.folders import names_below
from portal.build.heads import heads, lists
from portal.build.manifest import MANIFEST, FolderCopy, manifest_at, verify
from portal.model.place import Problem
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
