/**
 * From the words people type to ranked hits, as ../query.py ranks them; knows nothing of the page.
 *
 * @module
 *
 * @typedef {import('./analysis.js').Word} Word
 * @typedef {import('./excerpt.js').Fragment} Fragment
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
 *
 * @typedef {object} Question
 * @property {string[][]} words  For each word, its terms.
 * @property {string[]} pairs  The pairs of neighbours that the index holds.
 */

import { Analysis } from './analysis.js'
import { excerpt } from './excerpt.js'
import { addNames, addScores } from './scoring.js'
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
    const question = await this.#question(query)
    const { pages, lengths: fields } = await lengths
    const scores = await this.#scores(question, fields)
    const asked = await this.#formsOf(question.words.flat())
    const best = bestPassages(scores, pages, this.manifest.query.passagesOfPage, limit)
    return Promise.all(best.map((passage) => this.#hit(passage, scores, asked)))
  }

  /**
   * Find the terms of a query; stop words count only when nothing else is known.
   *
   * @param {string} query
   * @returns {Promise<Question>}
   */
  async #question(query) {
    const all = this.analysis.words(query)
    const words = distinct(all, (word) => `${word.joined} ${word.text}`).slice(
      0,
      this.manifest.query.maxWords,
    )
    const telling = await this.#known(words.filter((word) => !this.analysis.isStop(word)))
    const found = telling.length
      ? telling
      : await this.#known(words.filter((word) => this.analysis.isStop(word)))
    const pairs = distinct(this.analysis.pairs(words), (pair) => pair)
    const held = await Promise.all(
      pairs.map(async (pair) => (await this.shards.terms(pair)).terms.has(pair)),
    )
    return {
      words: distinct(found, (terms) => terms.join(' ')),
      pairs: pairs.filter((_, n) => held[n]),
    }
  }

  /**
   * @param {Word[]} words
   * @returns {Promise<string[][]>}
   */
  async #known(words) {
    const terms = await Promise.all(words.map((word) => this.#terms(word)))
    return terms.filter((each) => each.length > 0)
  }

  /**
   * Return the terms a word stands for.
   *
   * A word with marks means itself; where it is unknown, it means all words spelled like it
   * without marks; where there are none, those that share its longest known beginning.
   *
   * @param {Word} word
   * @returns {Promise<string[]>}
   */
  async #terms(word) {
    // Forms and beginnings of one word are all in one shard: they are kept by folded letters.
    const shard = await this.shards.terms(word.folded)
    for (const form of this.analysis.forms(word)) {
      const term = shard.termOf(form)
      if (term !== undefined) return [term]
    }
    if (/[0-9]/u.test(word.folded)) return [] // another number is another thing
    const letters = [...word.folded]
    for (let n = letters.length; n >= this.manifest.query.prefixLetters; n -= 1) {
      const forms = shard.beginningWith(letters.slice(0, n).join(''))
      if (forms.length) return [...new Set(forms.map((form) => shard.termOf(form) ?? form))].sort()
    }
    return []
  }

  /**
   * Score all passages that hold anything asked for.
   *
   * @param {Question} question
   * @param {number[][]} lengths
   * @returns {Promise<Map<number, number>>}
   */
  async #scores(question, lengths) {
    const { scoring } = this.manifest
    const words = await Promise.all(question.words.map((terms) => this.#merged(terms)))
    const pairs = await Promise.all(question.pairs.map((pair) => this.#postings(pair)))
    const scores = new Map()
    for (const postings of words) addScores(scores, postings, lengths, scoring, 1)
    for (const postings of pairs) {
      addScores(scores, postings, lengths, scoring, scoring.pairWeight)
    }
    addNames(scores, words, scoring)
    return scores
  }

  /**
   * @param {string} term
   * @returns {Promise<Postings>}
   */
  async #postings(term) {
    return (await this.shards.terms(term)).postings(term)
  }

  /**
   * Return the postings of several terms as if they were one.
   *
   * @param {string[]} terms
   * @returns {Promise<Postings>}
   */
  async #merged(terms) {
    const several = await Promise.all(terms.map((term) => this.#postings(term)))
    return several.reduce((merged, postings) => {
      postings.forEach((places, n) => {
        for (const [passage, count] of places) {
          merged[n].set(passage, (merged[n].get(passage) ?? 0) + count)
        }
      })
      return merged
    })
  }

  /**
   * Return all forms of terms: what is marked in excerpts.
   *
   * @param {string[]} terms
   * @returns {Promise<Set<string>>}
   */
  async #formsOf(terms) {
    const forms = terms.map(async (term) => (await this.shards.terms(term)).formsOf(term))
    return new Set((await Promise.all(forms)).flat())
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
      this.analysis
        .words(run)
        .some((word) => this.analysis.forms(word).some((form) => asked.has(form)))
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
 * Return what is there, each thing once, in order.
 *
 * @template Thing
 * @param {Thing[]} things
 * @param {(thing: Thing) => string} key
 * @returns {Thing[]}
 */
function distinct(things, key) {
  return [...new Map(things.map((thing) => [key(thing), thing])).values()]
}
