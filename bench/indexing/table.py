"""The table of indexing: ours, up to the files that a host gets, beside stock Whoosh's index."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import own
from bench.indexing.articles import SECTIONS, change_one, write_articles
from bench.indexing.trials import Trial, in_own_process, ours, stock
from bench.kept import Keep, at_once, digest_of
from bench.tables import table
from portal.model.site import Site

HEAD = ("", "CPU s", "indexing", "export", "beside stock", "peak MB", "files", "of them new")

ARTICLES = 3_333
"""How many there are in each language: in three, as many as a large site has."""
PASSAGES = 50_000
"""How many a very large site has in one."""


def indexing(
    site: Site, articles: int = ARTICLES, passages: int = PASSAGES, keep: Keep = at_once
) -> Iterator[str]:
    """Give a table: so many articles in each language, and so many passages in the first.

    Args:
        site: Its pages are recombined.
        articles: How many in each language are indexed by stock Whoosh and by ours.
        passages: How large an index ours makes to tell its memory.
        keep: What measures, or tells what was measured before.
    """
    with TemporaryDirectory(prefix="bench-") as scratch:
        files = [_written(site, language.code, articles, scratch) for language in site.languages]
        (base,) = _kept(keep, _stock, files)
        first, second = _kept(keep, _ours_and_again, files)
        yield from table(
            f"Indexing {len(files) * articles:,} articles of {SECTIONS} passages",
            HEAD,
            [
                _row("stock Whoosh", base, base),
                _row("ours", first, base, first.files),
                _row("ours, one article changed", second, base, second.files - first.files),
            ],
        )
        large = [_written(site, site.languages[0].code, passages // SECTIONS, scratch)]
        (one,) = _kept(keep, _ours, large)
        yield from table(f"Indexing {passages:,} passages", HEAD, [_row("ours", one, None)])


def _stock(files: Sequence[Path]) -> list[Trial]:
    return [in_own_process(stock, files)]


def _ours(files: Sequence[Path]) -> list[Trial]:
    return [in_own_process(ours, files)]


def _ours_and_again(files: Sequence[Path]) -> list[Trial]:
    """Index from nothing, and with one article changed upon what the first index left."""
    first = in_own_process(ours, files)
    change_one(files[0])
    return [first, in_own_process(ours, files)]


def _kept(
    keep: Keep, measure: Callable[[Sequence[Path]], list[Trial]], files: Sequence[Path]
) -> list[Trial]:
    """Run trials, or tell what they were."""
    told = keep(
        f"indexing{measure.__name__.replace('_', ' ')}, {', '.join(file.stem for file in files)}",
        lambda: [trial.told() for trial in measure(files)],
        digest_of([sha256(file.read_bytes()).digest() for file in files]),
        ours=measure is not _stock,
    )
    return list(map(Trial.of, told))


def _written(site: Site, code: str, articles: int, folder: str) -> Path:
    language = next(one for one in site.languages if one.code == code)
    file = Path(folder) / f"{code}-{articles}.jsonl"
    write_articles(file, list(own.passages_of(site, language)), code, articles)
    return file


def _row(
    name: str, trial: Trial, base: Trial | None, new: frozenset[str] | None = None
) -> tuple[str, ...]:
    cpu = trial.indexing + trial.exporting
    return (
        name,
        f"{cpu:.1f}",
        f"{trial.indexing:.1f}",
        f"{trial.exporting:.1f}",
        f"{cpu / base.indexing:.2f}" if base else "",
        f"{trial.peak / 1e6:,.0f}",
        f"{len(trial.files):,}",
        "" if new is None else f"{len(new):,}",
    )
