"""Short texts of the registers become HTML and plain words."""

from portal.model.reference import Names
from portal.rendering.prose import prose_html, prose_text
from portal.rendering.references import References
from tests.builders import EN, a_fact, a_reference, a_site

REFERENCES = References(a_site(facts=(a_fact(),)), EN, EN, "en/compare/d1/")
TEXT = ("Over <b> & ", a_reference(Names.FACT, "bins"), " on ", a_reference(Names.DATE, "2025-03"))


def test_signs_are_escaped_and_references_are_elements() -> None:
    assert prose_html(TEXT, REFERENCES) == (
        'Over &lt;b&gt; &amp; <a class="fact" href="#fact-bins">'
        '<data value="55250000">55.25 million</data></a>'
        ' on <time datetime="2025-03">March 2025</time>'
    )


def test_plain_words_have_what_a_reader_sees() -> None:
    assert prose_text(TEXT, REFERENCES) == "Over <b> & 55.25 million on March 2025"
