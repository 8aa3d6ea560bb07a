/**
 * From the words people type to a ranked answer, as ../query.py ranks; knows nothing of the page.
 *
 * @module
 *
 * @typedef {import('./excerpt.js').Fragment} Fragment
 * @typedef {import('./facets.js').FacetCount} FacetCount
 * @typedef {import('./facets.js').Facets} Facets
 * @typedef {import('./question.js').Asked} Asked
 * @typedef {import('./question.js').Pair} Pair
 * @typedef {import('./question.js').Question} Question
 * @typedef {import('./places.js').Places} Places
 * @typedef {import('./shards.js').Record} Record
 * @typedef {import('./request.js').Request} Request
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
 * @property {string} date  As people read it; empty where it has none.
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
 * @property {boolean} mended  Nothing has a word of the query; the suggestion was answered.
 *
 * @typedef {object} Found
 * @property {Question} question
 * @property {Ranking} ranking  Of all passages.
 * @property {number[]} passages  Those that answer, in the order of their numbers.
 */

import { Analysis, fold, splitAtWords } from './analysis.js'
import { excerpt } from './excerpt.js'
import { countPages } from './facets.js'
import { standIn } from './neighbours.js'
import { signOf } from './places.js'
import { Reader } from './question.js'
import { Ranking } from './ranking.js'
import { isStrict, plain } from './request.js'
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
    const request = await this.#asking(query, known)
    this.#sendAhead(request)
    const suggestion = await this.#suggestion(query, request)
    const answer = await this.#best(query, request, known, limit, facets)
    if (answer.totalPages || !suggestion) return { ...answer, suggestion }
    const mended = await this.#asking(suggestion, known)
    const meant = await this.#best(suggestion, mended, known, limit, facets)
    return { ...meant, suggestion, mended: meant.totalPages > 0 }
  }

  /**
   * Read a query; how to read its signs is fetched where it has any.
   *
   * @param {string} query
   * @param {Facets} known
   * @returns {Promise<Request>}
   */
  async #asking(query, known) {
    const asked = plain(query)
    if (asked) return asked
    const { parse } = await import('./syntax.js')
    return parse(query, known)
  }

  /**
   * Answer a request; where nothing has all that it requires, its words alone.
   *
   * @param {string} query
   * @param {Request} request
   * @param {Facets} known
   * @param {number} limit
   * @param {boolean} facets
   * @returns {Promise<Answer>}
   */
  async #best(query, request, known, limit, facets) {
    const found = await this.#find(request, known)
    if (found.passages.length || !isStrict(request)) return this.#answer(found, limit, facets, known)
    const { relax } = await import('./syntax.js')
    const eased = await this.#find(relax(query, request), known)
    const answer = await this.#answer(eased, limit, false, known)
    return { ...answer, relaxed: answer.totalPages > 0 }
  }

  /**
   * Return what may have been meant; how words are mended is fetched where one is unknown.
   *
   * @param {string} query
   * @param {Request} request
   * @returns {Promise<string | null>}
   */
  async #suggestion(query, request) {
    const pieces = request.wanted.flat().flatMap(({ text }) => splitAtWords(text))
    const words = pieces.flatMap((piece) => this.analysis.words(piece).slice(-1))
    const telling = words.filter((word) => !this.analysis.isStop(word))
    const known = await Promise.all(telling.map((word) => this.reader.knows(word)))
    if (known.every(Boolean)) return null
    const { suggest } = await import('./mending.js')
    return suggest(this.reader, query, request)
  }

  /**
   * @param {Request} request
   * @param {Facets} facets
   * @returns {Promise<Found>}
   */
  async #find(request, facets) {
    const question = await this.reader.understand(request)
    const ranking = await this.#ranked(question)
    let passages = ranking.answering()
    if (isStrict(request)) passages = await this.#matching(request, passages, facets)
    return { question, ranking, passages }
  }

  /**
   * Return the passages that hold what is required; how to look for it is fetched where it is.
   *
   * @param {Request} request
   * @param {number[]} answering
   * @param {Facets} facets
   * @returns {Promise<number[]>}
   */
  async #matching(request, answering, facets) {
    const { Matcher } = await import('./matching.js')
    return new Matcher(this.shards, this.analysis, facets).matching(request, answering)
  }

  /**
   * Send for what will be wanted before it is known which words there are, where words tell their
   * families.
   *
   * @param {Request} request
   */
  #sendAhead({ wanted }) {
    if (!this.analysis.language.spelled) return
    const words = wanted.flat().flatMap(({ text }) => this.analysis.words(text))
    const isBare = !words.some((word) => this.analysis.isMarked(word))
    const followers = this.analysis
      .neighbours(words)
      .flatMap(([first, second]) =>
        this.shards.apart
          .filter((form) => (isBare ? fold(form) : form) === first.text)
          .map((form) => this.shards.followers(form, signOf(second.folded))),
      )
    const telling = isBare ? words.filter((word) => !this.analysis.isStop(word)) : []
    const terms = telling.map(({ folded }) => this.shards.formsOf(folded))
    // What fails now is tried again, and told, where it is wanted.
    for (const coming of [...followers, ...terms]) coming.catch(() => {})
  }

  /**
   * @param {Found} found
   * @param {number} limit
   * @param {boolean} counts
   * @param {Facets} facets
   * @returns {Promise<Answer>}
   */
  async #answer({ question, ranking, passages }, limit, counts, facets) {
    const { pageOf } = this.shards
    const order = byWorth(ranking.scores)
    const leads = leadsOf(passages, pageOf, order)
    const best = bestOf(leads, limit, order).flatMap((lead) => {
      const its = passages.filter((passage) => pageOf[passage] === pageOf[lead])
      return bestOf(its, this.manifest.query.sectionsOfPage, order)
    })
    /** @type {(passage: number) => Promise<[number, Record]>} */
    const record = async (passage) => [passage, await this.shards.text(passage)]
    const records = new Map(await Promise.all(best.map(record)))
    this.#read(question, ranking, records)
    const shown = byPage(best.sort(order), pageOf)
    const asked = new Set(question.words.flatMap((word) => word.meant))
    return {
      pages: [...shown.values()].map((passages) => this.#hit(passages, ranking, records, asked)),
      totalPages: leads.length,
      totalPassages: passages.length,
      facets: counts ? countPages(facets, leads.map((lead) => pageOf[lead])) : {},
      relaxed: false,
      suggestion: null,
      mended: false,
    }
  }

  /**
   * Take back what pairs were worth where they only seemed to stand, now that texts tell.
   *
   * @param {Question} question
   * @param {Ranking} ranking
   * @param {Map<number, Record>} records
   */
  #read({ pairs }, ranking, records) {
    for (const [n, { together, worth }] of ranking.pairs.entries()) {
      const { first, second } = pairs[n]
      for (const [passage, record] of records) {
        const level = together.get(passage)
        if (level !== undefined && !standIn(this.analysis, record, first, second)) {
          ranking.scores[passage] -= worth * ranking.impacts[level]
        }
      }
    }
  }

  /**
   * Score all passages; those that hold anything asked for answer, other marks alone do not.
   *
   * @param {Question} question
   * @returns {Promise<Ranking>}
   */
  async #ranked({ words, pairs, telling, isBare }) {
    const ranking = new Ranking(this.manifest.scoring, this.shards.pageOf.length)
    const together = await Promise.all(pairs.map((pair) => this.#together(ranking, pair)))
    for (const { senses, meant, family } of words) {
      const several = senses.map(async ({ forms, share }) => ({
        forms: await this.#places(forms),
        share,
      }))
      const near = together.filter(
        (_, n) => family !== undefined && pairs[n].families.includes(family),
      )
      ranking.addWord(
        await Promise.all(several),
        await this.#places(meant),
        isBare && family !== undefined ? near.map((passages) => [...passages.keys()]) : null,
      )
    }
    ranking.takeCoverage()
    const weight = ranking.pairWeight(telling, isBare)
    for (const passages of together) ranking.addPair(passages, weight)
    ranking.addNames()
    return ranking
  }

  /**
   * @param {Ranking} ranking
   * @param {Pair} pair
   */
  async #together(ranking, { families, first, second }) {
    const sign = signOf(families[1])
    const followers = await Promise.all(first.map((form) => this.shards.followers(form, sign)))
    const [one, other] = await Promise.all([this.#places(first), this.#places(second)])
    return ranking.together(one, other, 1 << sign, followers)
  }

  /**
   * @param {string[]} forms
   * @returns {Promise<Places[]>}
   */
  #places(forms) {
    return Promise.all(forms.map((form) => this.shards.places(form)))
  }

  /**
   * Show passages of a page.
   *
   * @param {number[]} passages
   * @param {Ranking} ranking
   * @param {Map<number, Record>} records
   * @param {Set<string>} asked
   * @returns {Hit}
   */
  #hit(passages, { scores }, records, asked) {
    const shown = passages.map((passage) => /** @type {Record} */ (records.get(passage)))
    /** @param {string} run */
    const isAsked = (run) =>
      this.analysis.words(run).some((word) => asked.has(this.analysis.form(word)))
    const sections = shown.map(({ anchor, heading, text }, n) => ({
      anchor,
      heading,
      score: scores[passages[n]],
      excerpt: excerpt(text, isAsked, this.manifest.excerpt),
    }))
    const { url, title, kind, date } = shown[0]
    return { url, title, kind, date, score: sections[0].score, sections }
  }
}

/**
 * Return the first passage of each page.
 *
 * @param {number[]} passages  In the order of their numbers, and so page after page.
 * @param {number[]} pageOf  The page of each.
 * @param {(one: number, other: number) => number} order
 */
function leadsOf(passages, pageOf, order) {
  /** @type {number[]} */
  const leads = []
  for (const passage of passages) {
    const last = leads.length - 1
    if (pageOf[leads[last]] !== pageOf[passage]) leads.push(passage)
    else if (order(passage, leads[last]) < 0) leads[last] = passage
  }
  return leads
}

/**
 * Group passages by page.
 *
 * @param {number[]} passages
 * @param {number[]} pageOf  The page of each.
 * @returns {Map<number, number[]>}
 */
function byPage(passages, pageOf) {
  /** @type {Map<number, number[]>} */
  const pages = new Map()
  for (const passage of passages) {
    const page = pageOf[passage]
    if (!pages.has(page)) pages.set(page, [])
    pages.get(page)?.push(passage)
  }
  return pages
}

/**
 * Tell which of two passages comes first: the better one; of equals, that of the lower number.
 *
 * @param {Float64Array} scores
 * @returns {(one: number, other: number) => number}
 */
function byWorth(scores) {
  return (one, other) => scores[other] - scores[one] || one - other
}

/**
 * Return the first passages of an order; of thousands few are shown, so they are not all sorted.
 *
 * @param {number[]} passages
 * @param {number} most
 * @param {(one: number, other: number) => number} order
 */
function bestOf(passages, most, order) {
  /** @type {number[]} */
  const best = []
  for (const passage of passages) {
    let place = best.length
    while (place > 0 && order(passage, best[place - 1]) < 0) place -= 1
    if (place === most) continue
    best.splice(place, 0, passage)
    if (best.length > most) best.pop()
  }
  return best
}
