"""The kinds of page: where each lives, what its head must and may say, how it is shown.

A new kind is one entry in KINDS and one template, `web/templates/kinds/<name>.html`.
"""

from dataclasses import dataclass
from typing import NewType

Key = NewType("Key", str)
"""The path of a page below its language and without ending, the same in every language."""

HOME = Key("index")
_COMMON = frozenset({"title", "lead", "nav", "as-of", "checked", "sources", "instruments"})
_LINKS = frozenset({"related", "official"})
_EXPLAINED = frozenset({"as-of", "checked", "sources"})

LESSON_MINUTES = 10
"""How long every lesson takes, without its self-check on paper."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page.

    Attributes:
        name: Its name in templates, in search and in the style sheet.
        folder: The folder whose files are of this kind; empty where `file` decides.
        file: The file name that is of this kind, in any folder or at the top.
        register: The register whose entries make the pages of this kind; empty where files do.
        requires: Fields its head must have.
        allows: Fields its head may have.
        sections: The anchors its pages must have, in this order; others may stand between.
        questions: How many questions the self-check of its pages has.
        in_feed: Whether feeds and the sitemap's news list it.
        schema_type: The schema.org type that describes it to machines.
    """

    name: str
    folder: str = ""
    file: str = ""
    register: str = ""
    requires: frozenset[str] = frozenset({"title", "lead"})
    allows: frozenset[str] = _COMMON | _LINKS
    sections: tuple[str, ...] = ()
    questions: int = 0
    in_feed: bool = False
    schema_type: str = "WebPage"

    @property
    def explains(self) -> bool:
        """Whether its pages explain something by sources."""
        return "sources" in self.requires


_EXPLAINS = frozenset({"title", "lead"}) | _EXPLAINED

KINDS: tuple[Kind, ...] = (
    Kind(
        "home",
        file="index",
        requires=frozenset({"title", "lead", "doors"}),
        allows=_COMMON | {"doors"},
    ),
    Kind("figures-by-date", file="facts-by-date", schema_type="CollectionPage"),
    Kind("figures", file="facts/index", schema_type="CollectionPage"),
    Kind(
        "commitments",
        folder="commitments",
        file="commitments/index",
        requires=frozenset({"title", "lead", "as-of", "checked"}),
        schema_type="CollectionPage",
    ),
    Kind(
        "section",
        file="*/index",
        allows=_COMMON | _LINKS | {"groups"},
        schema_type="CollectionPage",
    ),
    Kind("timeline", file="timeline", schema_type="CollectionPage"),
    Kind("relations", file="relations", schema_type="CollectionPage"),
    Kind("bodies", file="bodies", schema_type="CollectionPage"),
    Kind("glossary", file="glossary", schema_type="DefinedTermSet"),
    Kind(
        "instrument", folder="instruments", requires=_EXPLAINS, in_feed=True, schema_type="Article"
    ),
    Kind("topic", folder="topics", requires=_EXPLAINS, in_feed=True, schema_type="Article"),
    Kind("guide", folder="guides", requires=_EXPLAINS, in_feed=True, schema_type="Article"),
    Kind("question", folder="questions", requires=_EXPLAINS, in_feed=True, schema_type="QAPage"),
    Kind(
        "lesson",
        folder="lessons",
        requires=_EXPLAINS,
        sections=("s-aim", "s-steps", "s-check", "s-leader"),
        questions=5,
        in_feed=True,
        schema_type="LearningResource",
    ),
    Kind("source", folder="sources", requires=_EXPLAINS, schema_type="Article"),
    Kind("fact", folder="facts", register="facts"),
    Kind("disagreement", folder="disagreements", register="disagreements", schema_type="Article"),
    Kind("page"),
)


def section_of(key: Key) -> Key | None:
    """The key of the section page above a key; None for a section itself and at the top."""
    folder, _, name = key.rpartition("/")
    return Key(f"{folder}/index") if folder and name != "index" else None


def kind_of(key: Key) -> Kind:
    """The kind of the page at a key, told by its path alone."""
    folder, _, name = key.rpartition("/")
    for kind in KINDS:
        by_file = kind.file == key or (folder and kind.file == f"*/{name}")
        if by_file or (kind.folder and folder == kind.folder and name != "index"):
            return kind
    return KINDS[-1]
