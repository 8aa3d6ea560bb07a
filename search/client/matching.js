/**
 * Which passages hold what a query requires, and none of what it refuses; as ../matching.py tells.
 *
 * @module
 *
 * @typedef {import('./analysis.js').Analysis} Analysis
 * @typedef {import('./analysis.js').Word} Word
 * @typedef {import('./facets.js').Facets} Facets
 * @typedef {import('./shards.js').Shards} Shards
 * @typedef {import('./request.js').Part} Part
 * @typedef {import('./request.js').Request} Request
 *
 * @typedef {object} Trace  Where a part may be held.
 * @property {Set<number>} passages  The numbers of those that hold all its words.
 * @property {string} phrase  What their text must hold besides; empty where the words suffice.
 * @property {boolean} isExact  Whether the phrase was typed with marks.
 */

import { beginning } from './beginnings.js'
import { requiredOf } from './request.js'

/** Looks for what must be there and what must not. */
export class Matcher {
  /**
   * @param {Shards} shards
   * @param {Analysis} analysis
   * @param {Facets} facets
   */
  constructor(shards, analysis, facets) {
    this.shards = shards
    this.analysis = analysis
    this.facets = facets
    this.pageOf = shards.pageOf
  }

  /**
   * Return the numbers of the passages that answer a request, in their order.
   *
   * @param {Request} request  One that requires or refuses anything.
   * @param {number[]} answering  The passages that hold anything wanted; where nothing is wanted
   *   but pages of a kind, they are answered with their leads.
   * @returns {Promise<number[]>}
   */
  async matching(request, answering) {
    const traced = await Promise.all(requiredOf(request).map((choice) => this.#traces(choice)))
    const refused = await this.#traces(request.refused)
    const found = this.#candidates(request, answering, traced).filter((passage) =>
      this.#isOf(passage, request),
    )
    const matches = await Promise.all(
      found.map(async (passage) => {
        for (const choice of traced) if (!(await this.#isHeld(passage, choice))) return false
        return !(await this.#isHeld(passage, refused))
      }),
    )
    return found.filter((_, n) => matches[n]).sort((one, other) => one - other)
  }

  /**
   * @param {Request} request
   * @param {number[]} answering
   * @param {Trace[][]} traced
   */
  #candidates(request, answering, traced) {
    if (traced.length) {
      const [first, ...others] = traced.map(
        (choice) => new Set(choice.flatMap((trace) => [...trace.passages])),
      )
      return [...first].filter((passage) => others.every((other) => other.has(passage)))
    }
    const isListed = request.filters.length && !request.wanted.length
    return isListed ? [...this.pageOf.keys()].filter((n) => this.#isFirst(n)) : answering
  }

  /** @param {number} passage */
  #isFirst(passage) {
    return this.pageOf[passage] !== this.pageOf[passage - 1]
  }

  /**
   * Tell whether a passage's page has one of the values of each filter.
   *
   * @param {number} passage
   * @param {Request} request
   */
  #isOf(passage, request) {
    return request.filters.every(({ name, values }) =>
      values.some((value) => this.facets.get(name)?.get(value)?.pages.has(this.pageOf[passage])),
    )
  }

  /**
   * @param {Part[]} parts
   * @returns {Promise<Trace[]>}
   */
  #traces(parts) {
    return Promise.all(parts.map((part) => this.#trace(part)))
  }

  /**
   * @param {Part} part
   * @returns {Promise<Trace>}
   */
  async #trace(part) {
    if (part.kind === 'prefix') {
      const forms = await beginning(this.shards, this.analysis, part.text)
      return { passages: await this.#holding(forms), phrase: '', isExact: false }
    }
    const plain = this.analysis.words(part.text).filter((word) => !word.parts)
    const places = await Promise.all(
      plain.map(async (word) => this.#holding(await this.#forms(word))),
    )
    const [first = new Set(), ...others] = places
    const passages = new Set([...first].filter((each) => others.every((other) => other.has(each))))
    if (part.kind === 'words' && plain.length === 1) {
      return { passages, phrase: '', isExact: false }
    }
    const isExact = plain.some((word) => this.analysis.isMarked(word))
    return { passages, phrase: line(plain, isExact), isExact }
  }

  /**
   * Return the forms that a word stands for as it was typed, if anybody wrote it so.
   *
   * @param {Word} word
   * @returns {Promise<string[]>}
   */
  async #forms(word) {
    const form = this.analysis.form(word)
    const family = await this.shards.familyOf(form)
    if (this.analysis.isMarked(word)) return family === undefined ? [] : [form]
    // Without marks, a form where they tell words apart is the name of its family.
    return this.shards.formsOf(family ?? form)
  }

  /**
   * Return the passages that hold one of several forms, in any field.
   *
   * @param {string[]} forms
   * @returns {Promise<Set<number>>}
   */
  async #holding(forms) {
    const places = await Promise.all(forms.map((form) => this.shards.places(form)))
    return new Set(places.flatMap(({ passages }) => passages))
  }

  /**
   * Tell whether a passage holds one of what was traced.
   *
   * @param {number} passage
   * @param {Trace[]} traces
   */
  async #isHeld(passage, traces) {
    const possible = traces.filter((trace) => trace.passages.has(passage))
    if (possible.some((trace) => !trace.phrase)) return true
    if (!possible.length) return false
    const { title, heading, text, names } = await this.shards.text(passage)
    const texts = [title, heading, text, ...names].map((each) =>
      this.analysis.words(each).filter((word) => !word.parts),
    )
    return possible.some(({ phrase, isExact }) =>
      texts.some((words) => line(words, isExact).includes(phrase)),
    )
  }
}

/**
 * Write words in a line, each between spaces, so that a phrase is a part of a text.
 *
 * @param {Word[]} words
 * @param {boolean} isExact
 */
function line(words, isExact) {
  return `${words.map((word) => ` ${isExact ? word.text : word.folded}`).join('')} `
}
