"""The interface's words: complete, current, the same bytes each time."""

from pathlib import Path

from babel.messages.catalog import Catalog

from portal.build.catalogues import extract, untranslated, update, written
from portal.model.language import Language
from portal.model.site import Site
from portal.settings import Settings
from tests.builders import EN


def test_the_catalogues_are_current_and_complete(real_site: Site) -> None:
    assert update(Settings().translations, real_site.languages, write=False) == ()


def test_two_extractions_give_the_same_bytes() -> None:
    assert written(extract()) == written(extract())


def test_catalogues_tell_neither_dates_nor_lines() -> None:
    text = written(extract()).decode()
    assert "Creation-Date" not in text
    assert "Revision-Date" not in text
    assert ".html:" not in text


def test_messages_come_from_templates_and_code_alike() -> None:
    catalogue = extract()
    assert catalogue.get("Skip to the content")
    assert catalogue.get("In force, amended")


def test_a_stale_file_is_named_and_left_alone(tmp_path: Path) -> None:
    update(tmp_path, (EN,), write=True)
    file = tmp_path / "messages.pot"
    file.write_text("stale", encoding="utf-8")
    (line,) = update(tmp_path, (EN,), write=False)
    assert line.startswith(f"{file}: stale")
    assert file.read_text(encoding="utf-8") == "stale"


def test_a_new_language_gets_a_file_and_a_list_of_what_it_lacks(tmp_path: Path) -> None:
    german = Language("de", "Deutsch")
    lacking = update(tmp_path, (german,), write=True)
    assert (tmp_path / "de" / "LC_MESSAGES" / "messages.po").is_file()
    assert len(lacking) == len([one for one in extract() if one.id])


def test_the_language_of_the_code_may_stay_empty(tmp_path: Path) -> None:
    assert update(tmp_path, (EN,), write=True) == ()


def test_a_plural_that_lacks_a_form_is_untranslated() -> None:
    catalogue = Catalog("fr")
    catalogue.add(("%(num)s page", "%(num)s pages"), ("%(num)s page", ""))
    catalogue.add("Search", "Rechercher")
    assert len(list(untranslated(catalogue))) == 1


def test_an_unsure_translation_is_untranslated() -> None:
    catalogue = Catalog("fr")
    catalogue.add("Search", "Chercher", flags=["fuzzy"])
    assert list(untranslated(catalogue)) == ["'Search'"]
