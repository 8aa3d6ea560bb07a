"""The register of disagreements in YAML."""

from collections.abc import Sequence

from portal.model.disagreement import DECISIVE, Disagreement, Preference, Version
from portal.model.kinds import Key
from portal.model.reference import Names, Reference
from portal.model.register import Confidence
from portal.reading.pages import LONGEST_LEAD, LONGEST_TITLE
from portal.reading.registers import (
    Context,
    named,
    prose_of,
    read_evidence,
    sources_named,
    words_of,
)
from portal.reading.values import Fields

FEWEST_VERSIONS = 2
FEWEST_SEVERAL = 2
"""Sources that say the same before one may speak of several."""


def read_disagreement(fields: Fields, context: Context) -> Disagreement:
    """Read one disagreement."""
    fields.require(("title", "lead", "as-of", "checked", "versions"))
    read = [_read_version(one, context) for one in fields.mappings("versions", "a version")]
    versions = tuple(version for version, _ in read)
    if "versions" in fields and len(versions) < FEWEST_VERSIONS:
        place = fields.place_of("versions")
        fields.report.add(place, "versions-few", "two versions or more", f"{len(versions)}")
    pages = fields.ids("pages")
    preferred = fields.mapping("preferred", "the version to prefer")
    return Disagreement(
        id=context.id,
        title=words_of(fields, "title", context, longest=LONGEST_TITLE),
        lead=words_of(fields, "lead", context, longest=LONGEST_LEAD),
        as_of=fields.partial_date("as-of"),
        checked=fields.date("checked"),
        versions=versions,
        preferred=_read_preference(preferred, context, versions) if preferred else None,
        note=prose_of(fields, "note", context),
        pages=tuple(Key(page) for page, _ in pages),
        place=fields.place,
        references=(
            *(reference for _, sources in read for reference in sources),
            *named(Names.PAGE, pages),
        ),
    )


def _read_version(fields: Fields, context: Context) -> tuple[Version, tuple[Reference, ...]]:
    """A version, and the sources it names."""
    fields.require(("says", "sources"))
    evidence = read_evidence(fields)
    version = Version(prose_of(fields, "says", context), tuple(line for line, _ in evidence))
    fields.close()
    return version, sources_named(evidence)


def _read_preference(
    fields: Fields, context: Context, versions: Sequence[Version]
) -> Preference | None:
    """Which version the evidence speaks for: only where it is strong, and then with it."""
    fields.require(("version", "confidence", "because"))
    number = fields.text("version")
    confidence = fields.choice("confidence", Confidence)
    because = prose_of(fields, "because", context)
    fields.close()
    known = [str(count) for count in range(1, len(versions) + 1)]
    if number not in known:
        expected = "the number of a version: " + ", ".join(known)
        fields.report.add(fields.place_of("version"), "version-invalid", expected, f'"{number}"')
        return None
    sources = {line.source for line in versions[int(number) - 1].evidence}
    if confidence and confidence not in DECISIVE:
        expected = "one of " + ", ".join(DECISIVE)
        place = fields.place_of("confidence")
        fields.report.add(place, "confidence-invalid", expected, f'"{confidence}"')
    elif confidence is Confidence.SEVERAL and len(sources) < FEWEST_SEVERAL:
        expected = f"{FEWEST_SEVERAL} sources or more for version {number}"
        place = fields.place_of("confidence")
        fields.report.add(place, "preference-unsupported", expected, f"{len(sources)}")
    return Preference(int(number), confidence or Confidence.SEVERAL, because)
