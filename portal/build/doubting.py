"""Published files that have rotted: their size and time are as they were, but not their bytes."""

from pathlib import Path

from portal.build.keeping import Say
from portal.build.manifest import FolderCopy, manifest_at


def doubt(published: Path, say: Say) -> None:
    """Read every file of a published site; those that are other than its manifest says are told.

    They get another time, which is enough: by size and time builds tell what they may take over
    unread. What the manifest has not gets one, too, so that it is told by its digest.

    Args:
        published: The folder of the site; nothing is told where there is none yet.
        say: Told of each that has rotted.
    """
    copy = FolderCopy(published)
    listed, problems = manifest_at(copy.manifest) if published.is_dir() else ({}, ())
    for problem in problems:
        say(str(problem))
    for name in sorted(copy.names()):
        if name not in listed or copy.digest(name) != listed[name].digest:
            (published / name).touch()
            if name in listed:
                say(f"{published / name}: expected as it was published, found other bytes")
