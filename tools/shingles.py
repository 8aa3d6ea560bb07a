"""Print the fingerprints of runs of words in texts, so that a test finds what was copied from them.

    python -m tools.shingles REPORT... > tests/content/reports.shingles

The texts themselves are others' and stay out of the repository.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

LENGTH = 8
"""Words in a run: shorter ones are names and turns of phrase that nobody owns."""
DIGITS = 10
"""Of a fingerprint: with some 100,000 runs on each side, hardly two different ones share it."""

_WORD = re.compile(r"[^\W_]+")


def shingles(text: str) -> Iterator[tuple[str, str]]:
    """Give each run of words of a text, and its fingerprint."""
    words = _WORD.findall(unicodedata.normalize("NFC", text).casefold())
    for start in range(len(words) - LENGTH + 1):
        run = " ".join(words[start : start + LENGTH])
        yield run, sha256(run.encode()).hexdigest()[:DIGITS]


def main() -> None:
    """Print the fingerprints of the files named on the command line, each once, sorted."""
    texts = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
    print(*sorted({print_ for text in texts for _, print_ in shingles(text)}), sep="\n")


if __name__ == "__main__":
    main()
