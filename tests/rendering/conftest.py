"""One page rendered in one line."""

from collections.abc import Callable

import pytest

from portal.model.language import Language
from portal.model.page import Rendered
from portal.model.register import OfficialText, Share
from portal.rendering.converter import Labels, render
from tests.builders import (
    EN,
    FR,
    LANGUAGES,
    a_fact,
    a_page,
    a_site,
    a_source,
    a_term,
    an_instrument,
)

Show = Callable[..., Rendered]
Html = Callable[..., str]

VIETNAMESE = Labels("Về đoạn văn, chú thích {}", "Đáp án câu {}")
FRENCH = Labels("Retour, note {}", "Réponse {}")
OFFICIAL = OfficialText("Gazette", "vi", "https://gazette.example/8", False)


@pytest.fixture
def show() -> Show:
    """Renders a guide in a site that has a bit of everything."""

    def rendered(
        markdown: str, *, language: Language = EN, reader: Language | None = None
    ) -> Rendered:
        page = a_page(language=language, markdown=markdown)
        site = a_site(
            page,
            *(a_page("topics/parks", language=one) for one in LANGUAGES),
            *(a_page("instruments/rule-7", language=one) for one in LANGUAGES),
            sources=[
                a_source(),
                a_source("r2", published=None),
                a_source("r3", publisher="Báo_*Thị*_Trấn"),
            ],
            instruments=[
                an_instrument(),
                an_instrument("rule-8", number="8-X", aliases=(), official=(OFFICIAL,)),
                an_instrument("rule-9", number="9-X", aliases=()),
            ],
            facts=[a_fact(), a_fact("streets", Share(54, 63))],
            terms=[a_term()],
        )
        labels = FRENCH if language is FR else VIETNAMESE
        return render(page, site, reader or language, labels)

    return rendered


@pytest.fixture
def html(show: Show) -> Html:
    """The same as HTML alone; spaces that do not break are shown as plain ones."""

    def as_html(markdown: str, **given: Language) -> str:
        text = show(markdown, **given).html
        return text.replace("&nbsp;", " ").replace("\u00a0", " ").replace("\u202f", " ")

    return as_html
