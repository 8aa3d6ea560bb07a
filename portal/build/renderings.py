"""Bodies of pages as HTML, kept from build to build: to read one is little work."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import cast

from portal.build.keeping import Keep, read_as
from portal.build.sharing import shared_out
from portal.build.watching import Witness
from portal.model.kinds import Key
from portal.model.language import Language
from portal.model.page import Page, Rendered
from portal.model.site import Site
from portal.rendering.converter import Converter, Labels


@dataclass(frozen=True, slots=True)
class Renderings:
    """Renders pages, each again only when what it was made of has changed.

    Attributes:
        keep: Where they are kept.
        witness: The site, which notes what rendering asks.
        made_with: What tells the code that renders from other code.
        converter: What renders; its copy in each process that renders ahead.
    """

    keep: Keep
    witness: Witness
    made_with: str
    converter: Converter = field(default_factory=Converter)

    def render(self, page: Page, site: Site, reader: Language, labels: Labels) -> Rendered:
        """Render a page as `converter.render` does, or take what was kept of it."""
        name = _name(page, reader)
        with_what = [self.made_with, labels.footnote_back, labels.answer]
        kept = self.keep.read(name)
        if kept and kept[0] == with_what and self._stands(kept[1]):
            for question in kept[1]:
                self.witness.ask(question)
            return cast(Rendered, read_as(Rendered, kept[2]))
        with self.witness.listening() as heard:
            rendered = self.converter.render(page, site, reader, labels)
        self.keep.write(name, [with_what, heard, rendered])
        return rendered

    def ahead(self, site: Site, labels: Callable[[Language], Labels], jobs: int) -> None:
        """Render pages of which nothing is kept in several processes; to ask for them is to read.

        Args:
            site: The site, as the witness answers for it.
            labels: The words of the interface in a language.
            jobs: How many processes may render at the same time.
        """

        def work(pages: Sequence[Page]) -> Iterator[Key]:
            for page in pages:
                self.render(page, site, page.language, labels(page.language))
                yield page.key

        new = [one for one in site.pages if not self._has(_name(one, one.language))]
        with closing(shared_out(new, work, jobs)) as rendering:
            deque(rendering, maxlen=0)

    def _has(self, name: str) -> bool:
        return (self.keep.folder / name).exists()

    def _stands(self, heard: dict[str, str]) -> bool:
        return all(self.witness.told(question) == told for question, told in heard.items())


def _name(page: Page, reader: Language) -> str:
    return f"{page.key}.{page.language.code}.{reader.code}.json"
