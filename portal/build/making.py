"""A site from its content to its published folder, with what the last build left."""

from pathlib import Path
from typing import cast

from flask import Flask

from portal.build.again import kept_beside
from portal.build.doubting import doubt
from portal.build.freeze import Frozen, Progress, freeze
from portal.build.keeping import Keep, Say, if_possible, sweep
from portal.build.memory import Memory
from portal.build.origin import indexed_with, made_with, rendered_with
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
            app, memory, finder = _app(site, settings, say, jobs)
        packing = memory.keep if packed else None
        frozen = freeze(
            *(app, settings.output, progress, memory), packing=packing, jobs=jobs, timings=timings
        )
        if not frozen.problems:
            with if_possible(say):
                finder.remember()
        return frozen


def _app(
    site: Site, settings: Settings, say: Say, jobs: int
) -> tuple[Flask, Memory, RecallingFinder]:
    """The app of a site that is watched, what is remembered of it, and its finder."""
    kept, witness = kept_beside(settings.output), Witness(site)
    finder, render = recalling(witness, settings, kept, say, jobs)
    finder.publish_only()
    made = {"": made_with(settings), "search.file": indexed_with()}
    memory = Memory(Keep(kept, say), witness, made)
    with memory.hearing_always():
        app = create_app(cast(Site, witness), settings, finder, render)
    return app, memory, finder


def recalling(
    witness: Witness, settings: Settings, folder: Path, say: Say, jobs: int = 1
) -> tuple[RecallingFinder, Render]:
    """What finds and renders by what is remembered of a site in a folder.

    Args:
        witness: The site, watched; it has no problems.
        settings: Where its catalogues are.
        folder: Where builds keep things.
        say: Told what could not be read of them.
        jobs: How many processes may render pages at the same time.
    """
    watched = cast(Site, witness)
    labels = Catalogues(settings.translations, watched.languages).labels
    renderings = Renderings(Keep(folder / "bodies", say), witness, rendered_with())

    def read(page: Page) -> Rendered:
        return renderings.render(page, watched, page.language, labels(page.language))

    if jobs > 1:
        renderings.ahead(watched, labels, jobs)
    finder = RecallingFinder(Keep(folder / "index", say), witness, indexed_with(), read)
    return finder, renderings.render
