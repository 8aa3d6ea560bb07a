"""The modules of the client as one classic script: pages opened from a folder load no modules.

Each module keeps a scope of its own; its imports become names taken from what others return. This
reads our own modules, which import by name and from beside, at the beginning of a line.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import minify

CLIENT = Path(__file__).with_name("client")
FIRST = "search-box"
"""The module that starts the others; it exports nothing that a page needs."""

_IMPORT = re.compile(r"^import \{([^}]*)\} from '\./([a-z-]+)\.js'\n", re.M)
_EXPORT = re.compile(r"^export ((?:async function|function|class|const|let) (\w+))", re.M)


class NoBundleError(Exception):
    """The modules import each other in a circle, or what is not there."""


def bundle(folder: Path = CLIENT, first: str = FIRST) -> bytes:
    """Return a module and all it imports as one small script; same modules, same bytes.

    Raises:
        NoBundleError: The modules cannot be put in order.
    """
    modules = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.js")}
    parts = [_scope(name, modules[name]) for name in _ordered(modules, first, ())]
    script = "(() => {\n'use strict'\n" + "\n".join(parts) + "\n})()\n"
    return str(minify.string("application/javascript", script)).encode()


def _ordered(modules: Mapping[str, str], name: str, above: Sequence[str]) -> dict[str, None]:
    """Return the names of a module and of all it needs, each after those it needs."""
    if name in above or name not in modules:
        raise NoBundleError(" imports ".join((*above, name)))
    needed: dict[str, None] = {}
    for _, other in _IMPORT.findall(modules[name]):
        needed |= _ordered(modules, other, (*above, name))
    return needed | {name: None}


def _scope(name: str, text: str) -> str:
    exported = ", ".join(each for _, each in _EXPORT.findall(text))
    body = _EXPORT.sub(r"\1", _IMPORT.sub(_taken, text))
    return f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {exported} }}\n}})()"


def _taken(found: re.Match[str]) -> str:
    return f"const {{{found[1]}}} = {_variable(found[2])}\n"


def _variable(name: str) -> str:
    return "module_" + name.replace("-", "_")
