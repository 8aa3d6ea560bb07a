"""What is measured of the live site is edited where it stands."""

import shutil
from pathlib import Path

from bench.building.articles import articles
from bench.building.ours import Ours
from bench.serving import _edits
from portal.model.site import Site
from portal.settings import ROOT


def test_each_edit_finds_its_place_and_leaves_its_word(real_site: Site, tmp_path: Path) -> None:
    Ours(tmp_path).write(articles(real_site, 11))
    for part in ("portal", "translations"):
        shutil.copytree(ROOT / part, tmp_path / part, dirs_exist_ok=True)
    edits = list(_edits(tmp_path))
    assert len(edits) == 6
    for one in edits:
        text = one.file.read_text(encoding="utf-8")
        assert one.old in text, one.name
        assert "zebra" in text.replace(one.old, one.new.format("zebra"), 1), one.name
