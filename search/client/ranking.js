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
  /** @type {{together: Map<number, number>, worth: number}[]} The pairs, in their order. */
  pairs = []

  /**
   * @param {Scoring} scoring
   * @param {number} passages  How many there are.
   */
  constructor(scoring, passages) {
    this.scoring = scoring
    this.passages = passages
    this.impacts = impactsOf(scoring.impact)
    this.scores = new Float64Array(passages)
    /** What one word says of each passage; zeros between words. */
    this.gains = new Float64Array(passages)
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
    this.#addGains(shares, weight)
    this.#hold(meant, weight)
    this.#weights.push(weight)
    this.#names.push({ called: signed(meant, IN_NAMES), whole: signed(meant, IN_NAMES | IN_TITLE) })
  }

  /** Lower the passages that lack words of the question, the rare ones above all. */
  takeCoverage() {
    const each = this.scoring.coverage / Math.max(1, this.#weights.length)
    const total = this.#weights.reduce((sum, weight) => sum + weight, 0)
    /** @type {Map<number, number>} Few words are held together in few ways, each reckoned once. */
    const covered = new Map()
    this.scores.forEach((score, passage) => {
      if (!score) return
      const held = this.held[passage]
      const factor = covered.get(held) ?? rounded((held / total) ** each)
      covered.set(held, factor)
      this.scores[passage] = score * factor
    })
  }

  /**
   * Find the passages where two words are neighbours, and the lower level of the two.
   *
   * @param {Places[]} first  The forms of the first word.
   * @param {Places[]} second
   * @param {number} sign  Of the second, where it follows.
   * @param {(number[] | undefined)[]} followers  Which passages of each form of the first bear the
   *   sign, where that is kept apart.
   * @returns {Map<number, number>}
   */
  together(first, second, sign, followers) {
    const [one, other] = [this.#highest(first), this.#highest(second)]
    const together = new Map()
    first.forEach(({ passages, signs }, form) => {
      /** @param {number} n */
      const add = (n) => {
        const passage = passages[n]
        if (other[passage] >= 0) together.set(passage, Math.min(one[passage], other[passage]))
      }
      if (followers[form]) followers[form].forEach(add)
      else signs.forEach((its, n) => its & sign && add(n))
    })
    return together
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
    this.pairs.push({ together, worth })
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
   * Return the passages that hold anything meant, in their order; all others are worth nothing.
   *
   * @returns {number[]}
   */
  answering() {
    /** @type {number[]} */
    const found = []
    this.held.forEach((held, passage) => {
      if (held) found.push(passage)
      else this.scores[passage] = 0
    })
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
    const beside = new Uint8Array(this.passages)
    for (const both of near) for (const passage of both) beside[passage] += 1
    let counts = forms.map(({ passages }) =>
      passages.reduce((sum, passage) => sum + beside[passage], 0),
    )
    if (!counts.some(Boolean)) counts = forms.map(({ passages }) => passages.length)
    const { unsure } = this.scoring
    const most = Math.max(...counts)
    return new Map(forms.map((form, n) => [form, unsure + ((1 - unsure) * counts[n]) / most]))
  }

  /**
   * Add what a word says of each passage.
   *
   * @param {Map<Places, number>} shares  How much of it lies in each form.
   * @param {number} weight
   */
  #addGains(shares, weight) {
    const { gains, scores } = this
    for (const [{ passages, levels }, share] of shares) {
      passages.forEach((passage, n) => {
        const [gain, before] = [share * this.impacts[levels[n]], gains[passage]]
        gains[passage] = Math.max(gain, before) + this.scoring.rest * Math.min(gain, before)
      })
    }
    for (const { passages } of shares.keys()) {
      for (const passage of passages) {
        scores[passage] += weight * gains[passage]
        gains[passage] = 0 // another form may be held here too
      }
    }
  }

  /**
   * Note the passages that hold a word, each once.
   *
   * @param {Places[]} meant
   * @param {number} weight
   */
  #hold(meant, weight) {
    const isNoted = new Uint8Array(this.passages)
    for (const { passages } of meant) {
      for (const passage of passages) {
        if (!isNoted[passage]) this.held[passage] += weight
        isNoted[passage] = 1
      }
    }
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
  /** @type {Set<number>} */
  const found = new Set()
  for (const form of forms) {
    form.signs.forEach((sign, n) => {
      if (sign & signs) found.add(form.passages[n])
    })
  }
  return found
}
