"""The articles of the bench of builds: the same each time, and fit to be published by us."""

from pathlib import Path

from bench.building.articles import articles
from bench.building.systems import Ours
from portal.model.site import Site
from portal.reading.checks import check
from portal.reading.load import load


def test_articles_are_the_same_each_time_and_have_no_problems(
    real_site: Site, tmp_path: Path
) -> None:
    written = list(articles(real_site, 6))
    assert list(articles(real_site, 6)) == written
    Ours(tmp_path).write(written)
    site, problems = load(tmp_path / "content")
    assert site is not None
    assert (*problems, *check(site)) == ()
    assert len(site.pages) == len(written) + 2 * len(site.languages)
