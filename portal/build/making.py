"""A site from its content to its published folder, with what the last build left."""

from pathlib import Path
from typing import cast

from flask import Flask

from portal.build.again import kept_beside
from portal.build.doubting import doubt
from portal.build.freeze import Frozen, Progress, freeze
from portal.build.keeping import Keep, Say, sweep
from portal.build.memory import Memory
from portal.build.origin import made_with, rendered_with
from portal.build.publishing import alone, refusing
from portal.build.recalling import RecallingFinder
from portal.build.renderings import Renderings
from portal.build.timing import Timings
from portal.build.watching import Witness
from portal.model.page import Page, Rendered
from portal.model.site import Site
from portal.settings import Settings
from portal.web.app import create_app
from portal.web.i18n import Catalogues
from portal.web.state import Render


def make(
    site: Site,
    settings: Settings,
    progress: Progress,
    say: Say,
    *,
    packed: bool = False,
    doubting: bool = False,
    jobs: int = 1,
    timings: Timings | None = None,
) -> Frozen:
    """Publish a site; what would be written the same again is taken over from the last build.

    Args:
        site: The site; it has no problems.
        settings: Where it is published.
        progress: Told how many targets are frozen, of how many.
        say: Told what could not be read of the last build.
        packed: Whether texts get packed forms beside them.
        doubting: Whether published files are read before they are taken over.
        jobs: How many processes may work at the same time.
        timings: Where it is noted what each phase took.

    Raises:
        CatalogueRefusedError: A language of the site has no interface.
        OutputRefusedError: The folder cannot be published in, or must not be.
    """
    with alone(settings.output, say), refusing(settings.output):
        timings = timings or Timings()
        sweep(kept_beside(settings.output), say)
        if doubting:
            doubt(settings.output.resolve(), say)
        with timings.phase("documents"):
            app, memory = _app(site, settings, say, jobs)
        packing = memory.keep if packed else None
        return freeze(
            *(app, settings.output, progress, memory), packing=packing, jobs=jobs, timings=timings
        )


def _app(site: Site, settings: Settings, say: Say, jobs: int) -> tuple[Flask, Memory]:
    """The app of a site that is watched, and what is remembered of it."""
    memory, finder, render = recalling(site, settings, kept_beside(settings.output), say, jobs)
    with memory.witness.listening() as memory.always:
        app = create_app(cast(Site, memory.witness), settings, finder, render)
    return app, memory


def recalling(
    site: Site, settings: Settings, folder: Path, say: Say, jobs: int = 1
) -> tuple[Memory, RecallingFinder, Render]:
    """What is remembered of a site in a folder, and what finds and renders by that.

    Args:
        site: The site; it has no problems.
        settings: Where its catalogues are.
        folder: Where builds keep things.
        say: Told what could not be read of them.
        jobs: How many processes may render pages at the same time.
    """
    keep, witness = Keep(folder, say), Witness(site)
    watched = cast(Site, witness)
    labels = Catalogues(settings.translations, site.languages).labels
    renderings = Renderings(Keep(folder / "bodies", say), witness, rendered_with())

    def read(page: Page) -> Rendered:
        return renderings.render(page, watched, page.language, labels(page.language))

    if jobs > 1:
        renderings.ahead(watched, labels, jobs)
    memory = Memory(keep, witness, made_with(settings))
    return memory, RecallingFinder(memory, read), renderings.render
