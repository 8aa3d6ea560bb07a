/**
 * The formula of a query: from how much each word says of a passage to what it is worth.
 *
 * ../ranking.py has the same formula, with the same operations in the same order, and says what
 * the numbers mean; they come with the manifest. Scores are kept by the numbers of passages.
 *
 * @module
 *
 * @typedef {import('./places.js').Places} Places
 *
 * @typedef {object} Scoring
 * @property {{least: number, step: number}} impact
 * @property {number} same
 * @property {number} least
 * @property {number} pairs
 * @property {number} bare_pairs
 * @property {number} pair_most
 * @property {number} rest
 * @property {number} unsure
 * @property {number} coverage
 *
 * @typedef {object} Sense  Forms that count alike for a word.
 * @property {Places[]} forms
 * @property {number} share
 */

import { IN_NAMES, IN_TITLE, impactsOf, rounded } from './places.js'

/** The scores of all passages for one question. */
export class Ranking {
  /** @type {number[]} The weights of the words, in their order. */
  #weights = []
  /** @type {{called: Set<number>, whole: Set<number>}[]} For each word, who is called so. */
  #names = []

  /**
   * @param {Scoring} scoring
   * @param {number} passages  How many there are.
   */
  constructor(scoring, passages) {
    this.scoring = scoring
    this.passages = passages
    this.impacts = impactsOf(scoring.impact)
    this.scores = new Float64Array(passages)
    /** The weights of the words that a passage holds, together. */
    this.held = new Float64Array(passages)
  }

  /**
   * Add what a word is worth.
   *
   * @param {Sense[]} senses
   * @param {Places[]} meant
   * @param {number[][] | null} near  Of a word typed without marks, for each of its pairs the
   *   passages that hold it.
   */
  addWord(senses, meant, near) {
    const weight = senses.reduce(
      (sum, { forms, share }) =>
        sum + share * this.#rarity(forms.reduce((all, form) => all + form.passages.length, 0)),
      0,
    )
    const shares = near ? this.#likely(senses, near) : sharesOf(senses)
    for (const [passage, gain] of this.#gains(shares)) this.scores[passage] += weight * gain
    const held = new Set(meant.flatMap(({ passages }) => passages))
    for (const passage of held) this.held[passage] += weight
    this.#weights.push(weight)
    this.#names.push({ called: signed(meant, IN_NAMES), whole: signed(meant, IN_NAMES | IN_TITLE) })
  }

  /** Lower the passages that lack words of the question, the rare ones above all. */
  takeCoverage() {
    const each = this.scoring.coverage / Math.max(1, this.#weights.length)
    const total = this.#weights.reduce((sum, weight) => sum + weight, 0)
    this.scores.forEach((score, passage) => {
      if (score) this.scores[passage] = score * rounded((this.held[passage] / total) ** each)
    })
  }

  /**
   * Find the passages where two families are neighbours, and the lower level of the two.
   *
   * @param {Places[]} first  The forms of the first family.
   * @param {Places[]} second
   * @param {number} sign  Of the second, where it follows.
   * @returns {Map<number, number>}
   */
  together(first, second, sign) {
    const [one, other] = [this.#highest(first), this.#highest(second)]
    const both = [...signed(first, sign)].filter((passage) => other[passage] >= 0)
    return new Map(both.map((passage) => [passage, Math.min(one[passage], other[passage])]))
  }

  /**
   * Add what a pair of neighbours is worth.
   *
   * @param {Map<number, number>} together
   * @param {number} weight
   */
  addPair(together, weight) {
    const worth = weight * this.#rarity(together.size)
    for (const [passage, level] of together) this.scores[passage] += worth * this.impacts[level]
  }

  /**
   * Weigh a pair of neighbours: in a long question each says less.
   *
   * @param {number} words
   * @param {boolean} isBare
   */
  pairWeight(words, isBare) {
    const together = isBare ? this.scoring.bare_pairs : this.scoring.pairs
    return Math.min(this.scoring.pair_most, together / words)
  }

  /** Lift a document that the question names above all that only speak of it. */
  addNames() {
    const top = this.scores.reduce((most, score) => Math.max(most, score), 0)
    for (const passage of new Set(this.#names.flatMap(({ called }) => [...called]))) {
      const isWhole = this.#names.every(({ whole }) => whole.has(passage))
      if (isWhole) this.scores[passage] += top
    }
  }

  /**
   * Return what the passages are worth that hold anything meant.
   *
   * @returns {Map<number, number>}
   */
  answering() {
    const found = new Map()
    this.held.forEach((held, passage) => held && found.set(passage, this.scores[passage]))
    return found
  }

  /**
   * Weigh a term by how few passages hold it.
   *
   * @param {number} holding
   */
  #rarity(holding) {
    const most = Math.min(holding, this.passages)
    const raw = Math.log(1 + (this.passages - most + 0.5) / (most + 0.5))
    return rounded(raw) + this.scoring.least
  }

  /**
   * Guess how much each spelling is meant by a word typed without marks.
   *
   * @param {Sense[]} senses
   * @param {number[][]} near
   * @returns {Map<Places, number>}
   */
  #likely(senses, near) {
    const forms = senses.flatMap((sense) => sense.forms)
    const held = forms.map(({ passages }) => new Set(passages))
    let counts = held.map((passages) =>
      near.reduce((sum, both) => sum + both.filter((passage) => passages.has(passage)).length, 0),
    )
    if (!counts.some(Boolean)) counts = held.map((passages) => passages.size)
    const { unsure } = this.scoring
    const most = Math.max(...counts)
    return new Map(forms.map((form, n) => [form, unsure + ((1 - unsure) * counts[n]) / most]))
  }

  /**
   * Return what a word says of each passage.
   *
   * @param {Map<Places, number>} shares  How much of it lies in each form.
   * @returns {Map<number, number>}
   */
  #gains(shares) {
    const gains = new Map()
    for (const [{ passages, levels }, share] of shares) {
      passages.forEach((passage, n) => {
        const gain = share * this.impacts[levels[n]]
        const before = gains.get(passage) ?? 0
        gains.set(passage, Math.max(gain, before) + this.scoring.rest * Math.min(gain, before))
      })
    }
    return gains
  }

  /**
   * Return the highest level that any form has in each passage; -1 where none is.
   *
   * @param {Places[]} forms
   */
  #highest(forms) {
    const highest = new Int8Array(this.passages).fill(-1)
    for (const { passages, levels } of forms) {
      passages.forEach((passage, n) => {
        highest[passage] = Math.max(highest[passage], levels[n])
      })
    }
    return highest
  }
}

/**
 * Return how much of a word lies in each form.
 *
 * @param {Sense[]} senses
 * @returns {Map<Places, number>}
 */
function sharesOf(senses) {
  const shares = new Map()
  for (const { forms, share } of senses) {
    for (const form of forms) shares.set(form, (shares.get(form) ?? 0) + share)
  }
  return shares
}

/**
 * Return the passages where a form bears one of some signs.
 *
 * @param {Places[]} forms
 * @param {number} signs
 * @returns {Set<number>}
 */
function signed(forms, signs) {
  return new Set(
    forms.flatMap((form) => form.passages.filter((_, n) => (form.signs[n] & signs) !== 0)),
  )
}
