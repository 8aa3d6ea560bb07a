"""The modules of the client as one classic script: pages opened from a folder load no modules.

They come to share one scope, where short names can be given to all that they define. What a module
imports late, by `await import`, is a script of its own. This reads our own modules, which import by
name and from beside, and define at the beginning of a line.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import minify

from search.shard_file import hand_over

CLIENT = Path(__file__).with_name("client")
FIRST = "search-box"
"""The module that starts the others; it exports nothing that a page needs."""
LOADER = "parts"
"""The module that brings what is imported late; its function is called `part`."""
SCRIPT = "search.js"
"""The name of the script; those that it asks for later lie beside it."""

_IMPORT = re.compile(r"^import \{([^}]*)\} from '\./([a-z-]+)\.js'\n", re.M)
_LATE = re.compile(r"\bawait import\('\./([a-z-]+)\.js'\)")
_DEFINED = re.compile(r"^(?:export )?((?:async function|function|class|const|let) (\w+))", re.M)
_EXPORTED = re.compile(r"^export (?:async function|function|class|const|let) (\w+)", re.M)


class NoBundleError(Exception):
    """The modules import each other in a circle, or what is not there, or define a name twice."""


def bundle(folder: Path = CLIENT, first: str = FIRST) -> Mapping[str, bytes]:
    """Return a module and all it imports as small scripts, by name; same modules, same bytes.

    Raises:
        NoBundleError: The modules cannot be put in order, or not in one scope.
    """
    modules = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.js")}
    names = _ordered(modules, first, ())
    late = sorted({name for each in names for name in _LATE.findall(modules[each])})
    if late:
        names = _ordered(modules, LOADER, ()) | names
    _refuse_namesakes({name: modules[name] for name in names})
    main = _LATE.sub(lambda found: _call(modules, found[1], names), _bare(modules, names))
    parts = {_file(name): hand_over(_small(_part(modules, name, names))) for name in late}
    return {SCRIPT: _small(f"(() => {{\n'use strict'\n{main}\n}})()\n"), **parts}


def _file(part: str) -> str:
    return f"search-{part}.js"


def _call(modules: Mapping[str, str], late: str, known: Iterable[str]) -> str:
    """Write the call that brings a part, with all that it shares with the script."""
    return f"await part('{_file(late)}', {_shared(modules, late, known)})"


def _part(modules: Mapping[str, str], late: str, known: Iterable[str]) -> str:
    """Write a part as a function of what it shares with the script; it returns what it exports."""
    own = _own(modules, late, known)
    _refuse_namesakes({name: modules[name] for name in own})
    exported = ", ".join(_EXPORTED.findall(modules[late]))
    body = f"{_bare(modules, own)}\nreturn {{ {exported} }}"
    make = f"({_shared(modules, late, known)}) => {{\n{body}\n}}"
    return f"(() => {{\n'use strict'\nreturn {make}\n}})()"


def _own(modules: Mapping[str, str], late: str, known: Iterable[str]) -> list[str]:
    return [name for name in _ordered(modules, late, ()) if name not in set(known)]


def _shared(modules: Mapping[str, str], late: str, known: Iterable[str]) -> str:
    """Write the names that a part imports from modules of the script, as an object."""
    texts = (modules[name] for name in _own(modules, late, known))
    imports = [found for text in texts for found in _IMPORT.findall(text)]
    names = {word for words, origin in imports if origin in known for word in words.split(",")}
    return f"{{ {', '.join(sorted(name.strip() for name in names if name.strip()))} }}"


def _bare(modules: Mapping[str, str], names: Iterable[str]) -> str:
    """Return modules without their imports and exports."""
    return "\n".join(_DEFINED.sub(r"\1", _IMPORT.sub("", modules[name])) for name in names)


def _small(script: str) -> bytes:
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
