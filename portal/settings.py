"""What a run is told from outside: folders and the base URL; made once, at the edge."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: content and translations lie beside the package."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a run reads and writes.

    Attributes:
        content: The folder of words and figures.
        output: The folder the frozen site is published in.
        translations: The folder of the interface's catalogues.
        base_url: Where the site will be published, with a slash at its end; empty takes the
            content's own.
    """

    content: Path = ROOT / "content"
    output: Path = Path("dist")
    translations: Path = ROOT / "translations"
    base_url: str = ""
