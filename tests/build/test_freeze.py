"""The laws of freezing: frozen is live, failing changes nothing."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from flask import Flask, url_for

from portal.build.auditing import audit_site
from portal.build.finder import SiteFinder
from portal.build.freeze import freeze
from portal.build.manifest import MANIFEST
from portal.build.publishing import OutputRefusedError
from portal.model.site import Site
from portal.settings import Settings
from portal.web.app import create_app, targets
from portal.web.targets import EndpointForgottenError


def quietly(_done: int, _total: int) -> None:
    """Report nothing."""


def fresh_app(site: Site, settings: Settings) -> Flask:
    return create_app(site, settings, SiteFinder(site))


def tree(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_frozen_bytes_are_live_bytes_for_every_target(frozen: Path, example_app: Flask) -> None:
    files = tree(frozen)
    client = example_app.test_client()
    with example_app.test_request_context():
        urls = [url_for(one.endpoint, **one.values) for one in targets(example_app)]  # type: ignore[arg-type]
    assert len(urls) == len(files.keys() - {MANIFEST})
    for url in urls:
        name = unquote(url.removeprefix("/")) + ("index.html" if url.endswith("/") else "")
        assert files[name] == client.get(url).data, url


def test_every_address_has_its_file_and_nothing_else_exists(frozen: Path) -> None:
    found = {name for name in tree(frozen) if name.endswith(".html")}
    letters = re.compile(r"(?:en/search|vi/tim-kiem|ar/bahth)/a-z/(?:.|0-9)/index\.html")
    beside = {name for name in found if name.startswith("parallel/")}
    assert {f"parallel/{name}/index.html" for name in ("about", "guides/sweep")} <= beside
    pages = {name for name in found - beside if not letters.fullmatch(name)}
    assert {f"{code}/a-z/0-9/index.html" for code in ("en/search", "vi/tim-kiem", "ar/bahth")} <= (
        found - beside - pages
    )
    assert pages == {
        "index.html",
        "404.html",
        *(
            f"{code}/{path}"
            for code, words in {
                "en": "guides topics instruments sources commitments compare search terms about "
                "facts facts-by-date timeline relations bodies",
                "vi": "huong-dan chu-de van-ban nguon nhiem-vu doi-chieu tim-kiem thuat-ngu "
                "gioi-thieu so-lieu so-lieu-theo-ngay dong-thoi-gian quan-he co-quan",
                "ar": "adilla mawadi nusus masadir maham muqarana bahth mustalahat hawl arqam "
                "tawarikh zaman alaqat hayat",
            }.items()
            for guides, topics, texts, sources, tasks, compare, ask, terms, about, facts, *rest in [
                words.split()
            ]
            for path in (
                "index.html",
                "404.html",
                f"{guides}/index.html",
                f"{guides}/sweep/index.html",
                "sweep/index.html",  # the short address on its leaflet
                f"{topics}/index.html",
                f"{topics}/parks/index.html",
                f"{texts}/index.html",
                f"{texts}/rule-7/index.html",
                f"{sources}/index.html",
                f"{sources}/r1/index.html",
                f"{tasks}/index.html",
                f"{tasks}/by-deadline/index.html",
                f"{tasks}/by-owner/index.html",
                f"{tasks}/by-topic/index.html",
                f"{compare}/index.html",
                f"{compare}/d1/index.html",
                f"{ask}/index.html",
                f"{ask}/a-z/index.html",
                f"{terms}/index.html",
                f"{about}/index.html",
                f"{facts}/index.html",
                *(f"{one}/index.html" for one in rest),
                *(
                    f"{facts}/{one}/index.html"
                    for one in ("bins", "rate", "streets-50", "streets-54")
                ),
            )
        ),
    }
    others = {name.partition("/")[0] for name in tree(frozen)} - {"en", "vi", "ar"}
    assert others == {
        *("404.html", "assets", "cite", "data", "index.html", MANIFEST, "parallel", "robots.txt"),
        *("search", "sitemap.xml"),
    }


def test_an_audit_finds_nothing_wrong(frozen: Path) -> None:
    assert audit_site(frozen, "https://town.example/") == ()


def test_pages_are_counted_per_language(
    example_site: Site, example_settings: Settings, tmp_path: Path
) -> None:
    built = freeze(fresh_app(example_site, example_settings), tmp_path / "dist", quietly)
    assert built.pages == {"en": 44, "vi": 41, "ar": 42}


def test_progress_ends_at_the_number_of_targets(
    example_site: Site, example_settings: Settings, tmp_path: Path
) -> None:
    app = fresh_app(example_site, example_settings)
    seen: list[tuple[int, int]] = []
    freeze(app, tmp_path / "dist", lambda done, total: seen.append((done, total)))
    total = len(targets(app))
    assert seen == [(done, total) for done in range(1, total + 1)]


class TestAFailedBuild:
    """A target that fails leaves the published site whole, and nothing beside it."""

    @pytest.fixture
    def failing(self, example_site: Site, example_settings: Settings) -> Flask:
        app = fresh_app(example_site, example_settings)
        app.view_functions["feeds.robots"] = lambda: ("broken", 500)
        return app

    def test_the_last_good_site_stands(
        self, failing: Flask, example_site: Site, example_settings: Settings, tmp_path: Path
    ) -> None:
        output = tmp_path / "dist"
        freeze(fresh_app(example_site, example_settings), output, quietly)
        before = tree(output)
        with pytest.raises(ValueError, match="500"):
            freeze(failing, output, quietly)
        assert tree(output) == before
        assert [one.name for one in tmp_path.iterdir()] == ["dist"]

    def test_a_first_build_that_fails_publishes_nothing(
        self, failing: Flask, tmp_path: Path
    ) -> None:
        with pytest.raises(ValueError, match="500"):
            freeze(failing, tmp_path / "dist", quietly)
        assert not list(tmp_path.iterdir())


def test_a_site_with_a_dead_link_is_not_published(
    example_site: Site, example_settings: Settings, tmp_path: Path
) -> None:
    app = fresh_app(example_site, example_settings)
    app.view_functions["errors.missing_anywhere"] = lambda: '<a href="nowhere/">x</a>'
    codes = {one.code for one in freeze(app, tmp_path / "dist", quietly).problems}
    assert {"language-missing", "link-dead"} <= codes
    assert not list(tmp_path.iterdir())


def test_pages_that_are_gone_leave_no_file(
    example_site: Site, example_settings: Settings, tmp_path: Path
) -> None:
    output = tmp_path / "dist"
    freeze(fresh_app(example_site, example_settings), output, quietly)
    without = tuple(page for page in example_site.pages if page.key != "about")
    fewer = replace(example_site, pages=without, footer=())
    freeze(fresh_app(fewer, example_settings), output, quietly)
    assert not (output / "en" / "about").exists()


def test_a_folder_of_other_people_s_files_is_refused(example_app: Flask, tmp_path: Path) -> None:
    precious = tmp_path / "thesis.txt"
    precious.write_text("years of work", encoding="utf-8")
    with pytest.raises(OutputRefusedError, match="expected an empty folder or a site built before"):
        freeze(example_app, tmp_path, quietly)
    assert precious.read_text(encoding="utf-8") == "years of work"


def test_the_folder_the_command_runs_in_is_refused(
    example_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = tmp_path / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    for output in (Path(), Path(".."), tmp_path):
        with pytest.raises(OutputRefusedError, match="other than the one the command runs in"):
            freeze(example_app, output, quietly)
    assert below.is_dir()


def test_a_folder_that_cannot_be_made_is_refused(example_app: Flask, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputRefusedError, match="expected a folder that can be written, found"):
        freeze(example_app, tmp_path / "file" / "dist", quietly)


def test_a_link_stays_and_leads_to_the_new_site(
    example_site: Site, example_settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to("real", target_is_directory=True)
    for _ in range(2):
        freeze(fresh_app(example_site, example_settings), tmp_path / "link", quietly)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "index.html").is_file()
    assert sorted(one.name for one in tmp_path.iterdir()) == [".real-before", "link", "real"]


def test_an_empty_folder_is_taken(
    example_site: Site, example_settings: Settings, tmp_path: Path
) -> None:
    output = tmp_path / "dist"
    output.mkdir()
    freeze(fresh_app(example_site, example_settings), output, quietly)
    assert (output / "index.html").is_file()


def test_the_published_folder_can_be_read_by_a_web_server(frozen: Path) -> None:
    assert frozen.stat().st_mode & 0o555 == 0o555


def test_an_endpoint_nobody_freezes_is_a_mistake(
    example_site: Site, example_settings: Settings
) -> None:
    app = fresh_app(example_site, example_settings)
    app.add_url_rule("/forgotten/", "forgotten", lambda: "?")
    with pytest.raises(EndpointForgottenError, match="forgotten"):
        targets(app)


def test_every_page_keeps_its_language_however_they_are_ordered(frozen: Path) -> None:
    for code in ("en", "vi", "ar"):
        for file in (frozen / code).rglob("index.html"):
            assert f'<html lang="{code}"' in file.read_text(encoding="utf-8"), file


def test_a_site_under_a_sub_path_differs_in_addresses_for_machines_alone(
    frozen: Path, example_site: Site, example_settings: Settings, tmp_path: Path
) -> None:
    settings = replace(example_settings, base_url="https://host.example/portal/")
    output = tmp_path / "dist"
    freeze(fresh_app(example_site, settings), output, quietly)
    assert audit_site(output, settings.base_url) == ()
    at_root = (frozen / "en/topics/parks/index.html").read_text(encoding="utf-8")
    below = (output / "en/topics/parks/index.html").read_text(encoding="utf-8")
    assert below.replace("https://host.example/portal/", "https://town.example/") == at_root
