"""The command `python -m search`: index a file of documents, and ask an index."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from search.answer import Hit
from search.export import MANIFEST, export
from search.index import build_index
from search.jsonl import LinesError, read
from search.keeping import SpoiltError, keep, left_by, recall
from search.published import NoIndexError, read_index
from search.query import search
from search.revising import NOTHING, Before

FINE, PROBLEMS, MISUSED = 0, 1, 2
UNREAD = 141
"""What shells say of a command that nobody reads to the end, as before `| head`."""

_OURS = re.compile(
    r"(?:(?:facets|forms)-[a-z2-7]{5}|terms-[a-z0-9_]*)\.js|(?:followed|texts)-[0-9]+\.pieces"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 fine, 1 problems or nothing found, 2 misused."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()
    except LinesError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        # Else Python complains of what it could not print when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except (NoIndexError, OSError) as error:
        print(error, file=sys.stderr)
        return MISUSED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m search", description="Index documents, and ask.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="index a file of documents", description=_BUILD)
    build.add_argument("documents", type=Path, metavar="DOCUMENTS.jsonl", help="the file")
    build.add_argument("output", type=Path, metavar="OUT", help="folder for the index alone")
    build.add_argument("--language", required=True, metavar="LANG", help="which documents: vi")
    build.set_defaults(run=_build)
    ask = commands.add_parser("query", help="ask an index", description="Print what answers.")
    ask.add_argument("output", type=Path, metavar="OUT", help="folder of the index")
    ask.add_argument("query", nargs="+", metavar="QUERY", help='words, "phrases", -words, begin*')
    ask.add_argument("--limit", type=int, default=10, metavar="N", help="pages at most (10)")
    ask.set_defaults(run=_query)
    return parser


_BUILD = "Index a file of JSON objects, one a line, each with id, lang, title, text and url."


def _build(options: argparse.Namespace) -> int:
    language, output = options.language, options.output
    if output.exists() and any(output.iterdir()) and not (output / MANIFEST).is_file():
        print(f"expected an empty folder or an index, found other files: {output}", file=sys.stderr)
        return MISUSED
    with options.documents.open("rb") as lines:
        documents = read(str(options.documents), lines, language)
    if not documents:
        print(f"{options.documents}: expected documents with lang {language!r}", file=sys.stderr)
        return PROBLEMS
    kept, made_with = _kept_beside(output), _made_with(language)
    index = build_index(documents, language, _before(kept, made_with))
    files = export(index)
    _write(output, files)
    keep(left_by(index), kept, made_with)
    size = sum(map(len, files.values()))
    print(f"{output}: {len(documents)} documents in {len(files)} files, {size // 1000} kB")
    return FINE


def _kept_beside(output: Path) -> Path:
    """Where it lies what the last index in a folder left: beside what is published."""
    there = output.resolve()
    return there.with_name(f".{there.name}-kept")


def _before(kept: Path, made_with: str) -> Before:
    try:
        return recall(kept, made_with)
    except SpoiltError as error:
        print(error, file=sys.stderr)
        return NOTHING


def _made_with(language: str) -> str:
    """Tell the code that indexes a language, and what it stands on, from other code."""
    told = blake2b(f"{language} {sys.version} {version('snowballstemmer')}".encode())
    here = Path(__file__).parent
    for file in sorted((*here.glob("*.py"), *here.glob("words/*"))):
        told.update(file.read_bytes())
    return told.hexdigest()


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write what is new of an index, its manifest last, and remove what is only of the one before.

    What stays the same is left as it is, times included, so that mirrors fetch only what changed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in sorted(files.items(), key=lambda file: file[0] == MANIFEST):
        file = folder / name
        if not file.is_file() or file.read_bytes() != data:
            file.write_bytes(data)
    for file in folder.iterdir():
        if _OURS.fullmatch(file.name) and file.name not in files:
            file.unlink()


def _query(options: argparse.Namespace) -> int:
    answer = search(read_index(options.output), " ".join(options.query), limit=options.limit)
    if answer.mended:
        print(f"nothing has that; these are for {answer.suggestion}", file=sys.stderr)
    elif answer.relaxed:
        print("no page has all of that; these have its words", file=sys.stderr)
    for number, hit in enumerate(answer.pages, 1):
        print(_lines(number, hit))
    if not answer.pages:
        print("nothing found", file=sys.stderr)
    return FINE if answer.pages else PROBLEMS


def _lines(number: int, hit: Hit) -> str:
    """A page that answers: its title and URL, and an excerpt of each section."""
    lines = [f"{number}. {hit.document.title}", f"   {hit.document.url}"]
    for section in hit.sections:
        if section.passage.anchor:
            lines.append(f"   #{section.passage.anchor} {section.passage.heading}".rstrip())
        marked = (f"*{one.text}*" if one.marked else one.text for one in section.excerpt)
        lines.append("   " + " ".join("".join(marked).split()))
    return "\n".join(lines)
