/**
 * The search of a site, to be used by any page: asks the index of a language, and of the others.
 *
 *     import { open } from 'https://site.example/assets/…/search/open.js'
 *
 *     const search = await open('https://site.example/search/', 'vi')
 *     const { results } = await search.search('nghị quyết 57', { limit: 5, filters: { year: '2024' } })
 *     for (const { url, title, section, passage, score } of results) console.log(title, section, url)
 *
 * Below the base there is a folder for each language, as `export` writes it, and the file of terms;
 * the pages are addressed from the folder above. What a query can say is in ../README.md; besides,
 * `lang:en` asks the index of another language, with the terms of the query translated.
 *
 * @module
 *
 * @typedef {import('./excerpt.js').Fragment} Fragment
 * @typedef {import('./facets.js').FacetCount} FacetCount
 * @typedef {import('./index.js').Hit} Hit
 * @typedef {import('./index.js').Index} Index
 * @typedef {import('./translating.js').Terms} Terms
 *
 * @typedef {object} Section  A passage that answers.
 * @property {string} url  Its address, whole.
 * @property {string} section  Its heading; empty for the lead of the page.
 * @property {string} passage  The words of it that show why it was found.
 * @property {Fragment[]} marked  The same in pieces, the words asked for marked.
 * @property {number} score  Comparable within one answer.
 *
 * @typedef {object} Page
 * @property {string} page  Its address.
 * @property {string} title
 * @property {string} kind
 * @property {string} date
 * @property {Section[]} sections  Its best ones, three at most.
 *
 * @typedef {Page & Section} Result  A page that answers, and the best section of it.
 *
 * @typedef {object} Answer
 * @property {Result[]} results  The best first, a page each.
 * @property {number} totalPages
 * @property {number} totalPassages
 * @property {{[name: string]: FacetCount[]}} facets
 * @property {boolean} relaxed  Nothing had all that the query requires; its words were answered.
 * @property {string | null} suggestion  A query that may have been meant.
 * @property {boolean} mended  Nothing has a word of the query; the suggestion was answered.
 * @property {string} language  Of the results.
 * @property {string} query  What was asked, without its filter by language.
 * @property {string[]} through  The terms of that language that were put in the place of others.
 *
 * @typedef {object} Options
 * @property {number} [limit]  Results at most, 10 if not said.
 * @property {{[name: string]: string | string[]}} [filters]  As in { kind: ['guide', 'topic'] }.
 * @property {boolean} [facets]  Whether to count what narrows the answer; else it is not fetched.
 */

import { keyOf } from './facets.js'
import { openIndex } from './index.js'
import { load, once } from './loading.js'

/**
 * Open the search of a site.
 *
 * @param {string} base  The address of the folder of its indexes; from that of the page, or whole.
 * @param {string} language  What is asked unless a query says otherwise.
 * @returns {Promise<Search>}
 */
export async function open(base, language) {
  const search = new Search(new URL(base, document.baseURI), language)
  await search.index(language)
  return search
}

/** All languages of a site, ready to be asked. */
export class Search {
  /** @type {Map<string, Promise<any>>} */
  #opened = new Map()

  /**
   * @param {URL} base
   * @param {string} language
   */
  constructor(base, language) {
    this.base = base
    this.language = language
  }

  /**
   * Return the pages that answer a query best.
   *
   * @param {string} query
   * @param {Options} [options]
   * @returns {Promise<Answer>}
   */
  async search(query, { limit, filters = {}, facets } = {}) {
    const typed = [query, ...Object.entries(filters).map(asTyped)].join(' ').trim()
    const { language, rest, asked, through } = await this.#heard(typed)
    const index = await this.index(language)
    const { pages, ...answer } = await index.search(asked, { limit, facets })
    const results = pages.map((hit) => this.#result(hit))
    return { ...answer, results, language, query: rest, through }
  }

  /**
   * Tell in which language a query asks, and what; few name one, so how to translate comes late.
   *
   * @param {string} typed
   * @returns {Promise<{language: string, rest: string, asked: string, through: string[]}>}
   */
  async #heard(typed) {
    const plain = { language: this.language, rest: typed, asked: typed, through: [] }
    if (!/lang:/iu.test(typed)) return plain
    const { takeLanguage, translate } = await import('./translating.js')
    const terms = await this.#terms()
    const { language = this.language, query: rest } = takeLanguage(typed, terms.languages)
    if (language === this.language) return { ...plain, rest, asked: rest }
    const { query: asked, through } = translate(rest, terms, this.language, language)
    return { language, rest, asked, through }
  }

  /**
   * Return how many pages answer a query in each of the other languages.
   *
   * @param {Answer} answer  What it was answered.
   * @returns {Promise<{language: string, totalPages: number}[]>}
   */
  async elsewhere({ query, language: here }) {
    const { languages } = await this.#terms()
    const others = languages.filter((language) => language !== here)
    return Promise.all(
      others.map(async (language) => {
        const asked = `${query} lang:${language}`
        const { totalPages, mended } = await this.search(asked, { limit: 0, facets: false })
        return { language, totalPages: mended ? 0 : totalPages }
      }),
    )
  }

  /** Fetch what narrows answers before there is one. */
  async prepare() {
    const { shards } = await this.index(this.language)
    await shards.facets()
  }

  /**
   * Return the index of a language.
   *
   * @param {string} language
   * @returns {Promise<Index>}
   */
  index(language) {
    const manifest = new URL(`${language}/manifest.js`, this.base)
    return once(this.#opened, language, () => openIndex(manifest.href))
  }

  /** @returns {Promise<Terms>} */
  #terms() {
    return once(this.#opened, 'terms', () => load(new URL('terms.js', this.base), 'no-cache'))
  }

  /**
   * @param {Hit} hit
   * @returns {Result}
   */
  #result({ url, title, kind, date, sections }) {
    const page = new URL(`../${url}`, this.base).href
    const shown = sections.map(({ anchor, heading, excerpt, score }) => ({
      url: anchor ? `${page}#${anchor}` : page,
      section: heading,
      passage: excerpt.map(({ text }) => text).join(''),
      marked: excerpt,
      score,
    }))
    return { ...shown[0], page, title, kind, date, sections: shown }
  }
}

/**
 * Write a filter as it is typed.
 *
 * @param {[string, string | string[]]} filter
 */
function asTyped([name, values]) {
  return `${name}:${[values].flat().map(keyOf).join(',')}`
}
