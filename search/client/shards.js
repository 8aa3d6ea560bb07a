/**
 * The files of an index, fetched when they are needed and once.
 *
 * ../FORMAT.md is the contract.
 *
 * @module
 *
 * @typedef {import('./analysis.js').Language} Language
 * @typedef {import('./facets.js').Facets} Facets
 * @typedef {import('./scoring.js').Scoring} Scoring
 * @typedef {import('./scoring.js').Postings} Postings
 *
 * @typedef {object} Manifest
 * @property {number} version
 * @property {string} language
 * @property {number} documents
 * @property {number} passages
 * @property {Language} analysis
 * @property {Scoring} scoring
 * @property {{maxWords: number, prefixLetters: number, sectionsOfPage: number}} query
 * @property {{words: number, before: number}} excerpt
 * @property {string} facets  Empty where the documents have none.
 * @property {string} lengths
 * @property {[string, string][]} terms
 * @property {[number, string][]} texts
 *
 * @typedef {object} Record
 * @property {string} url
 * @property {string} anchor
 * @property {string} title
 * @property {string} heading
 * @property {string} kind
 * @property {string} text
 * @property {string[]} [names]  Of the page, at its first passage.
 */

import { EXACT, fold } from './analysis.js'
import { readFacets } from './facets.js'

/** The format that this client reads. */
export const VERSION = 2

/** The index was written for another version of this client. */
export class ForeignIndexError extends Error {
  /**
   * @param {string} url
   * @param {unknown} version
   */
  constructor(url, version) {
    super(`${url} has format ${version}; this client reads format ${VERSION}. Reload the page.`)
    this.name = 'ForeignIndexError'
  }
}

/** A file of the index did not come. */
export class FetchError extends Error {
  /**
   * @param {string} url
   * @param {number} status
   */
  constructor(url, status) {
    super(`${url} answered ${status}`)
    this.name = 'FetchError'
  }
}

/** A shard of terms: the term of each form, and where each term occurs. */
class TermShard {
  /**
   * @param {{forms: {[form: string]: string}, terms: {[term: string]: number[][]}}} content
   * @param {number} fields
   */
  constructor(content, fields) {
    // Maps, for an object also "has" such words as "constructor".
    this.forms = new Map(Object.entries(content.forms))
    this.terms = new Map(Object.entries(content.terms))
    this.fields = fields
  }

  /** @param {string} form */
  termOf(form) {
    return this.forms.get(form) ?? (this.terms.has(form) ? form : undefined)
  }

  /**
   * Return the forms without marks that begin with a prefix; pairs are no forms.
   *
   * @param {string} prefix
   */
  beginningWith(prefix) {
    const all = new Set([...this.forms.keys(), ...this.terms.keys()])
    return [...all].filter((form) => form.startsWith(prefix) && !form.includes(' '))
  }

  /**
   * Return the forms that a term stands for.
   *
   * @param {string} term
   */
  formsOf(term) {
    const forms = [...this.forms].filter(([, its]) => its === term).map(([form]) => form)
    return this.termOf(term) === term ? [term, ...forms] : forms
  }

  /**
   * @param {string} term
   * @returns {Postings}
   */
  postings(term) {
    const fields = this.terms.get(term) ?? []
    return Array.from({ length: this.fields }, (_, n) => readSteps(fields[n] ?? []))
  }
}

/** All files behind one manifest. */
export class Shards {
  /** @type {Map<string, Promise<any>>} */
  #loading = new Map()

  /**
   * @param {Manifest} manifest
   * @param {string} base  The address the manifest came from, whole.
   */
  constructor(manifest, base) {
    this.manifest = manifest
    this.base = base
  }

  /**
   * Fetch the manifest, always a fresh one, and refuse a foreign version.
   *
   * @param {string} url
   * @returns {Promise<Shards>}
   */
  static async open(url) {
    const response = await fetch(url, { cache: 'no-cache' })
    if (!response.ok) throw new FetchError(url, response.status)
    const manifest = await response.json()
    if (manifest.version !== VERSION) throw new ForeignIndexError(url, manifest.version)
    return new Shards(manifest, response.url)
  }

  /**
   * Return how many passages each page has, and how long each field of each passage is.
   *
   * @returns {Promise<{pages: number[], lengths: number[][]}>}
   */
  lengths() {
    return this.#once(this.manifest.lengths, (content) => content)
  }

  /**
   * Return what the pages can be narrowed by.
   *
   * @returns {Promise<Facets>}
   */
  facets() {
    const file = this.manifest.facets
    return file ? this.#once(file, readFacets) : Promise.resolve(new Map())
  }

  /**
   * Return the shard that holds a form or a term, if there is one.
   *
   * @param {string} form
   * @returns {Promise<TermShard>}
   */
  terms(form) {
    const key = fold(form.startsWith(EXACT) ? form.slice(EXACT.length) : form)
    const fields = this.manifest.scoring.fields.length
    const [, file] = lastNotAfter(this.manifest.terms, key) ?? []
    if (file === undefined) return Promise.resolve(new TermShard({ forms: {}, terms: {} }, fields))
    return this.#once(file, (content) => new TermShard(content, fields))
  }

  /**
   * Return all shards that may hold forms with a beginning, which may be shorter than what is kept
   * together.
   *
   * @param {string} folded
   * @returns {Promise<TermShard[]>}
   */
  termsBeginning(folded) {
    const last = `${folded}\uffff` // sorts after all words that begin so
    const starts = this.manifest.terms.map(([start]) => start)
    return Promise.all(
      [folded, ...starts.filter((start) => folded < start && start < last)].map((start) =>
        this.terms(start),
      ),
    )
  }

  /**
   * Return what is shown of a passage.
   *
   * @param {number} passage
   * @returns {Promise<Record>}
   */
  async text(passage) {
    const [start, file] = /** @type {[number, string]} */ (
      lastNotAfter(this.manifest.texts, passage)
    )
    const records = await this.#once(file, (content) => content)
    return records[passage - start]
  }

  /**
   * Fetch a file once; one that did not come may be asked for again.
   *
   * @template Content
   * @param {string} file
   * @param {(content: any) => Content} read
   * @returns {Promise<Content>}
   */
  #once(file, read) {
    const known = this.#loading.get(file)
    if (known) return known
    const loading = this.#fetch(file).then(read)
    this.#loading.set(file, loading)
    loading.catch(() => this.#loading.delete(file))
    return loading
  }

  /** @param {string} file */
  async #fetch(file) {
    const url = new URL(file, this.base)
    const response = await fetch(url)
    if (!response.ok) throw new FetchError(url.href, response.status)
    return response.json()
  }
}

/**
 * Read steps between passages and counts, as they alternate.
 *
 * @param {number[]} steps
 * @returns {Map<number, number>}
 */
function readSteps(steps) {
  const places = new Map()
  let passage = 0
  for (let n = 0; n < steps.length; n += 2) {
    passage += steps[n]
    places.set(passage, steps[n + 1])
  }
  return places
}

/**
 * Return the last range that starts at a key or before it.
 *
 * @template {string | number} Key
 * @param {[Key, string][]} ranges  Sorted.
 * @param {Key} key
 * @returns {[Key, string] | undefined}
 */
function lastNotAfter(ranges, key) {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle][0] <= key) low = middle + 1
    else high = middle
  }
  return ranges[low - 1]
}
