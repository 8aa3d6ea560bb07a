/**
 * From the words people type to a ranked answer, as ../query.py ranks; knows nothing of the page.
 *
 * @module
 *
 * @typedef {import('./analysis.js').Word} Word
 * @typedef {import('./excerpt.js').Fragment} Fragment
 * @typedef {import('./facets.js').FacetCount} FacetCount
 * @typedef {import('./facets.js').Facets} Facets
 * @typedef {import('./scoring.js').Postings} Postings
 * @typedef {import('./syntax.js').Choice} Choice
 * @typedef {import('./syntax.js').Request} Request
 *
 * @typedef {object} Section
 * @property {string} anchor  Empty for the lead of the page.
 * @property {string} heading
 * @property {number} score
 * @property {Fragment[]} excerpt
 *
 * @typedef {object} Hit  A page, and the sections of it that answer best.
 * @property {string} url  Relative to the site's root.
 * @property {string} title
 * @property {string} kind
 * @property {number} score
 * @property {Section[]} sections
 *
 * @typedef {object} Answer
 * @property {Hit[]} pages
 * @property {number} totalPages
 * @property {number} totalPassages
 * @property {{[name: string]: FacetCount[]}} facets
 * @property {boolean} relaxed  Nothing had all that the query requires; its words were answered.
 * @property {string | null} suggestion
 *
 * @typedef {object} Question
 * @property {string[][]} words  For each word, its terms.
 * @property {string[]} pairs  The pairs of neighbours that the index holds.
 *
 * @typedef {object} Found
 * @property {Question} question
 * @property {Map<number, number>} scores
 * @property {Map<number, number[]>} pages  The passages of each page, the best first.
 */

import { Analysis } from './analysis.js'
import { excerpt } from './excerpt.js'
import { countPages } from './facets.js'
import { beginning, Matcher } from './matching.js'
import { addNames, addScores } from './scoring.js'
import { Shards } from './shards.js'
import { isStrict, parse, relax } from './syntax.js'

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
   * Return the pages that answer a query best, the best first.
   *
   * @param {string} query
   * @param {object} [options]
   * @param {number} [options.limit]  Pages at most.
   * @param {boolean} [options.facets]  Whether to count them; else they stay unfetched.
   * @returns {Promise<Answer>}
   */
  async search(query, { limit = 10, facets = true } = {}) {
    // Without a colon there is no filter.
    const mayFilter = facets || query.includes(':')
    const known = mayFilter ? await this.shards.facets() : new Map()
    const request = parse(query, known)
    const found = await this.#find(request, known)
    if (found.pages.size || !isStrict(request)) return this.#answer(found, limit, facets, known)
    const eased = await this.#find(relax(query, request), known)
    const answer = await this.#answer(eased, limit, false, known)
    return { ...answer, relaxed: eased.pages.size > 0 }
  }

  /**
   * @param {Request} request
   * @param {Facets} facets
   * @returns {Promise<Found>}
   */
  async #find(request, facets) {
    const lengths = this.shards.lengths() // on its way while the terms are looked up
    const question = await this.#question(request)
    const { pages, lengths: fields } = await lengths
    const scores = await this.#scores(question, fields)
    const pageOf = pages.flatMap((passages, page) => Array(passages).fill(page))
    const matcher = new Matcher(this.shards, this.analysis, facets, pageOf)
    const passages = await matcher.matching(request, scores)
    return { question, scores, pages: byPage(passages, scores, pageOf) }
  }

  /**
   * @param {Found} found
   * @param {number} limit
   * @param {boolean} counts
   * @param {Facets} facets
   * @returns {Promise<Answer>}
   */
  async #answer({ question, scores, pages }, limit, counts, facets) {
    const asked = await this.#formsOf(question.words.flat())
    const shown = [...pages.values()].slice(0, limit)
    return {
      pages: await Promise.all(shown.map((passages) => this.#hit(passages, scores, asked))),
      totalPages: pages.size,
      totalPassages: [...pages.values()].flat().length,
      facets: counts ? countPages(facets, [...pages.keys()]) : {},
      relaxed: false,
      suggestion: null,
    }
  }

  /**
   * Find the terms of what is wanted; stop words count only when nothing else is known.
   *
   * @param {Request} request
   * @returns {Promise<Question>}
   */
  async #question(request) {
    const wishes = distinct(this.#wishes(request), wishKey).slice(0, this.manifest.query.maxWords)
    /** @param {Word | Choice} wish */
    const isStop = (wish) => !Array.isArray(wish) && this.analysis.isStop(wish)
    const telling = await this.#known(wishes.filter((wish) => !isStop(wish)))
    const found = telling.length ? telling : await this.#known(wishes.filter(isStop))
    return {
      words: distinct(found, (terms) => terms.join(' ')),
      pairs: await this.#pairs(request),
    }
  }

  /**
   * Return each word that is wanted, but what is one of several, or a beginning, as it is.
   *
   * @param {Request} request
   * @returns {(Word | Choice)[]}
   */
  #wishes({ wanted }) {
    return wanted.flatMap((choice) =>
      isAlone(choice) ? this.analysis.words(choice[0].text) : [choice],
    )
  }

  /**
   * Return the pairs of neighbours that are known; what is one of several has no neighbour.
   *
   * @param {Request} request
   * @returns {Promise<string[]>}
   */
  async #pairs({ wanted }) {
    const most = this.manifest.query.maxWords
    const all = wanted.filter(isAlone).flatMap(([{ text }]) => {
      const words = distinct(this.analysis.words(text), wishKey)
      return this.analysis.pairs(words.slice(0, most))
    })
    const pairs = [...new Set(all)].slice(0, most)
    const held = await Promise.all(
      pairs.map(async (pair) => (await this.shards.terms(pair)).terms.has(pair)),
    )
    return pairs.filter((_, n) => held[n])
  }

  /**
   * @param {(Word | Choice)[]} wishes
   * @returns {Promise<string[][]>}
   */
  async #known(wishes) {
    const terms = await Promise.all(
      wishes.map((wish) => (Array.isArray(wish) ? this.#meant(wish) : this.#terms(wish))),
    )
    return terms.filter((each) => each.length > 0)
  }

  /**
   * Return the terms of all that one may choose from.
   *
   * @param {Choice} choice
   * @returns {Promise<string[]>}
   */
  async #meant(choice) {
    const several = choice.map(async ({ kind, text }) => {
      if (kind === 'prefix') return beginning(this.shards, this.analysis, text)
      const words = this.analysis.words(text)
      const whole = await this.#known(words.filter((word) => word.joined))
      return (whole.length ? whole : await this.#known(words)).flat()
    })
    return [...new Set((await Promise.all(several)).flat())].sort()
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
   * Show the best passages of a page.
   *
   * @param {number[]} passages
   * @param {Map<number, number>} scores
   * @param {Set<string>} asked
   * @returns {Promise<Hit>}
   */
  async #hit(passages, scores, asked) {
    const shown = passages.slice(0, this.manifest.query.sectionsOfPage)
    const records = await Promise.all(shown.map((passage) => this.shards.text(passage)))
    /** @param {string} run */
    const isAsked = (run) =>
      this.analysis
        .words(run)
        .some((word) => this.analysis.forms(word).some((form) => asked.has(form)))
    const sections = records.map(({ anchor, heading, text }, n) => ({
      anchor,
      heading,
      score: scores.get(shown[n]) ?? 0,
      excerpt: excerpt(text, isAsked, this.manifest.excerpt),
    }))
    const { url, title, kind } = records[0]
    return { url, title, kind, score: sections[0].score, sections }
  }
}

/**
 * Group passages by page: the page of the best passage first, its best passages first.
 *
 * @param {number[]} passages  Their numbers; equals come in their order.
 * @param {Map<number, number>} scores
 * @param {number[]} pageOf  The page of each.
 * @returns {Map<number, number[]>}
 */
function byPage(passages, scores, pageOf) {
  /** @param {number} passage */
  const worth = (passage) => scores.get(passage) ?? 0
  const ordered = [...passages].sort(
    (one, other) => worth(other) - worth(one) || one - other,
  )
  /** @type {Map<number, number[]>} */
  const pages = new Map()
  for (const passage of ordered) {
    const page = pageOf[passage]
    const its = pages.get(page)
    if (its) its.push(passage)
    else pages.set(page, [passage])
  }
  return pages
}

/**
 * Tell whether there is nothing to choose from, nor to complete.
 *
 * @param {Choice} choice
 */
function isAlone(choice) {
  return choice.length === 1 && choice[0].kind !== 'prefix'
}

/**
 * Return what tells a wish from others.
 *
 * @param {Word | Choice} wish
 */
function wishKey(wish) {
  return Array.isArray(wish) ? JSON.stringify(wish) : `${wish.joined} ${wish.text}`
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
