"""Catalogues are read and checked at the start."""

from dataclasses import replace
from pathlib import Path

import pytest

from portal.build.finder import SiteFinder
from portal.model.language import Language
from portal.model.site import Site
from portal.settings import Settings
from portal.web.app import create_app
from portal.web.i18n import CatalogueMissingError, Catalogues
from tests.builders import EN, FR, VI

NEVER_SUPPORTED = Language("tlh", "tlhIngan Hol")


def test_a_language_without_a_catalogue_is_refused_at_the_start(
    example_site: Site, example_settings: Settings
) -> None:
    site = replace(example_site, languages=(*example_site.languages, NEVER_SUPPORTED))
    with pytest.raises(CatalogueMissingError, match="tlhIngan Hol"):
        create_app(site, example_settings, SiteFinder(site))


def test_a_regional_tag_has_its_folder_in_the_form_of_a_locale() -> None:
    assert Language("pt-BR", "Português").locale == "pt_BR"


def test_rendering_gets_its_words_from_the_catalogues() -> None:
    catalogues = Catalogues(Settings().translations, (VI, EN, FR))
    assert catalogues.labels(EN).footnote_back == "Back to the text, note {}"
    assert catalogues.labels(VI).footnote_back == "Trở lại bài viết, chú thích {}"
    assert catalogues.labels(EN).answer == "Answer to question {}"
    assert catalogues.labels(VI).answer == "Đáp án câu {}"


def test_no_compiled_catalogue_lies_about(translations: Path) -> None:
    assert not list(Settings().translations.rglob("*.mo"))
    assert not list(translations.rglob("*.mo"))
