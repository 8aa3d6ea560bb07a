/**
 * Answers a search form in place; the only part of the client that touches the page.
 *
 * Without it, the form leads to its action. What it needs of the page:
 *
 *     <form data-component="search-box" data-manifest="…/manifest.js" data-root="../"
 *           data-results="ID" data-status="ID" data-template="ID" data-section="ID"
 *           data-text-none="…" data-text-count-one="{count} …" data-text-count-other="{count} …"
 *           data-text-relaxed="…" data-text-failed="…"
 *           data-kind-guide="…" data-kind-topic="…" role="search">
 *       <input type="search" name="q">
 *     </form>
 *     <p id="ID" role="status"></p>
 *     <ol id="ID"></ol>
 *     <template id="ID"><li>
 *       <a data-part="link"></a>
 *       <span data-part="kind"></span> <span data-part="date"></span>
 *       <ul data-part="sections"></ul>
 *     </li></template>
 *     <template id="ID"><li>
 *       <b data-part="heading"><a data-part="link"></a></b>
 *       <p data-part="excerpt"></p>
 *     </li></template>
 *
 * Each plural form of the language has its text, by its CLDR name: data-text-count-many. A part
 * of a template may be missing; heading and kind are hidden where there is nothing to say.
 *
 * To show what narrows an answer, the form also has data-narrowing="ID" and the names of facets,
 * data-facet-kind="…" data-facet-year="…", in their order; and the page has
 *
 *     <div id="ID"></div>
 *     <template id="ID for data-facet"><b data-part="name"></b><ul data-part="choices"></ul></template>
 *     <template id="ID for data-choice"><li><a data-part="link"><b data-part="chosen">…</b>
 *       <span data-part="label"></span></a> <span data-part="count"></span></li></template>
 *     <template id="ID for data-mended"><p>… <a data-part="link"></a></p></template>
 *
 * @module
 *
 * @typedef {import('./excerpt.js').Fragment} Fragment
 * @typedef {import('./index.js').Answer} Answer
 * @typedef {import('./index.js').Hit} Hit
 * @typedef {import('./index.js').Index} Index
 * @typedef {import('./index.js').Section} Section
 */

import { openIndex } from './index.js'
import { Narrowing } from './narrowing.js'
import { copyOf, fill, found, given, linkTo, named, parts } from './page.js'

/** How long a pause in typing is taken for a question, in milliseconds. */
const PAUSE = 150

/** A search form that answers as one types. */
export class SearchBox {
  static selector = '[data-component="search-box"]'

  /** @type {Promise<Index> | undefined} */
  #index
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
    this.narrowing = form.dataset.narrowing === undefined ? undefined : new Narrowing(form)
    this.language = form.closest('[lang]')?.getAttribute('lang') ?? undefined
  }

  /** Listen; and answer what the address asks. */
  start() {
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
      const answer = query ? await this.#ask(query) : undefined
      if (mine === this.#asked) this.#show(query, answer)
    } catch (error) {
      if (mine === this.#asked) this.#showFailure()
      reportError(error)
    }
  }

  /** @param {string} query */
  async #ask(query) {
    const index = await this.#open()
    return index.search(query, { facets: this.narrowing !== undefined })
  }

  /** Open the index at the first question; after a failure, again at the next one. */
  #open() {
    this.#index ??= openIndex(given(this.form, 'manifest')).catch((error) => {
      this.#index = undefined
      throw error
    })
    return this.#index
  }

  /**
   * @param {string} query
   * @param {Answer | undefined} answer
   */
  #show(query, answer) {
    this.results.replaceChildren(...(answer?.pages ?? []).map((hit) => this.#item(hit)))
    this.status.textContent = answer ? this.#statusText(answer) : ''
    this.narrowing?.show(query, answer)
  }

  #showFailure() {
    this.results.replaceChildren()
    this.narrowing?.show('', undefined)
    this.status.textContent = given(this.form, 'textFailed')
  }

  /** @param {Answer} answer */
  #statusText({ totalPages, relaxed }) {
    const count = this.#countText(totalPages)
    return relaxed ? `${given(this.form, 'textRelaxed')} ${count}` : count
  }

  /** @param {number} count */
  #countText(count) {
    if (count === 0) return given(this.form, 'textNone')
    const texts = this.form.dataset
    const plural = new Intl.PluralRules(this.language).select(count)
    const text = texts[`textCount${capitalised(plural)}`] ?? given(this.form, 'textCountOther')
    return text.replace('{count}', new Intl.NumberFormat(this.language).format(count))
  }

  /** @param {Hit} hit */
  #item(hit) {
    const item = copyOf(this.template)
    linkTo(item, this.#address(hit.url))
    fill(item, 'link', hit.title)
    fill(item, 'kind', this.form.getAttribute(`data-kind-${hit.kind}`) ?? '')
    fill(item, 'date', hit.date)
    for (const list of parts(item, 'sections')) {
      list.append(...hit.sections.map((section) => this.#section(hit, section)))
    }
    return item
  }

  /**
   * @param {Hit} hit
   * @param {Section} section
   */
  #section(hit, section) {
    const item = copyOf(this.section)
    linkTo(item, this.#address(hit.url, section.anchor))
    fill(item, 'heading', section.heading)
    for (const excerpt of parts(item, 'excerpt')) excerpt.append(...section.excerpt.map(toNode))
    return item
  }

  /**
   * @param {string} url
   * @param {string} [anchor]
   */
  #address(url, anchor) {
    const page = given(this.form, 'root') + url
    return anchor ? `${page}#${anchor}` : page
  }
}

/**
 * Start all search boxes of a page; one that fails is reported and leaves its plain form.
 *
 * @param {ParentNode} page
 */
export function startAll(page) {
  for (const form of page.querySelectorAll(SearchBox.selector)) {
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

/** @param {string} word */
function capitalised(word) {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

startAll(document)
