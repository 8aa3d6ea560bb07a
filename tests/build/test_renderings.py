"""Bodies of pages are rendered once, by however many processes."""

from pathlib import Path
from typing import Any, cast

import pytest

from portal.build import sharing
from portal.build.keeping import Keep
from portal.build.renderings import Renderings
from portal.build.watching import Witness
from portal.model.site import Site
from portal.rendering.converter import Converter, Labels, render

LABELS = Labels("Back {}", "Answer {}")


def test_what_was_rendered_ahead_is_read_when_it_is_asked_for(
    example_site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "WORTH", 1)
    witness = Witness(example_site)
    site, kept = cast(Site, witness), Renderings(Keep(tmp_path), witness, "this code")
    kept.ahead(site, lambda _: LABELS, jobs=2)
    bodies = [render(page, example_site, page.language, LABELS) for page in example_site.pages]

    def rendered_again(*_: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(Converter, "render", rendered_again)
    assert bodies == [kept.render(page, site, page.language, LABELS) for page in site.pages]
