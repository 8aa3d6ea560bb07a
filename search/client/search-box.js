/**
 * Answers a search form in place; the only part of the client that touches the page.
 *
 * Without it, the form leads to its action. What it needs of the page:
 *
 *     <form data-component="search-box" data-manifest="…/manifest.json" data-root="../"
 *           data-results="ID" data-status="ID" data-template="ID"
 *           data-text-none="…" data-text-count-one="{count} …" data-text-count-other="{count} …"
 *           data-text-failed="…" data-kind-guide="…" data-kind-topic="…" role="search">
 *       <input type="search" name="q">
 *     </form>
 *     <p id="ID" role="status"></p>
 *     <ol id="ID"></ol>
 *     <template id="ID"><li>
 *       <a data-part="link"><span data-part="title"></span><span data-part="heading"></span></a>
 *       <span data-part="kind"></span>
 *       <p data-part="excerpt"></p>
 *     </li></template>
 *
 * Each plural form of the language has its text, by its CLDR name: data-text-count-many. A part
 * of the template may be missing; heading and kind are hidden where there is nothing to say.
 *
 * @module
 *
 * @typedef {import('./excerpt.js').Fragment} Fragment
 * @typedef {import('./index.js').Hit} Hit
 * @typedef {import('./index.js').Index} Index
 */

import { openIndex } from './index.js'

/** How long a pause in typing is taken for a question, in milliseconds. */
const PAUSE = 150

/** The page lacks something that the component needs. */
export class MissingPartError extends Error {
  /** @param {string} what */
  constructor(what) {
    super(`search-box: the page has no ${what}`)
    this.name = 'MissingPartError'
  }
}

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
    this.results = this.#named('results', HTMLElement)
    this.status = this.#named('status', HTMLElement)
    this.template = this.#named('template', HTMLTemplateElement)
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
      const hits = query ? await (await this.#open()).search(query) : []
      if (mine === this.#asked) this.#show(query, hits)
    } catch (error) {
      if (mine === this.#asked) this.#showFailure()
      reportError(error)
    }
  }

  /** Open the index at the first question; after a failure, again at the next one. */
  #open() {
    this.#index ??= openIndex(this.#given('manifest')).catch((error) => {
      this.#index = undefined
      throw error
    })
    return this.#index
  }

  /**
   * @param {string} query
   * @param {Hit[]} hits
   */
  #show(query, hits) {
    this.results.replaceChildren(...hits.map((hit) => this.#item(hit)))
    this.status.textContent = query ? this.#countText(hits.length) : ''
  }

  #showFailure() {
    this.results.replaceChildren()
    this.status.textContent = this.#given('textFailed')
  }

  /** @param {number} count */
  #countText(count) {
    if (count === 0) return this.#given('textNone')
    const texts = this.form.dataset
    const plural = new Intl.PluralRules(this.language).select(count)
    const text = texts[`textCount${capitalised(plural)}`] ?? this.#given('textCountOther')
    return text.replace('{count}', new Intl.NumberFormat(this.language).format(count))
  }

  /** @param {Hit} hit */
  #item(hit) {
    const item = /** @type {DocumentFragment} */ (this.template.content.cloneNode(true))
    for (const link of parts(item, 'link')) link.setAttribute('href', this.#address(hit))
    for (const title of parts(item, 'title')) title.textContent = hit.title
    for (const heading of parts(item, 'heading')) fillOrHide(heading, hit.heading)
    const kind = this.form.getAttribute(`data-kind-${hit.kind}`)
    for (const label of parts(item, 'kind')) fillOrHide(label, kind ?? '')
    for (const excerpt of parts(item, 'excerpt')) excerpt.append(...hit.excerpt.map(toNode))
    return item
  }

  /** @param {Hit} hit */
  #address(hit) {
    const page = this.#given('root') + hit.url
    return hit.anchor ? `${page}#${hit.anchor}` : page
  }

  /**
   * Return a data- attribute of the form.
   *
   * @param {string} name  As `dataset` spells it.
   */
  #given(name) {
    const value = this.form.dataset[name]
    if (value === undefined) throw new MissingPartError(`data attribute ${name} on the form`)
    return value
  }

  /**
   * Return the element whose id a data- attribute gives.
   *
   * @template {HTMLElement} Kind
   * @param {string} name
   * @param {new () => Kind} kind
   * @returns {Kind}
   */
  #named(name, kind) {
    const id = this.#given(name)
    return found(document.getElementById(id), kind, `element of id ${id} for data-${name}`)
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

/**
 * @template {Element} Kind
 * @param {Element | null} element
 * @param {new () => Kind} kind
 * @param {string} what
 * @returns {Kind}
 */
function found(element, kind, what) {
  if (!(element instanceof kind)) throw new MissingPartError(what)
  return element
}

/** @param {string} query */
function keepInAddress(query) {
  const address = new URL(location.href)
  if (query) address.searchParams.set('q', query)
  else address.searchParams.delete('q')
  history.replaceState(history.state, '', address)
}

/**
 * @param {DocumentFragment} item
 * @param {string} name
 * @returns {NodeListOf<HTMLElement>}
 */
function parts(item, name) {
  return item.querySelectorAll(`[data-part~="${name}"]`)
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function fillOrHide(element, text) {
  element.textContent = text
  element.hidden = text === ''
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
