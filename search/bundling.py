"""The modules of the client as one classic script: pages opened from a folder load no modules.

They come to share one scope, where short names can be given to all that they define. This reads our
own modules, which import by name and from beside, and define at the beginning of a line.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import minify

CLIENT = Path(__file__).with_name("client")
FIRST = "search-box"
"""The module that starts the others; it exports nothing that a page needs."""

_IMPORT = re.compile(r"^import \{([^}]*)\} from '\./([a-z-]+)\.js'\n", re.M)
_DEFINED = re.compile(r"^(?:export )?((?:async function|function|class|const|let) (\w+))", re.M)


class NoBundleError(Exception):
    """The modules import each other in a circle, or what is not there, or define a name twice."""


def bundle(folder: Path = CLIENT, first: str = FIRST) -> bytes:
    """Return a module and all it imports as one small script; same modules, same bytes.

    Raises:
        NoBundleError: The modules cannot be put in order, or not in one scope.
    """
    modules = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.js")}
    parts = {name: modules[name] for name in _ordered(modules, first, ())}
    _refuse_namesakes(parts)
    bare = (_DEFINED.sub(r"\1", _IMPORT.sub("", text)) for text in parts.values())
    script = "(() => {\n'use strict'\n" + "\n".join(bare) + "\n})()\n"
    return str(minify.string("application/javascript", script)).encode()


def _ordered(modules: Mapping[str, str], name: str, above: Sequence[str]) -> dict[str, None]:
    """Return the names of a module and of all it needs, each after those it needs."""
    if name in above or name not in modules:
        raise NoBundleError(" imports ".join((*above, name)))
    needed: dict[str, None] = {}
    for _, other in _IMPORT.findall(modules[name]):
        needed |= _ordered(modules, other, (*above, name))
    return needed | {name: None}


def _refuse_namesakes(modules: Mapping[str, str]) -> None:
    names = Counter(name for text in modules.values() for _, name in _DEFINED.findall(text))
    twice = [name for name, times in names.items() if times > 1]
    if twice:
        raise NoBundleError(f"several modules define {', '.join(twice)}")
