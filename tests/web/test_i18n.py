"""Catalogues are read and checked at the start."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from portal.build.finder import SiteFinder
from portal.model.language import Language
from portal.model.site import Site
from portal.settings import Settings
from portal.web.app import create_app
from portal.web.i18n import CatalogueRefusedError, Catalogues, catalogue_file
from tests.builders import EN, FR, VI

NEVER_SUPPORTED = Language("tlh", "tlhIngan Hol")


def test_a_language_without_a_catalogue_is_refused_at_the_start(
    example_site: Site, example_settings: Settings
) -> None:
    site = replace(example_site, languages=(*example_site.languages, NEVER_SUPPORTED))
    with pytest.raises(CatalogueRefusedError, match="tlhIngan Hol"):
        create_app(site, example_settings, SiteFinder(site))


def test_a_regional_tag_has_its_folder_in_the_form_of_a_locale() -> None:
    assert Language("pt-BR", "Português").locale == "pt_BR"


def test_rendering_gets_its_words_from_the_catalogues() -> None:
    catalogues = Catalogues(Settings().translations, (VI, EN, FR))
    assert catalogues.labels(EN).footnote_back == "Back to the text, note {}"
    assert catalogues.labels(VI).footnote_back == "Trở lại bài viết, chú thích {}"
    assert catalogues.labels(EN).answer == "Answer to question {}"
    assert catalogues.labels(VI).answer == "Đáp án câu {}"


def said(folder: Path, old: str, new: bytes) -> str:
    """What is said of the Vietnamese catalogue when something in it is another."""
    shutil.copytree(Settings().translations, folder)
    file = catalogue_file(folder, VI)
    raw = file.read_bytes()
    assert old.encode() in raw
    file.write_bytes(raw.replace(old.encode(), new, 1))
    with pytest.raises(CatalogueRefusedError) as refused:
        Catalogues(folder, (VI,))
    return str(refused.value).removeprefix(str(file))


@pytest.mark.parametrize("new", ["%(nom)s", "%", "{0.__class__}", "{"])
def test_what_nobody_fills_in_is_told_with_its_place(tmp_path: Path, new: str) -> None:
    told = said(tmp_path / "x", "Đáp án câu {}", new.encode())
    assert re.fullmatch(
        rf':\d+:1 placeholder-unknown: expected one of %%, {{}}, found "{re.escape(new)}"', told
    )


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (b"\xff", ":1:1 file-unreadable: expected a catalogue, found 'utf-8' codec"),
        (b'x"\nmsg x "', "catalogue-invalid: expected a line of a catalogue, found"),
    ],
)
def test_a_catalogue_that_is_none_is_told(tmp_path: Path, new: bytes, expected: str) -> None:
    assert expected in said(tmp_path / "x", "Đáp án câu {}", new)


def test_no_compiled_catalogue_lies_about(translations: Path) -> None:
    assert not list(Settings().translations.rglob("*.mo"))
    assert not list(translations.rglob("*.mo"))
