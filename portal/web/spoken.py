"""What the reader of pages says instead of numbers and signs that voices do not know."""

import json
from collections.abc import Mapping

from portal.model.language import Language
from portal.model.site import Site


def script_name(language: Language) -> str:
    """The name among the assets of the forms of one language."""
    return f"js/spoken-{language.code}.js"


def spoken_scripts(site: Site) -> Mapping[str, bytes]:
    """The forms of every language, by the names of their files; the longest form comes first."""
    return {script_name(language): _script(site, language) for language in site.languages}


def _script(site: Site, language: Language) -> bytes:
    forms = sorted(site.spoken, key=lambda written: (-len(written), written))
    pairs = [(written, site.spoken[written][language.code]) for written in forms]
    return f"self.spokenForms = {json.dumps(pairs, ensure_ascii=False)}\n".encode()
