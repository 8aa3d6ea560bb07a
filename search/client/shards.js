/**
 * The files of an index, fetched when they are needed and once.
 *
 * ../FORMAT.md is the contract.
 *
 * @module
 *
 * @typedef {import('./analysis.js').Language} Language
 * @typedef {import('./facets.js').Facets} Facets
 * @typedef {import('./places.js').Places} Places
 * @typedef {import('./ranking.js').Scoring} Scoring
 *
 * @typedef {object} Manifest
 * @property {number} version
 * @property {string} language
 * @property {Language} analysis
 * @property {Scoring} scoring
 * @property {{maxWords: number, prefixLetters: number, sectionsOfPage: number}} query
 * @property {{words: number, before: number}} excerpt
 * @property {string} facets  Empty where the documents have none.
 * @property {{families: string[], parts: number[], versions: string[]}} followed  Whose followers
 *   are kept apart, and in how many shards each.
 * @property {string} forms
 * @property {number[]} pages  How many passages each has.
 * @property {{starts: string[], versions: string[]}} terms
 * @property {{passages: number, versions: string[]}} texts
 * @property {number} volume  How many shards share a version.
 *
 * @typedef {object} TermContent
 * @property {{[family: string]: {[form: string]: string}}} words
 * @property {{[form: string]: string}} families
 *
 * @typedef {object} TextContent
 * @property {[url: string, title: string, kind: string, date: string, ...names: string[]][]} pages
 * @property {[anchor: string, heading: string, text: string, weight: number, ...also: string[]][]} passages
 *
 * @typedef {object} Record
 * @property {string} url
 * @property {string} title
 * @property {string} kind
 * @property {string} date
 * @property {string[]} names  Of the page, if this is its first passage.
 * @property {string} anchor
 * @property {string} heading
 * @property {string} text
 * @property {string[]} also  Words that lead to it but are not shown.
 */

import { fold } from './analysis.js'
import { readFacets } from './facets.js'
import { load, once } from './loading.js'
import { readPlaces } from './places.js'

/** The format that this client reads. */
export const VERSION = 8

/** A shard of terms: families of words with the forms they have, and where these are held. */
class TermShard {
  /** @type {Map<string, Places>} */
  #places = new Map()

  /** @param {TermContent} content */
  constructor({ words, families }) {
    // Maps, for an object also "has" such words as "constructor".
    this.words = new Map(
      Object.entries(words).map(([family, forms]) => [family, new Map(Object.entries(forms))]),
    )
    /** The family of each form that lies here, and of those that begin here but lie elsewhere. */
    this.families = new Map(Object.entries(families))
    for (const [family, forms] of this.words) {
      for (const form of forms.keys()) this.families.set(form, family)
    }
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
   * Return where a form is held; nowhere if its family is not here.
   *
   * @param {string} form
   * @returns {Places}
   */
  placesOf(form) {
    const text = this.words.get(this.families.get(form) ?? '')?.get(form) ?? ''
    const places = this.#places.get(form) ?? readPlaces(text)
    this.#places.set(form, places)
    return places
  }
}

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
    /** The page of each passage. */
    this.pageOf = manifest.pages.flatMap((passages, page) => Array(passages).fill(page))
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
    if (manifest.version !== VERSION) {
      throw new Error(`${base} has format ${manifest.version}; this client reads format ${VERSION}`)
    }
    return new Shards(manifest, base)
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
   * Return the shard in which a form or a family is looked up.
   *
   * @param {string} term
   * @returns {Promise<TermShard>}
   */
  terms(term) {
    const { starts, versions } = this.manifest.terms
    const n = lastNotAfter(starts, fold(term))
    if (n < 0) return Promise.resolve(new TermShard({ words: {}, families: {} }))
    return this.#shard('terms', n, versions, (content) => new TermShard(content), spelled(starts[n]))
  }

  /**
   * Return where a form is held.
   *
   * @param {string} form  One that the documents use.
   * @returns {Promise<Places>}
   */
  async places(form) {
    const shard = await this.terms(form)
    const home = await this.terms(shard.families.get(form) ?? form)
    return home.placesOf(form)
  }

  /**
   * Return where a family bears a sign, in each passage that holds it; undefined where its places
   * tell.
   *
   * @param {string} family
   * @param {number} sign  Its number.
   * @returns {Promise<number[] | undefined>}
   */
  async followers(family, sign) {
    const { families, parts, versions } = this.manifest.followed
    const n = families.indexOf(family)
    if (n < 0) return undefined
    const before = parts.slice(0, n).reduce((sum, part) => sum + part, 0)
    return (await this.#shard('followed', before + (sign % parts[n]), versions, readPlaces)).signs
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
    const between = this.manifest.terms.starts.filter((start) => folded < start && start < last)
    return Promise.all([folded, ...between].map((start) => this.terms(start)))
  }

  /**
   * Return what is shown of a passage.
   *
   * @param {number} passage
   * @returns {Promise<Record>}
   */
  async text(passage) {
    const { passages: each, versions } = this.manifest.texts
    const file = Math.floor(passage / each)
    /** @type {TextContent} */
    const { pages, passages } = await this.#shard('texts', file, versions, (content) => content)
    const page = this.pageOf[passage]
    const [url, title, kind, date, ...names] = pages[page - this.pageOf[file * each]]
    const [anchor, heading, text, , ...also] = passages[passage - file * each]
    const isFirst = this.pageOf[passage - 1] !== page
    return { url, title, kind, date, names: isFirst ? names : [], anchor, heading, text, also }
  }

  /**
   * Fetch a shard once.
   *
   * @template Content
   * @param {string} kind
   * @param {number} n  Its number.
   * @param {string[]} versions  Of each volume of its kind.
   * @param {(content: any) => Content} read
   * @param {string | number} [name]
   */
  #shard(kind, n, versions, read, name = n) {
    const version = versions[Math.floor(n / this.manifest.volume)]
    return this.#once(`${kind}-${name}.js?v=${version}`, read)
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
    return once(this.#loading, file, () => load(new URL(file, this.base)).then(read))
  }
}

/**
 * Return letters as they are in the name of a file.
 *
 * @param {string} start
 */
function spelled(start) {
  return start.replace(/[^a-z0-9]/gu, (letter) => `_${letter.codePointAt(0)}_`)
}

/**
 * Return the place of the last beginning that does not sort after a word; -1 if all do.
 *
 * @param {string[]} starts  Sorted.
 * @param {string} word
 */
function lastNotAfter(starts, word) {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle] <= word) low = middle + 1
    else high = middle
  }
  return low - 1
}
