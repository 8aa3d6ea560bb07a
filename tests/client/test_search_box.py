"""The search box answers in the page; without script, or when it fails, the form still works."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

import search
from portal.web.app import HERE
from search import Terms, build_index, export, export_terms
from tests.search.builders import the_collection

pytestmark = pytest.mark.browser

CLIENT = Path(search.__file__).parent / "client"
FORM = """<form data-component="search-box" data-base="../index/" data-language="fr"
    data-results="results" data-status="status" data-template="hit" data-section="section"
    data-text-none="Rien." data-text-count-one="{count} page"
    data-text-count-other="{count} pages" data-failed="failed"
    data-text-relaxed="Rien d’exact."
    data-kind-instrument="Texte" data-kind-guide="Guide" role="search" action="answer.html">
  <input type="search" name="q"></form>"""
RESULTS = """<p id="status" role="status"></p><ol id="results"></ol>
<template id="failed">La recherche ne répond pas. <a href="a-z/">A–Z</a></template>
<template id="hit"><li><a data-part="link title"></a><i data-part="kind"></i>
  <div data-part="sections"></div></li></template>
<template id="section"><b data-part="heading"><a data-part="link"></a></b>
  <p data-part="excerpt"></p></template>"""
NARROWING = """<div id="meant"></div><div id="narrowing"></div><div id="elsewhere"></div>
<template id="facet"><h2 data-part="name"></h2><ul data-part="choices"></ul></template>
<template id="choice"><li><a data-part="link"><b data-part="chosen">Choix :</b>
  <span data-part="label"></span></a> <i data-part="count"></i></li></template>
<template id="mended"><p>Plutôt <a data-part="link"></a></p></template>
<template id="through"><p>Par <b data-part="terms"></b></p></template>
<template id="languages"><button data-part="ask">Ailleurs</button>
  <ul data-part="counts choices"></ul></template>"""
NARROWED = FORM.replace(
    "data-results",
    """data-narrowing="narrowing" data-facet="facet" data-choice="choice" data-mended="mended"
    data-meant="meant" data-through="through" data-elsewhere="elsewhere"
    data-languages="languages" data-language-vi="Tiếng Việt" data-language-fr="Français"
    data-facet-year="Année" data-facet-kind="Type" data-results""",
)
SCRIPT = '<script type="module" src="../client/search-box.js"></script>'


@pytest.fixture(scope="module")
def site(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(CLIENT, folder / "client")
    shutil.copy(HERE / "static" / "js" / "asking.js", folder)
    for code in ("fr", "vi"):
        (folder / "index" / code).mkdir(parents=True)
        for name, data in export(build_index(the_collection(code), code)).items():
            (folder / "index" / code / name).write_bytes(data)
    terms = Terms(("fr", "vi"), ((("signature numérique",), ("chữ ký số",)),))
    (folder / "index" / "terms.js").write_bytes(export_terms(terms))
    (folder / "recherche").mkdir()
    for name, body in {
        "index.html": FORM + RESULTS,
        "narrow.html": NARROWED + RESULTS + NARROWING,
        "asking.html": FORM + RESULTS + '<script src="../asking.js"></script>',
        "broken.html": FORM.replace("data-results", "data-other") + FORM + RESULTS,
        "lost.html": FORM.replace("../index/", "../nowhere/") + RESULTS,
        "answer.html": "The server answers.",
    }.items():
        head = "<!doctype html><html lang='fr'><meta charset='utf-8'><title>Recherche</title>"
        (folder / "recherche" / name).write_text(head + body + SCRIPT, encoding="utf-8")
    return f"{serve(folder)}recherche/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def test_it_answers_as_one_types(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("searchbox").press_sequentially("resolution 57")
    first = page.locator("#results li").first
    expect(first.locator("a").first).to_have_attribute(
        "href", f"{site.removesuffix('recherche/')}fr/textes/nq57/"
    )
    expect(first.locator("a").first).to_contain_text("Résolution n° 57-NQ/TW")
    expect(first.locator("i")).to_have_text("Texte")


def test_it_links_to_the_section_and_shows_its_heading(page: Page, site: str) -> None:
    page.goto(f"{site}?q=téléphone perdu")
    section = page.locator("#results li").first.locator("b").first
    expect(section).to_have_text("Téléphone perdu")
    href = f"{site.removesuffix('recherche/')}fr/guides/vneid/#telephone-perdu"
    expect(section.locator("a")).to_have_attribute("href", href)


def test_a_host_that_knows_of_ranges_sends_one_passage_alone(page: Page, site: str) -> None:
    sent: list[tuple[int, int]] = []

    def send_range(route: Route) -> None:
        whole = route.fetch().body()
        first, last = map(int, re.findall("[0-9]+", route.request.headers["range"]))
        part = whole[first : last + 1]
        sent.append((len(part), len(whole)))
        route.fulfill(status=206, body=part)

    page.route("**/*.pieces?*", send_range)
    page.goto(f"{site}?q=téléphone perdu")
    expect(page.locator("#results li").first.locator("b").first).to_have_text("Téléphone perdu")
    assert sent
    assert all(part < whole / 2 for part, whole in sent)


def test_it_hides_a_heading_and_a_kind_it_has_no_words_for(page: Page, site: str) -> None:
    page.goto(f"{site}?q=semi-conducteurs")
    first = page.locator("#results li").first
    expect(first.locator("a").first).to_have_text("Semi-conducteurs")
    expect(first.locator("b").first).to_be_hidden()
    expect(first.locator("i")).to_be_hidden()


def test_it_marks_the_words_asked_for(page: Page, site: str) -> None:
    page.goto(f"{site}?q=impot")
    expect(page.locator("#results li").first.locator("mark")).to_have_text("impôt")


def test_it_answers_the_question_in_the_address_and_keeps_it_there(page: Page, site: str) -> None:
    page.goto(f"{site}?q=cheval&lang=fr")
    expect(page.locator("mark")).to_have_text("chevaux")
    page.get_by_role("searchbox").fill("école & œuvre")
    expect(page).to_have_url(re.compile(r"\?q=%C3%A9cole\+%26\+%C5%93uvre&lang=fr$"))
    page.get_by_role("searchbox").fill("")
    expect(page).to_have_url(re.compile(r"\?lang=fr$"))
    expect(page.locator("#results li")).to_have_count(0)


def test_it_announces_how_many_answers_there_are(page: Page, site: str) -> None:
    page.goto(f"{site}?q=cheval")
    expect(page.get_by_role("status")).to_have_text("1 page")
    page.get_by_role("searchbox").fill("numérique")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ pages$"))
    page.get_by_role("searchbox").fill('"numérique cheval"')
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Rien d’exact\. \d+ pages$"))
    page.get_by_role("searchbox").fill("xyzzy")
    expect(page.get_by_role("status")).to_have_text("Rien.")
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("status")).to_have_text("")


def test_submitting_answers_at_once_and_in_place(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("searchbox").fill("cheval")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("mark")).to_have_text("chevaux")
    assert "answer.html" not in page.url


def test_typing_fast_asks_but_once_and_shows_the_last_answer(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("searchbox").press_sequentially("chevaux", delay=5)
    page.get_by_role("searchbox").fill("œuvre")
    expect(page.locator("mark")).to_have_text("œuvre")


def test_what_is_typed_is_never_taken_for_html(page: Page, site: str) -> None:
    page.goto(f"{site}?q=<img src=x onerror=alert(1)> cheval")
    expect(page.locator("mark").first).to_be_visible()
    expect(page.locator("img")).to_have_count(0)


def test_one_broken_box_does_not_stop_the_next(page: Page, site: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site}broken.html?q=cheval")
    expect(page.locator("mark")).to_have_text("chevaux")
    assert errors == ["search-box: the page has no data attribute results on the form"]


def test_a_failure_is_said_in_the_words_of_the_page(page: Page, site: str) -> None:
    page.goto(f"{site}lost.html?q=cheval")
    expect(page.get_by_role("status")).to_have_text("La recherche ne répond pas. A–Z")


def test_a_file_that_fails_once_is_asked_for_again(page: Page, site: str) -> None:
    failed: list[str] = []

    def fail_once(route: Route) -> None:
        if route.request.url in failed:
            route.continue_()
        else:
            failed.append(route.request.url)
            route.fulfill(status=503)

    page.route("**/index/**", fail_once)
    page.goto(f"{site}?q=cheval")
    expect(page.locator("mark")).to_have_text("chevaux")
    assert any("/terms-" in url for url in failed)


def test_after_a_failure_the_next_question_tries_again(page: Page, site: str) -> None:
    asked: list[str] = []

    def fail(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route("**/terms-*", fail)
    page.goto(f"{site}?q=cheval")
    expect(page.get_by_role("status")).to_have_text("La recherche ne répond pas. A–Z")
    assert all(asked.count(url) == 2 for url in asked)
    page.unroute("**/terms-*")
    page.get_by_role("searchbox").fill("chevaux")
    expect(page.locator("mark")).to_have_text("chevaux")


def test_it_shows_what_narrows_the_answer_in_the_order_of_the_form(page: Page, site: str) -> None:
    page.goto(f"{site}narrow.html?q=numérique")
    expect(page.locator("#narrowing h2")).to_have_text(["Année", "Type"])
    choice = page.locator("#narrowing li", has_text="Texte")
    many = choice.locator("i").text_content()
    expect(choice.locator("b")).to_be_hidden()
    expect(choice.locator("a")).to_have_attribute("href", "?q=num%C3%A9rique+kind%3Ainstrument")
    choice.locator("a").click()
    expect(page.get_by_role("status")).to_have_text(re.compile(f"^{many} page"))
    chosen = page.locator("#narrowing li", has_text="Texte")
    expect(chosen.locator("b")).to_be_visible()
    expect(chosen.locator("a")).to_have_attribute("href", "?q=num%C3%A9rique")


def test_it_offers_what_may_have_been_meant(page: Page, site: str) -> None:
    page.route(
        "**/client/index.js",
        lambda route: route.fulfill(
            content_type="text/javascript",
            body="""export const openIndex = async () => ({
                shards: { facets() {} }, search: async () => ({
                pages: [], totalPages: 0, facets: {}, relaxed: false, suggestion: 'école' }) })""",
        ),
    )
    page.goto(f"{site}narrow.html?q=ecolle")
    link = page.locator("#meant a")
    expect(link).to_have_text("école")
    expect(link).to_have_attribute("href", "?q=%C3%A9cole")


def test_a_filter_alone_lists_pages_and_an_empty_input_nothing(page: Page, site: str) -> None:
    page.goto(f"{site}narrow.html?q=kind:guide")
    expect(page.locator("#results i").first).to_have_text("Guide")
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#results li")).to_have_count(0)
    expect(page.locator("#narrowing")).to_be_empty()


def test_all_that_every_question_needs_is_there_before_the_first_key(page: Page, site: str) -> None:
    fetched: list[str] = []

    def note(request: Request) -> None:
        if "/index/" in request.url:
            fetched.append(request.url.rpartition("/")[2].partition("-")[0])

    page.on("request", note)
    page.goto(f"{site}narrow.html")
    page.get_by_role("searchbox").focus()
    page.wait_for_load_state("networkidle")
    assert fetched[0] == "manifest.js"
    assert "facets" in fetched
    assert not {"terms", "texts", "terms.js"} & set(fetched)


def test_the_other_languages_are_asked_only_when_the_reader_wants_them(
    page: Page, site: str
) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{site}narrow.html?q=signature numérique")
    button = page.get_by_role("button", name="Ailleurs")
    expect(button).to_be_visible()
    assert not [url for url in fetched if "/vi/" in url or url.endswith("terms.js")]
    button.press("Enter")
    link = page.locator("#elsewhere a")
    expect(link).to_be_focused()
    expect(page.locator("#elsewhere li")).to_have_text(re.compile(r"Tiếng Việt\s+1$"))
    expect(link).to_have_attribute("href", "?q=signature+num%C3%A9rique+lang%3Avi")
    page.get_by_role("searchbox").fill("résolution 57")
    expect(page.locator("#elsewhere a")).to_have_attribute("href", re.compile("57.lang%3Avi$"))


def test_what_nobody_wrote_in_one_language_is_looked_for_in_the_others(
    page: Page, site: str
) -> None:
    page.goto(f"{site}narrow.html?q=quỹ đạo")
    expect(page.locator("#elsewhere li")).to_have_text(re.compile(r"Tiếng Việt\s+2$"))
    expect(page.get_by_role("button", name="Ailleurs")).to_have_count(0)


def test_a_query_finds_pages_of_another_language_through_its_terms(page: Page, site: str) -> None:
    page.goto(f"{site}narrow.html?q=signatures numériques lang:vi")
    first = page.locator("#results li").first
    title = first.locator("a").first
    expect(title).to_have_text("Chữ ký số cá nhân")
    expect(title).to_have_attribute("lang", "vi")
    expect(first.locator("[data-part=sections]")).to_have_attribute("lang", "vi")
    expect(first.locator("mark").first).to_have_text("Chữ ký số")
    expect(page.locator("#meant b")).to_have_text("chữ ký số")
    expect(page.locator("#meant b")).to_have_attribute("lang", "vi")
    back = page.locator("#elsewhere a")
    expect(back).to_have_attribute("href", "?q=signatures+num%C3%A9riques")


OPENED = """async ([base, language, query, options]) => {
    const { open } = await import('/client/open.js')
    const search = await open(base, language)
    return search.search(query, options)
}"""


def test_any_page_can_ask_by_the_module(page: Page, site: str) -> None:
    page.goto(site)
    root = site.removesuffix("recherche/")
    answer = page.evaluate(OPENED, ["../index/", "fr", "téléphone perdu", {"limit": 1}])
    (result,) = answer["results"]
    assert result["url"] == f"{root}fr/guides/vneid/#telephone-perdu"
    assert result["section"] == "Téléphone perdu"
    assert result["page"] == f"{root}fr/guides/vneid/"
    assert result["passage"] == "".join(one["text"] for one in result["marked"])
    assert result["score"] == result["sections"][0]["score"] > 0
    assert result["title"]
    assert (answer["language"], answer["through"]) == ("fr", [])


def test_a_page_that_asks_can_give_filters_apart(page: Page, site: str) -> None:
    page.goto(site)
    filters = {"kind": ["guide", "instrument"], "lang": "vi"}
    options = {"limit": 50, "filters": filters, "facets": False}
    answer = page.evaluate(OPENED, ["../index/", "fr", "VNeID", options])
    assert answer["language"] == "vi"
    assert {one["kind"] for one in answer["results"]} <= {"guide", "instrument"}
    assert answer["results"]
    assert answer["query"] == "VNeID kind:guide,instrument"


def test_without_script_the_form_leads_to_its_action(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_role("searchbox").fill("école")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile(r"answer\.html\?q=%C3%A9cole$"))
    context.close()


def test_back_leads_to_the_answer_before_and_not_letter_by_letter(page: Page, site: str) -> None:
    page.goto(f"{site}asking.html?q=cheval")
    expect(page.locator("mark").first).to_have_text("chevaux")
    box = page.get_by_role("searchbox")
    box.fill("")
    box.press_sequentially("impot")
    expect(page.locator("mark").first).to_have_text("impôt")
    box.press("Enter")
    box.fill("œuvre")
    expect(page.locator("mark").first).to_have_text("œuvre")
    page.go_back()
    expect(box).to_have_value("impot")
    expect(page.locator("mark").first).to_have_text("impôt")
    page.go_back()
    expect(box).to_have_value("cheval")
    expect(page.locator("mark").first).to_have_text("chevaux")
    page.go_forward()
    expect(page).to_have_url(re.compile(r"\?q=impot$"))


def test_the_arrow_keys_lead_through_the_answers_and_back(page: Page, site: str) -> None:
    page.goto(f"{site}asking.html?q=numérique")
    links = page.locator("#results a:visible")
    expect(links.nth(1)).to_be_visible()
    box = page.get_by_role("searchbox")
    box.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
