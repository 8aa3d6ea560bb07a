/**
 * From the words people type to ranked hits, as ../query.py ranks them; knows nothing of the page.
 *
 * @module
 *
 * @typedef {import('./excerpt.js').Fragment} Fragment
 * @typedef {import('./question.js').Asked} Asked
 * @typedef {import('./question.js').Question} Question
 * @typedef {import('./scoring.js').Postings} Postings
 *
 * @typedef {object} Hit
 * @property {string} url  Relative to the site's root.
 * @property {string} anchor  Empty for the lead of the page.
 * @property {string} title
 * @property {string} heading
 * @property {string} kind
 * @property {number} score
 * @property {Fragment[]} excerpt
 */

import { Analysis } from './analysis.js'
import { excerpt } from './excerpt.js'
import { suggest } from './mending.js'
import { Reader } from './question.js'
import { Formula, holders } from './scoring.js'
import { Shards } from './shards.js'

/**
 * Open the index behind a manifest.
 *
 * @param {string} manifestUrl
 * @returns {Promise<Index>}
 */
export async function openIndex(manifestUrl) {
  return new Index(await Shards.open(manifestUrl))
}

/** The documents of one language, ready to be asked. */
export class Index {
  /** @param {Shards} shards */
  constructor(shards) {
    this.shards = shards
    this.manifest = shards.manifest
    this.analysis = new Analysis(shards.manifest.analysis)
    this.reader = new Reader(this.analysis, shards)
  }

  /**
   * Return the passages that answer a query best, the best first.
   *
   * @param {string} query
   * @param {number} [limit]
   * @returns {Promise<Hit[]>}
   */
  async search(query, limit = 10) {
    const lengths = this.shards.lengths() // on its way while the terms are looked up
    const question = await this.reader.understand(query)
    const { pages, lengths: fields } = await lengths
    const scores = await this.#scores(question, new Formula(this.manifest.scoring, fields))
    const asked = new Set(question.words.flatMap((word) => word.meant))
    const best = bestPassages(scores, pages, this.manifest.query.passagesOfPage, limit)
    return Promise.all(best.map((passage) => this.#hit(passage, scores, asked)))
  }

  /**
   * Return the query with its unknown words mended; undefined where there is nothing to mend.
   *
   * @param {string} query
   * @returns {Promise<string | undefined>}
   */
  suggest(query) {
    return suggest(this.reader, query)
  }

  /**
   * Score all passages that hold anything asked for; other marks alone are no answer.
   *
   * @param {Question} question
   * @param {Formula} formula
   * @returns {Promise<Map<number, number>>}
   */
  async #scores(question, formula) {
    const scores = new Map()
    const words = await Promise.all(question.words.map((word) => this.#occurrences(word)))
    /** @type {[number, Postings][]} */
    const covering = []
    for (const { senses, meant } of words) {
      const weight = senses.reduce(
        (sum, { share, postings }) => sum + share * formula.rarity(postings),
        0,
      )
      formula.addScores(scores, counts(senses), weight)
      covering.push([weight, meant])
    }
    formula.takeCoverage(scores, covering)
    const pairWeight = formula.pairWeight(question.telling, question.isBare)
    for (const postings of await this.#pairs(question.pairs)) {
      formula.addScores(scores, postings, pairWeight * formula.rarity(postings))
    }
    const meant = words.map((word) => word.meant)
    formula.addNames(scores, meant)
    const answering = new Set(meant.flatMap((postings) => [...holders(postings)]))
    return new Map([...scores].filter(([passage]) => answering.has(passage)))
  }

  /**
   * Return where each sense of a word occurs, and where what it means does.
   *
   * @param {Asked} word
   */
  async #occurrences({ senses, meant }) {
    return {
      senses: await Promise.all(
        senses.map(async ({ forms, share }) => ({ share, postings: await this.#merged(forms) })),
      ),
      meant: await this.#merged(meant),
    }
  }

  /**
   * @param {string[]} pairs
   * @returns {Promise<Postings[]>}
   */
  #pairs(pairs) {
    return Promise.all(pairs.map(async (pair) => (await this.shards.terms(pair)).pairAt(pair)))
  }

  /**
   * Return the postings of several forms as if they were one.
   *
   * @param {string[]} forms
   * @returns {Promise<Postings>}
   */
  async #merged(forms) {
    const several = await Promise.all(forms.map((form) => this.shards.postings(form)))
    return counts(several.map((postings) => ({ share: 1, postings })))
  }

  /**
   * @param {number} passage
   * @param {Map<number, number>} scores
   * @param {Set<string>} asked
   * @returns {Promise<Hit>}
   */
  async #hit(passage, scores, asked) {
    const { text, ...shown } = await this.shards.text(passage)
    /** @param {string} run */
    const isAsked = (run) =>
      this.analysis.words(run).some((word) => asked.has(this.analysis.form(word)))
    return {
      ...shown,
      score: scores.get(passage) ?? 0,
      excerpt: excerpt(text, isAsked, this.manifest.excerpt),
    }
  }
}

/**
 * Return the numbers of the best passages; equals in their own order.
 *
 * @param {Map<number, number>} scores
 * @param {number[]} pages  How many passages each page has.
 * @param {number} most  Passages of one page.
 * @param {number} limit
 * @returns {number[]}
 */
function bestPassages(scores, pages, most, limit) {
  const pageOf = pages.flatMap((passages, page) => Array(passages).fill(page))
  const shown = new Map()
  return [...scores]
    .sort(([one, itsScore], [other, otherScore]) => otherScore - itsScore || one - other)
    .map(([passage]) => passage)
    .filter((passage) => {
      const count = (shown.get(pageOf[passage]) ?? 0) + 1
      shown.set(pageOf[passage], count)
      return count <= most
    })
    .slice(0, limit)
}

/**
 * Count the occurrences of a word, each as much as its sense counts.
 *
 * @param {{share: number, postings: Postings}[]} senses
 * @returns {Postings}
 */
function counts(senses) {
  return senses[0].postings.map((_, n) => {
    const places = new Map()
    for (const { share, postings } of senses) {
      for (const [passage, count] of postings[n]) {
        places.set(passage, (places.get(passage) ?? 0) + share * count)
      }
    }
    return places
  })
}
