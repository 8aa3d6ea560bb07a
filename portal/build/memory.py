"""One build's knowledge of the last one, and what it notes for the next."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from portal.build.keeping import Keep
from portal.build.ledger import File, Heard, Ledger, read_ledger
from portal.build.publishing import taken_over
from portal.build.watching import Witness, fingerprint


class Memory:
    """What was made before of what, as long as it would be made the same again.

    Attributes:
        keep: Where builds keep things.
        witness: The site, which notes what it is asked.
        last: What the last build made.
        now: What this one makes, or takes over.
    """

    def __init__(self, keep: Keep, witness: Witness, made_with: Mapping[str, str]) -> None:
        """Read what the last build left.

        Args:
            keep: Where it lies.
            witness: The site.
            made_with: What tells everything that is made of the site besides from others: as
                `Ledger`.
        """
        self.keep = keep
        self.witness = witness
        self.last = read_ledger(keep, made_with)
        self.now = Ledger(made_with)
        self._holds = cache(self._is_told)  # many pieces ask the same

    def _is_told(self, heard: Heard) -> bool:
        question, told = heard
        return self.witness.told(question) == told

    @contextmanager
    def hearing_always(self) -> Iterator[None]:
        """Note what the site is asked for all that is published at once, such as style sheets."""
        with self.witness.listening() as heard:
            yield
        self.now.always.update(heard)

    def told(self, name: str, make: Callable[[], object]) -> str:
        """The fingerprint of something that is made of the site, made only if it has changed."""
        piece = self.last.standing(name, self._holds)
        if piece is None:
            with self.witness.listening() as heard:
                made = make()
            return self.now.note(name, heard.items(), fingerprint(repr(made))).told
        self.now.pieces[name] = piece
        return piece.told

    def taken_over(self, name: str, published: Path, scratch: Path) -> File | None:
        """A file of the published site, if it would be written the same again."""
        piece = self.last.standing(name, self._holds)
        if piece is None or piece.file is None or not taken_over(piece.file, published, scratch):
            return None
        self.now.pieces[name] = piece
        return piece.file

    @contextmanager
    def noting(self, name: str) -> Iterator[list[File]]:
        """Note a file and what the site is asked for it; the file is put into the list."""
        files: list[File] = []
        with self.witness.listening() as heard:
            yield files
        others = (one for one in heard.items() if one[0] not in self.now.always)
        self.now.note(name, others, files[0].digest, files[0])

    def files(self) -> frozenset[str]:
        """The names of the files that the last build published."""
        return frozenset(one.file.name for one in self.last.pieces.values() if one.file)

    def digests(self) -> Mapping[str, str]:
        """The digests of the files that this build publishes, by their names."""
        return {one.file.name: one.file.digest for one in self.now.pieces.values() if one.file}

    def remember(self) -> None:
        """Keep everything for the next build."""
        self.now.keep(self.keep)
