"""The client as one script: every module once, each after those it needs."""

import gzip
import re
from pathlib import Path

import pytest

from search.bundling import CLIENT, NoBundleError, bundle


def a_client(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def test_a_module_comes_once_and_after_those_it_needs(tmp_path: Path) -> None:
    folder = a_client(
        tmp_path,
        top="import { left } from './left.js'\nimport { right } from './right.js'\nleft(right)\n",
        left="import { ground } from './ground.js'\nexport const left = () => ground('left')\n",
        right="import { ground } from './ground.js'\nexport const right = () => ground('right')\n",
        ground="export function ground(name) { console.log('ground', name) }\n",
        alone="console.log('nobody needs this')\n",
    )
    script = bundle(folder, "top").decode()
    assert script.count("console.log") == 1
    assert script.index("console.log") < script.index('"left"') < script.index('"right"')
    assert not re.search(r"\b(import|export)\b", script)


def test_what_needs_itself_or_what_is_not_there_is_refused(tmp_path: Path) -> None:
    folder = a_client(
        tmp_path,
        one="import { two } from './two.js'\nexport const one = two\n",
        two="import { one } from './one.js'\nexport const two = one\n",
        lost="import { gone } from './gone.js'\ngone()\n",
    )
    with pytest.raises(NoBundleError, match="one imports two imports one"):
        bundle(folder, "one")
    with pytest.raises(NoBundleError, match="lost imports gone"):
        bundle(folder, "lost")


def test_what_is_defined_twice_is_refused(tmp_path: Path) -> None:
    folder = a_client(
        tmp_path,
        one="import { two } from './two.js'\nconst word = two\n",
        two="const word = 2\nexport const two = word\n",
    )
    with pytest.raises(NoBundleError, match="several modules define word"):
        bundle(folder, "one")


def test_every_import_and_export_of_the_client_is_one_that_it_reads() -> None:
    for file in CLIENT.glob("*.js"):
        code = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.S)
        starts = re.findall(r"^(?:import|export)\b.*", code, re.M)
        ours = re.compile(r"import \{|export (?:async function|function|class|const|let) \w")
        assert all(ours.match(start) for start in starts), file


def test_the_client_is_small_on_its_way() -> None:
    # By gzip, which every host has; brotli takes a tenth off.
    assert len(gzip.compress(bundle(), 9)) <= 10_700


def test_the_same_modules_give_the_same_bytes() -> None:
    assert bundle() == bundle()
