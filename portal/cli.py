"""The command `portal`: parse, call, print, exit. 0 is fine, 1 found problems, 2 was misused."""

import argparse
import os
import shlex
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from io import TextIOWrapper
from pathlib import Path, PurePosixPath

from portal.build import again
from portal.build.auditing import audit_folder, unchecked
from portal.build.catalogues import update
from portal.build.collecting import no_collecting
from portal.build.finder import SiteFinder
from portal.build.freeze import Frozen
from portal.build.hosts import FILES, Place, configuration
from portal.build.keeping import Keep, complain, if_possible
from portal.build.making import make
from portal.build.manifest import MANIFEST, Copy, FolderCopy, WebCopy, manifest_at, verify
from portal.build.publishing import OutputRefusedError, roll_back
from portal.build.sharing import processors
from portal.build.sources import Sources
from portal.build.timing import Counting, Timings
from portal.build.weights import weigh, weight_report
from portal.dev.server import serve
from portal.model.base_url import parse_base_url
from portal.model.finding import Found, FoundSection
from portal.model.place import Problem, Severity
from portal.model.site import Site
from portal.reading.checks import check
from portal.reading.load import load
from portal.reading.report import content_report
from portal.settings import Settings
from portal.web.i18n import CatalogueRefusedError

FINE, PROBLEMS, MISUSED = 0, 1, 2
STOPPED = 130
"""What shells say of a command that somebody stopped by Ctrl-C."""
UNREAD = 141
"""What they say of one that nobody reads to the end, as before `| head`."""

LAST_PORT = 65535

Run = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a console may lack our letters
            stream.reconfigure(errors="backslashreplace")
    arguments = sys.argv[1:] if arguments is None else arguments
    options = _parser().parse_args(arguments)
    options.asked = again.asked(arguments)
    run: Run = options.run
    try:
        code = run(options)
        sys.stdout.flush()
    except (CatalogueRefusedError, OutputRefusedError) as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        # Else Python complains of what it could not print when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "portal", description="Check, serve, build and search the site."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, run: Run, words: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(run=run)
        _add_shared(command)
        return command

    checking = add("check", _check, "read all content and print every problem, as path:line:column")
    build = add("build", _build, "freeze the site; content with problems is refused")
    serve = add("serve", _serve, "serve the live site; open pages follow the files")
    _add_search(add("search", _search, "answer a query as the site would"))
    _add_audit(add("audit", _audit, "read a built site and print everything that is wrong with it"))
    _add_host(add("host", _host, "print what a host has to be told to serve the site"))
    _add_verify(add("verify", _verify, "compare a published site with its manifest"))
    translate = add("translate", _translate, "collect the interface's words for translators")
    for command in (build, serve, translate):
        _add_folder(command, "--translations", Settings().translations, "interface's catalogues")
    _add_check(checking)
    _add_build(build)
    _add_serve(serve)
    _add_translate(translate)
    return parser


def _add_shared(command: argparse.ArgumentParser) -> None:
    """What every command understands."""
    _add_folder(command, "--content", Settings().content, "words and figures")
    command.add_argument("--quiet", action="store_true", help="print problems only")


def _add_folder(command: argparse.ArgumentParser, name: str, folder: Path, words: str) -> None:
    command.add_argument(name, type=Path, default=folder, metavar="DIR", help=f"folder of {words}")


def _add_check(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--report", action="store_true", help="print how hard each page is to read, too"
    )


def _add_build(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--output",
        type=Path,
        default=Settings().output,
        metavar="DIR",
        help="folder to publish in (default: dist)",
    )
    _add_base_url(command)
    command.add_argument(
        "--compress", action="store_true", help="put .gz and .br forms beside every text"
    )
    command.add_argument(
        "--jobs", type=_jobs, default=processors(), metavar="N", help="processes (default: all)"
    )
    command.add_argument(
        "--timings", action="store_true", help="print what each phase took, in seconds"
    )
    command.add_argument(
        "--verify", action="store_true", help="read what is published; make anew what has rotted"
    )
    command.add_argument(
        "--rollback", action="store_true", help="build nothing; publish the site before this one"
    )


def _base_url(text: str) -> str:
    try:
        return parse_base_url(text) if text else ""
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _copy(text: str) -> Copy:
    return WebCopy(_base_url(text)) if "://" in text else FolderCopy(Path(text))


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f'expected a number from 1, found "{text}"')
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > LAST_PORT:
        expected = f"a number from 0 to {LAST_PORT}"
        raise argparse.ArgumentTypeError(f'expected {expected}, found "{text}"')
    return int(text)


def _add_serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", help="address to listen at")
    command.add_argument("--port", type=_port, default=8000, help="port (default: 8000)")


def _add_search(command: argparse.ArgumentParser) -> None:
    command.add_argument("language", metavar="LANG", help="language to search in, such as vi")
    command.add_argument("query", nargs="+", metavar="QUERY", help="words to look for")


def _add_audit(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="DIR", help="folder of the built site")
    command.add_argument(
        "--weights", action="store_true", help="print how heavy the pages of each kind are, too"
    )
    _add_base_url(command)


def _add_base_url(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--base-url",
        type=_base_url,
        default="",
        metavar="URL",
        help="where it will be published, sub-path included (default: as in site.yaml)",
    )


def _add_host(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", choices=FILES, help=", ".join(FILES))
    command.add_argument(
        "--root",
        type=PurePosixPath,
        default=PurePosixPath("/srv/portal"),
        metavar="DIR",
        help="folder of the site on the host (default: /srv/portal)",
    )
    _add_base_url(command)


def _add_verify(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "copy", type=_copy, metavar="DIR|URL", help="the site: a folder, or its address"
    )
    command.add_argument(
        "--manifest",
        metavar="FILE|URL",
        help=f"what it has to be like (default: the {MANIFEST} of the copy itself)",
    )


def _add_translate(command: argparse.ArgumentParser) -> None:
    command.add_argument("--check", action="store_true", help="write nothing; fail where it would")


def _read(options: argparse.Namespace) -> tuple[Site | None, int]:
    """The site, its problems printed; and how many of them are errors."""
    site, problems = _problems(options)
    return site, report(problems)


def _problems(options: argparse.Namespace) -> tuple[Site | None, tuple[Problem, ...]]:
    """The site, and everything that is wrong with its content."""
    site, problems = load(options.content)
    return site, (*problems, *(check(site) if site else ()))


def report(problems: Sequence[Problem]) -> int:
    """Print problems, each once and in the order of their places; return how many are errors."""
    each = sorted(set(problems))
    for problem in each:
        print(problem, file=sys.stderr)
    return sum(problem.severity is Severity.ERROR for problem in each)


def _say(options: argparse.Namespace, words: str) -> None:
    if not options.quiet:
        print(words)


def _check(options: argparse.Namespace) -> int:
    site, errors = _read(options)
    if site is None or errors:
        print(f"{_name(options.content)}: {errors} problem{'s'[: errors != 1]}", file=sys.stderr)
        return PROBLEMS
    counts = ", ".join(f"{_count(site, one.code)} pages in {one.name}" for one in site.languages)
    registers = f"{len(site.facts)} facts, {len(site.instruments)} instruments"
    _say(
        options,
        f"{_name(options.content)}: no problems in {counts}; {registers}, "
        f"{len(site.sources)} sources, {len(site.terms)} terms",
    )
    if options.report:
        print(*content_report(site), sep="\n")
    return FINE


def _name(folder: Path) -> Path:
    """A folder as people would type it here."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _count(site: Site, code: str) -> int:
    return sum(page.language.code == code for page in site.pages)


def _build(options: argparse.Namespace) -> int:
    if options.rollback:
        roll_back(options.output, complain)
        _say(options, f"{options.output}: as it was before; once more undoes this")
        return FINE
    start = time.monotonic()
    sources = tuple(str(one.resolve()) for one in (options.content, options.translations))
    made_of = again.state_of_sources(sources)
    timings = Timings()
    content = Sources(options.content, Keep(again.kept_beside(options.output)))
    with no_collecting():
        with timings.phase("read"):
            site, problems = content.read()
        frozen = _frozen(site, options, timings) if not report(problems) and site else None
    if options.timings:
        print(*timings.lines(), sep="\n", file=sys.stderr)
    if site is None or frozen is None or report(frozen.problems):
        print(f"nothing built; {options.output} is as it was", file=sys.stderr)
        return PROBLEMS
    pages = tuple(f"{one.name}: {frozen.pages[one.code]} pages" for one in site.languages)
    for line in pages:
        _say(options, line)
    _say(options, f"{options.output}: built in {time.monotonic() - start:.1f} s")
    serve_it = f"python3 -m http.server -d {shlex.quote(str(options.output))} 8000"
    _say(options, f"to read it: {serve_it}, then http://localhost:8000/")
    published, warnings = again.state_of([options.output]), tuple(map(str, sorted(set(problems))))
    build = again.Build(options.asked, sources, made_of, published, warnings, pages)
    with if_possible(complain):
        if not options.verify:  # who asks for it again does not want to be told that it stands
            again.remember(build, options.output)
        content.remember()
    return FINE


def _frozen(site: Site, options: argparse.Namespace, timings: Timings) -> Frozen:
    settings = Settings(options.content, options.output, options.translations, options.base_url)
    # A service manager's way to stop a command takes away what is half-written, as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return make(
        site,
        settings,
        _progress(options),
        complain,
        packed=options.compress,
        doubting=options.verify,
        jobs=options.jobs,
        timings=timings,
    )


def _progress(options: argparse.Namespace) -> Callable[[int, int], None]:
    return (lambda done, total: None) if options.quiet else Counting()


def _serve(options: argparse.Namespace) -> int:
    settings = Settings(options.content, translations=options.translations)
    serve(settings, options.host, options.port, partial(_say, options))
    return FINE


def _search(options: argparse.Namespace) -> int:
    site, errors = _read(options)
    language = site.language(options.language) if site else None
    if site is None or errors:
        return PROBLEMS
    if language is None:
        known = ", ".join(one.code for one in site.languages)
        print(f"expected a language of {known}, found {options.language}", file=sys.stderr)
        return MISUSED
    answer = SiteFinder(site).find(language, " ".join(options.query))
    if answer.mended:
        print(f"nothing has that; these are for {answer.suggestion}", file=sys.stderr)
    elif answer.relaxed:
        print("no page has all of that; these have its words", file=sys.stderr)
    for number, one in enumerate(answer.found, 1):
        print(f"{number}. {one.title}\n   {one.address}")
        for section in one.sections:
            print(_lines(one, section))
    if not answer.found:
        print("nothing found", file=sys.stderr)
    return FINE if answer.found else PROBLEMS


def _lines(page: Found, section: FoundSection) -> str:
    """A section of a page: its heading and address, where it has its own, and an excerpt."""
    excerpt = "".join(f"*{part.text}*" if part.marked else part.text for part in section.excerpt)
    own = f"   - {section.heading}\n     {page.address}#{section.anchor}\n"
    return f"{own if section.anchor else ''}     {excerpt}"


def _audit(options: argparse.Namespace) -> int:
    if not options.folder.is_dir():
        print(f"{options.folder}: expected a folder with a built site, found none", file=sys.stderr)
        return PROBLEMS
    if options.weights:
        print(*weight_report(weigh(options.folder)), sep="\n")
    site, _ = load(options.content)
    base_url = options.base_url or (site.base_url if site else "/")
    for one in unchecked(options.folder, site):
        print(f"{options.folder}: not checked: {one}", file=sys.stderr)
    problems = audit_folder(options.folder, base_url, site)
    return _judged(options, options.folder, problems, "no problems")


def _judged(
    options: argparse.Namespace, what: object, problems: Sequence[Problem], fine: str
) -> int:
    """Print what is wrong with a thing, or that it is fine."""
    if errors := report(problems):
        print(f"{what}: {errors} problem{'s'[: errors != 1]}", file=sys.stderr)
        return PROBLEMS
    _say(options, f"{what}: {fine}")
    return FINE


def _host(options: argparse.Namespace) -> int:
    site, errors = _read(options)
    if site is None or errors:
        return PROBLEMS
    place = Place(options.base_url or site.base_url, options.root, site.languages)
    print(configuration(options.kind, place), end="")
    return FINE


def _verify(options: argparse.Namespace) -> int:
    copy: Copy = options.copy
    listed, problems = manifest_at(options.manifest or copy.manifest)
    problems = (*problems, *verify(listed, copy, _progress(options)))
    return _judged(options, copy, problems, f"{len(listed)} files, all as the manifest says")


def _translate(options: argparse.Namespace) -> int:
    site, problems = load(options.content)
    if site is None:
        report(problems)
        return PROBLEMS
    lacking = update(options.translations, site.languages, write=not options.check)
    for line in lacking:
        print(line, file=sys.stderr)
    if not lacking:
        _say(options, f"{_name(options.translations)}: every message is translated")
    return PROBLEMS if lacking else FINE
