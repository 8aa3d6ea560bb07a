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
 * @property {{forms: string, rooms: number[], versions: string[]}} followed  Whose followers are
 *   kept apart, shortened, and how much room a sign of each has.
 * @property {string} forms
 * @property {number[]} pages  How many passages each has.
 * @property {{starts: string, versions: string[]}} terms
 * @property {{passages: number, rooms: number[], versions: string[]}} texts
 * @property {number} volume  How many shards share a version.
 * @property {string} words  That texts are written short with.
 *
 * @typedef {object} TermContent
 * @property {{[family: string]: {[form: string]: string}}} words
 * @property {{[form: string]: string}} families
 * @property {{[form: string]: string}} faint  The faint places of forms, apart from the others.
 *
 * @typedef {[
 *   page: [url: string, title: string, kind: string, date: string, ...names: string[]],
 *   passage: [anchor: string, heading: string, text: string, weight: number, ...also: string[]]
 * ]} TextContent
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
import { load, loadPiece, once } from './loading.js'
import { addFaint, readPlaces, readSteps } from './places.js'
import { lengthen } from './shorthand.js'

/** The format that this client reads. */
export const VERSION = 10

/** Bytes of a step of room. */
const ROOM = 32

/** What sorts after all letters. */
const LAST = '\uffff'

/** A shard of terms: families of words with the forms they have, and where these are held. */
class TermShard {
  /** @type {Map<string, Places>} */
  #places = new Map()

  /** @param {TermContent} content */
  constructor({ words, families, faint }) {
    // Maps, for an object also "has" such words as "constructor".
    this.words = new Map(
      Object.entries(words).map(([family, forms]) => [family, new Map(Object.entries(forms))]),
    )
    this.faint = new Map(Object.entries(faint))
    /** The family of each form that lies here, and of those that begin here but lie elsewhere. */
    this.families = new Map(Object.entries(families))
    for (const [family, forms] of this.words) {
      for (const form of forms.keys()) this.families.set(form, family)
    }
  }

  /**
   * Return where a form is held; nowhere if its family is not here.
   *
   * @param {string} form
   * @returns {Places}
   */
  placesOf(form) {
    const known = this.#places.get(form)
    if (known) return known
    const places = readPlaces(this.words.get(this.families.get(form) ?? '')?.get(form) ?? '')
    addFaint(places, this.faint.get(form) ?? '')
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
    this.words = unshortened(manifest.words)
    this.starts = unshortened(manifest.terms.starts)
    /** The forms whose followers are kept apart. */
    this.apart = unshortened(manifest.followed.forms)
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
   * Return the family of a form; undefined where no document uses the form.
   *
   * @param {string} form
   * @returns {Promise<string | undefined>}
   */
  async familyOf(form) {
    return (await this.#terms(form)).families.get(form)
  }

  /**
   * Return the forms of a family, sorted.
   *
   * @param {string} family
   * @returns {Promise<string[]>}
   */
  async formsOf(family) {
    const shards = await this.#termsBetween(family, `${family} ${LAST}`)
    return shards.flatMap(({ words }) => [...(words.get(family)?.keys() ?? [])]).sort()
  }

  /**
   * Return where a form is held.
   *
   * @param {string} form  One that the documents use.
   * @returns {Promise<Places>}
   */
  async places(form) {
    const shard = await this.#terms(form)
    const family = shard.families.get(form) ?? form
    const isHome = shard.words.get(family)?.has(form)
    return (isHome ? shard : await this.#terms(family)).placesOf(form)
  }

  /**
   * Return which of the passages that hold a form bear a sign, by their order; undefined where the
   * places of the form have its signs.
   *
   * @param {string} form
   * @param {number} sign  Its number.
   * @returns {Promise<number[] | undefined>}
   */
  async followers(form, sign) {
    const n = this.apart.indexOf(form)
    if (n < 0) return undefined
    return readSteps(await this.#piece('followed', n, sign))
  }

  /**
   * Return all shards that may hold forms with a beginning, which may be shorter than what is kept
   * together.
   *
   * @param {string} folded
   * @returns {Promise<TermShard[]>}
   */
  termsBeginning(folded) {
    return this.#termsBetween(folded, folded + LAST)
  }

  /**
   * Return the shard in which a form is looked up.
   *
   * @param {string} form
   */
  async #terms(form) {
    const key = `${fold(form)} ${form}`
    const [shard] = await this.#termsBetween(key, key)
    return shard ?? new TermShard({ words: {}, families: {}, faint: {} })
  }

  /**
   * Return the shards from the one that a beginning falls into to the last that begins before
   * another.
   *
   * @param {string} first
   * @param {string} last
   * @returns {Promise<TermShard[]>}
   */
  #termsBetween(first, last) {
    const { starts } = this
    const shards = []
    for (let n = lastNotAfter(starts, first); n >= 0; n = starts[n + 1] < last ? n + 1 : -1) {
      shards.push(this.#termShard(n))
    }
    return Promise.all(shards)
  }

  /** @param {number} n  Its number. */
  #termShard(n) {
    const { versions } = this.manifest.terms
    const name = spelled(this.starts[n])
    return this.#shard('terms', n, versions, (content) => new TermShard(content), name)
  }

  /**
   * Return what is shown of a passage.
   *
   * @param {number} passage
   * @returns {Promise<Record>}
   */
  async text(passage) {
    const each = this.manifest.texts.passages
    /** @type {TextContent} */
    const rows = await this.#piece('texts', Math.floor(passage / each), passage % each)
    /** @type {(row: any[]) => string[]} */
    const whole = (row) => row.map((cell) => lengthen(String(cell), this.words))
    const [url, title, kind, date, ...names] = whole(rows[0])
    const [anchor, heading, text, , ...also] = whole(rows[1])
    return { url, title, kind, date, names, anchor, heading, text, also }
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
   * Fetch a piece of a shard once.
   *
   * @param {'followed' | 'texts'} kind
   * @param {number} n  The number of the shard.
   * @param {number} piece  Its own in the shard.
   * @returns {Promise<any>}
   */
  #piece(kind, n, piece) {
    const { rooms, versions } = this.manifest[kind]
    const file = `${kind}-${n}.pieces?v=${versions[Math.floor(n / this.manifest.volume)]}`
    const url = new URL(file, this.base)
    const room = rooms[n] * ROOM
    return once(this.#loading, `${file} ${piece}`, () => loadPiece(url, piece, room, this.#loading))
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
 * Return the texts that share their beginnings, as ../export.py shortens them.
 *
 * @param {string} text
 */
function unshortened(text) {
  /** @type {string[]} */
  const texts = []
  let last = ''
  for (const [, shared, rest] of text.matchAll(/([:-@])([^:-@]*)/gu)) {
    last = [...last].slice(0, shared.charCodeAt(0) - 58).join('') + rest // 58 is the first, :
    texts.push(last)
  }
  return texts
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
