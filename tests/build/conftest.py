"""The example as a build publishes it."""

from pathlib import Path

import pytest

from portal.build.finder import SiteFinder
from portal.build.freeze import freeze
from portal.model.site import Site
from portal.settings import Settings
from portal.web.app import create_app


@pytest.fixture(scope="session")
def frozen(
    example_site: Site, example_settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of the published example; whoever spoils it takes a copy."""
    output = tmp_path_factory.mktemp("frozen") / "dist"
    app = create_app(example_site, example_settings, SiteFinder(example_site))
    assert freeze(app, output, lambda done, total: None).problems == ()
    return output
