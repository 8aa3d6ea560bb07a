"""The client as one script: every module once, each after those it needs."""

import gzip
import re
from pathlib import Path

import pytest

from search.bundling import CLIENT, SCRIPT, NoBundleError, bundle


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
    (script,) = (data.decode() for data in bundle(folder, "top").values())
    assert script.count("console.log") == 1
    assert script.index("console.log") < script.index('"left"') < script.index('"right"')
    assert not re.search(r"\b(import|export)\b", script)


def test_what_is_imported_late_is_a_script_of_its_own_and_shares_what_both_need(
    tmp_path: Path,
) -> None:
    folder = a_client(
        tmp_path,
        top="import { ground } from './ground.js'\n"
        "async function top() { const { late } = await import('./late.js')\nlate(ground) }\n"
        "top()\n",
        late="import { ground } from './ground.js'\nimport { own } from './own.js'\n"
        "export const late = () => own(ground)\nexport const more = 1\n",
        own="export function own(name) { console.log('own', name) }\n",
        ground="export function ground(name) { console.log('ground', name) }\n",
        parts="export function part(file, shared) { console.log('part', file, shared) }\n",
    )
    scripts = {name: data.decode() for name, data in bundle(folder, "top").items()}
    assert list(scripts) == ["search.js", "search-late.js"]
    assert scripts["search.js"].count("console.log") == 2
    assert re.search(r'await \w+\("search-late\.js",{ground:\w+}\)', scripts["search.js"])
    assert re.search(r"^indexShard\(.*{ground:\w+}\)=>{", scripts["search-late.js"])
    assert '"own"' in scripts["search-late.js"]
    assert '"ground"' not in scripts["search-late.js"]
    assert re.search(r"return\{late:\w+,more:\w+\}", scripts["search-late.js"])


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
    assert len(gzip.compress(bundle()[SCRIPT], 9)) <= 10_240


def test_the_same_modules_give_the_same_bytes() -> None:
    assert bundle() == bundle()
