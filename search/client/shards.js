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
 * @property {string} forms
 * @property {[string, string][]} terms
 * @property {[number, string][]} texts
 *
 * @typedef {object} TermContent
 * @property {{[family: string]: {[form: string]: number[][]}}} words
 * @property {{[pair: string]: number[][]}} pairs
 * @property {{[form: string]: string}} families
 *
 * @typedef {object} Record
 * @property {string} url
 * @property {string} anchor
 * @property {string} title
 * @property {string} heading
 * @property {string} kind
 * @property {string} text
 * @property {string} [date]
 * @property {string[]} [names]  Of the page, at its first passage.
 */

import { fold } from './analysis.js'
import { readFacets } from './facets.js'
import { load } from './loading.js'

/** The format that this client reads. */
export const VERSION = 5

/** The index was written for another version of this client. */
export class ForeignIndexError extends Error {
  /**
   * @param {URL} url
   * @param {unknown} version
   */
  constructor(url, version) {
    super(`${url} has format ${version}; this client reads format ${VERSION}. Reload the page.`)
    this.name = 'ForeignIndexError'
  }
}

/** A shard of terms: families of words with the forms they have, pairs, and where they occur. */
class TermShard {
  /**
   * @param {TermContent} content
   * @param {number} fields
   */
  constructor(content, fields) {
    // Maps, for an object also "has" such words as "constructor".
    this.words = new Map(
      Object.entries(content.words).map(([family, forms]) => [
        family,
        new Map(Object.entries(forms)),
      ]),
    )
    /** The family of each form that lies here, and of those that begin here but lie elsewhere. */
    this.families = new Map(Object.entries(content.families))
    for (const [family, forms] of this.words) {
      for (const form of forms.keys()) this.families.set(form, family)
    }
    this.pairs = new Map(Object.entries(content.pairs))
    this.fields = fields
  }

  /**
   * Return the families of the forms that begin, without marks, with a prefix.
   *
   * @param {string} prefix
   * @returns {string[]}
   */
  familiesBeginning(prefix) {
    const found = [...this.families].filter(([form]) => fold(form).startsWith(prefix))
    return [...new Set(found.map(([, family]) => family))]
  }

  /**
   * Return where a form occurs; nowhere if its family is not here.
   *
   * @param {string} form
   * @returns {Postings}
   */
  formAt(form) {
    return this.#read(this.words.get(this.families.get(form) ?? '')?.get(form))
  }

  /**
   * @param {string} pair
   * @returns {Postings}
   */
  pairAt(pair) {
    return this.#read(this.pairs.get(pair))
  }

  /**
   * @param {number[][]} [steps]
   * @returns {Postings}
   */
  #read(steps = []) {
    return Array.from({ length: this.fields }, (_, n) => readSteps(steps[n] ?? []))
  }
}

/** @type {TermContent} */
const NOTHING = { words: {}, pairs: {}, families: {} }

/** All files behind one manifest. */
export class Shards {
  /** @type {Map<string, Promise<any>>} */
  #loading = new Map()

  /**
   * @param {Manifest} manifest
   * @param {URL} base  The address the manifest came from.
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
    const base = new URL(url, document.baseURI)
    const manifest = await load(base, 'no-cache')
    if (manifest.version !== VERSION) throw new ForeignIndexError(base, manifest.version)
    return new Shards(manifest, base)
  }

  /**
   * Return how many passages each page has, how long each field of each passage is, and what
   * each passage counts beside the others.
   *
   * @returns {Promise<{pages: number[], lengths: number[][], weights: number[]}>}
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
   * Return in how many passages each form occurs; asked for only when a word is unknown.
   *
   * @returns {Promise<Map<string, number>>}
   */
  forms() {
    return this.#once(this.manifest.forms, (content) => new Map(Object.entries(content)))
  }

  /**
   * Return the shard in which a form, a family or a pair is looked up, if there is one.
   *
   * @param {string} term
   * @returns {Promise<TermShard>}
   */
  terms(term) {
    const fields = this.manifest.scoring.fields.length
    const [, file] = lastNotAfter(this.manifest.terms, fold(term)) ?? []
    if (file === undefined) return Promise.resolve(new TermShard(NOTHING, fields))
    return this.#once(file, (content) => new TermShard(content, fields))
  }

  /**
   * Return where a form occurs.
   *
   * @param {string} form  One that the documents use.
   * @returns {Promise<Postings>}
   */
  async postings(form) {
    const shard = await this.terms(form)
    const home = await this.terms(shard.families.get(form) ?? form)
    return home.formAt(form)
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
    const loading = load(new URL(file, this.base)).then(read)
    this.#loading.set(file, loading)
    loading.catch(() => this.#loading.delete(file))
    return loading
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
