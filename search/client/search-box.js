/**
 * Answers a search form in place; with page.js, narrowing.js and elsewhere.js all that touches the
 * page.
 *
 * Without it, the form leads to its action. What it needs of the page:
 *
 *     <form data-component="search-box" data-base="…/search/" data-language="fr"
 *           data-results="ID" data-status="ID" data-template="ID" data-section="ID"
 *           data-text-none="…" data-text-count-one="{count} …" data-text-count-other="{count} …"
 *           data-text-relaxed="…" data-text-mended="…" data-failed="ID"
 *           data-kind-guide="…" data-kind-topic="…" role="search">
 *       <input type="search" name="q">
 *     </form>
 *     <p id="ID" role="status"></p>
 *     <ol id="ID"></ol>
 *     <template id="ID"><li>
 *       <b data-part="title"><a data-part="link"></a></b>
 *       <span data-part="kind"></span> <span data-part="date"></span>
 *       <ul data-part="sections"></ul>
 *     </li></template>
 *     <template id="ID"><li>
 *       <b data-part="heading"><a data-part="link"></a></b>
 *       <p data-part="excerpt"></p>
 *     </li></template>
 *     <template id="ID for data-failed">… <a href="…">…</a></template>
 *
 * Each plural form of the language has its text, by its CLDR name: data-text-count-many. A part
 * of a template may be missing; heading, kind and date are hidden where there is nothing to say.
 *
 * To show what may have been meant, and what a query was translated to, the form has
 * data-meant="ID", data-mended="ID" and data-through="ID", and the page
 *
 *     <div id="ID"></div>
 *     <template id="ID for data-mended"><p>… <a data-part="link"></a></p></template>
 *     <template id="ID for data-through"><p>… <span data-part="terms"></span></p></template>
 *
 * To show what narrows an answer, the form also has data-narrowing="ID" and the names of facets,
 * data-facet-kind="…" data-facet-year="…", in their order; and the page has
 *
 *     <div id="ID"></div>
 *     <template id="ID for data-facet"><b data-part="name"></b><ul data-part="choices"></ul></template>
 *     <template id="ID for data-choice"><li><a data-part="link"><b data-part="chosen">…</b>
 *       <span data-part="label"></span></a> <span data-part="count"></span></li></template>
 *
 * To ask in other languages, it has data-elsewhere="ID" and data-language-en="English", and the page
 *
 *     <div id="ID"></div>
 *     <template id="ID for data-languages"><button data-part="ask">…</button>
 *       <div data-part="counts"><ul data-part="choices"></ul></div></template>
 *
 * @module
 *
 * @typedef {import('./excerpt.js').Fragment} Fragment
 * @typedef {import('./open.js').Answer} Answer
 * @typedef {import('./open.js').Result} Result
 * @typedef {import('./open.js').Search} Search
 * @typedef {import('./open.js').Section} Section
 */

import { Elsewhere } from './elsewhere.js'
import { Narrowing, asking } from './narrowing.js'
import { open } from './open.js'
import { copyOf, fill, found, given, linkTo, named, parts, speak } from './page.js'

/** How long a pause in typing is taken for a question, in milliseconds. */
const PAUSE = 150

/** A search form that answers as one types. */
export class SearchBox {
  /** @type {Promise<Search> | undefined} */
  #search
  /** Counts the questions, so that a late answer to an old one is not shown. */
  #asked = 0
  /** @type {number | undefined} */
  #pause

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form
    this.input = found(form.querySelector('input[name="q"]'), HTMLInputElement, 'input named q')
    this.results = named(form, 'results', HTMLElement)
    this.status = named(form, 'status', HTMLElement)
    this.template = named(form, 'template', HTMLTemplateElement)
    this.section = named(form, 'section', HTMLTemplateElement)
    this.failed = named(form, 'failed', HTMLTemplateElement)
    this.language = given(form, 'language')
    const { meant, narrowing, elsewhere } = form.dataset
    this.meant = meant ? named(form, 'meant', HTMLElement) : undefined
    this.narrowing = narrowing ? new Narrowing(form) : undefined
    this.elsewhere = elsewhere ? new Elsewhere(form) : undefined
  }

  /** Listen; answer what the address asks; and open the index before the first key is struck. */
  start() {
    // What fails now is tried again, and told, at the first question.
    const prepare = async () => {
      try {
        const search = await this.#open()
        if (this.narrowing) await search.prepare()
      } catch {
        this.#search = undefined
      }
    }
    this.input.addEventListener('focus', prepare, { once: true })
    globalThis.requestIdleCallback?.(prepare)
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#answer()
    })
    this.input.addEventListener('input', () => {
      clearTimeout(this.#pause)
      this.#pause = setTimeout(() => this.#answer(), PAUSE)
    })
    const asked = new URL(location.href).searchParams.get('q')
    if (asked) {
      this.input.value = asked
      this.#answer()
    }
  }

  /** Answer what stands in the input, and keep it in the address. */
  async #answer() {
    clearTimeout(this.#pause)
    this.#asked += 1
    const mine = this.#asked
    const query = this.input.value.trim()
    keepInAddress(query)
    try {
      const search = query ? await this.#open() : undefined
      const answer = await search?.search(query, { facets: Boolean(this.narrowing) })
      if (mine !== this.#asked) return
      this.#show(query, answer)
      await this.elsewhere?.show(answer, search)
    } catch (error) {
      this.#search = undefined // a new site may have been published meanwhile
      if (mine === this.#asked) this.#showFailure()
      reportError(error)
    }
  }

  /** Open the indexes once; after a failure, again at the next question. */
  #open() {
    this.#search ??= open(given(this.form, 'base'), this.language)
    return this.#search
  }

  /**
   * @param {string} query
   * @param {Answer | undefined} answer
   */
  #show(query, answer) {
    const items = (answer?.results ?? []).map((result) => this.#item(result, answer?.language))
    this.results.replaceChildren(...items)
    this.status.textContent = answer ? this.#statusText(answer) : ''
    this.meant?.replaceChildren(...(answer ? this.#meanings(answer) : []))
    this.narrowing?.show(query, answer)
  }

  #showFailure() {
    this.#show('', undefined)
    this.status.replaceChildren(copyOf(this.failed))
  }

  /**
   * Say what may have been meant, and by which terms another language was asked.
   *
   * @param {Answer} answer
   */
  #meanings({ suggestion, through, language }) {
    const items = []
    if (through.length) {
      const item = copyOf(named(this.form, 'through', HTMLTemplateElement))
      fill(item, 'terms', through.join(', '))
      speak(item, 'terms', language)
      items.push(item)
    }
    if (suggestion) {
      const item = copyOf(named(this.form, 'mended', HTMLTemplateElement))
      const sign = language === this.language ? '' : ` lang:${language}`
      linkTo(item, asking(suggestion + sign))
      fill(item, 'link', suggestion)
      items.push(item)
    }
    return items
  }

  /** @param {Answer} answer */
  #statusText({ totalPages, relaxed, mended }) {
    const count = this.#countText(totalPages)
    if (mended) return `${given(this.form, 'textMended')} ${count}`
    return relaxed ? `${given(this.form, 'textRelaxed')} ${count}` : count
  }

  /** @param {number} count */
  #countText(count) {
    if (count === 0) return given(this.form, 'textNone')
    const plural = new Intl.PluralRules(this.language).select(count)
    const name = `textCount${plural[0].toUpperCase()}${plural.slice(1)}`
    const text = this.form.dataset[name] ?? given(this.form, 'textCountOther')
    return text.replace('{count}', new Intl.NumberFormat(this.language).format(count))
  }

  /**
   * @param {Result} result
   * @param {string | undefined} language
   */
  #item({ page, title, kind, date, sections }, language) {
    const item = copyOf(this.template)
    linkTo(item, page)
    fill(item, 'title', title)
    fill(item, 'kind', this.form.getAttribute(`data-kind-${kind}`) ?? '')
    fill(item, 'date', date)
    const shown = sections.map((section) => this.#section(section))
    for (const list of parts(item, 'sections')) list.append(...shown)
    for (const name of ['title', 'date', 'sections']) speak(item, name, language)
    return item
  }

  /** @param {Section} section */
  #section({ url, section, marked }) {
    const item = copyOf(this.section)
    linkTo(item, url)
    fill(item, 'heading', section)
    for (const excerpt of parts(item, 'excerpt')) excerpt.append(...marked.map(toNode))
    return item
  }
}

/**
 * Start all search boxes of a page; one that fails is reported and leaves its plain form.
 *
 * @param {ParentNode} page
 */
export function startAll(page) {
  for (const form of page.querySelectorAll('[data-component="search-box"]')) {
    try {
      new SearchBox(found(form, HTMLFormElement, 'form')).start()
    } catch (error) {
      reportError(error)
    }
  }
}

/** @param {string} query */
function keepInAddress(query) {
  const address = new URL(location.href)
  if (query) address.searchParams.set('q', query)
  else address.searchParams.delete('q')
  history.replaceState(history.state, '', address)
}

/**
 * @param {Fragment} fragment
 * @returns {string | HTMLElement}
 */
function toNode(fragment) {
  if (!fragment.marked) return fragment.text
  const mark = document.createElement('mark')
  mark.textContent = fragment.text
  return mark
}

startAll(document)
