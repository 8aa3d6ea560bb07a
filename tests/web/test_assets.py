"""Style sheets and scripts: one folder, named by the digest of all."""

import re
from pathlib import Path

import pytest
from flask import Flask

from portal.web.assets import Assets
from portal.web.state import EXTENSION
from tests.web.conftest import Get


def some_assets(folder: Path, **files: str) -> Assets:
    for name, text in files.items():
        (folder / f"{name}.css").write_text(text, encoding="utf-8")
    return Assets({"css": folder})


def test_any_change_in_any_file_changes_the_digest(tmp_path: Path) -> None:
    before = some_assets(tmp_path, a="a{}", b="b{}").digest
    assert some_assets(tmp_path, a="a{}", b="b{}").digest == before
    assert some_assets(tmp_path, b="b{color:red}").digest != before


def test_moving_text_between_files_changes_the_digest(tmp_path: Path) -> None:
    before = some_assets(tmp_path, a="ab", b="c").digest
    assert some_assets(tmp_path, a="a", b="bc").digest != before


def test_an_unknown_file_is_a_mistake_of_the_template(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        some_assets(tmp_path, a="").address("css/none.css")


def test_an_old_digest_is_not_answered_with_new_files(example_app: Flask) -> None:
    client = example_app.test_client()
    now = example_app.extensions[EXTENSION].assets.address("css/site.css")
    assert client.get(f"/{now}").mimetype == "text/css"
    assert client.get("/assets/000000000000/css/site.css").status_code == 404


def test_what_is_said_aloud_is_a_script_of_each_language_the_longest_form_first(
    get: Get,
) -> None:
    page = get("/vi/huong-dan/sweep/")
    name = re.search(r'data-spoken="[./]*(assets/[0-9a-f]+/js/spoken-vi\.js)"', page)
    assert name
    assert get(f"/{name[1]}") == (
        'self.spokenForms = [["{}-NQ/TT", "{} của thị trấn"], ["km", "ki-lô-mét"]]\n'
    )
