/**
 * The formula that ranks passages.
 *
 * ../scoring.py has the same formula, with the same operations in the same order, and says what
 * the numbers mean; they come with the manifest.
 *
 * @module
 *
 * @typedef {object} Field
 * @property {string} name
 * @property {number} weight
 * @property {number} own
 * @property {number} b
 * @property {number} mean
 *
 * @typedef {object} Scoring
 * @property {number} k1
 * @property {number} b
 * @property {number} mean
 * @property {Field[]} fields
 * @property {number} same
 * @property {number} least
 * @property {number} pairs
 * @property {number} bare_pairs
 * @property {number} pair_most
 * @property {number} coverage
 *
 * @typedef {Map<number, number>[]} Postings
 * Where a form occurs: for each field, the numbers of passages and how often; or the same of a
 * word, whose forms count as much as each is meant.
 */

/** The formula with the numbers of one index. */
export class Formula {
  /**
   * @param {Scoring} scoring
   * @param {number[][]} lengths  Of each field, in each passage.
   * @param {number[]} weights  What each passage counts beside the others.
   */
  constructor(scoring, lengths, weights) {
    this.scoring = scoring
    this.lengths = lengths
    this.weights = weights
  }

  /**
   * Weigh a term by how few passages hold it.
   *
   * @param {Postings} postings
   * @returns {number}
   */
  rarity(postings) {
    const passages = this.lengths[0].length
    const holding = holders(postings).size
    const raw = Math.log(1 + (passages - holding + 0.5) / (holding + 0.5))
    return rounded(raw) + this.scoring.least
  }

  /**
   * Add what one word or pair is worth to the scores of the passages that hold it.
   *
   * @param {Map<number, number>} scores  By the number of the passage; changed.
   * @param {Postings} counts
   * @param {number} worth
   */
  addScores(scores, counts, worth) {
    for (const passage of holders(counts)) {
      const here = counts.map((places) => places.get(passage) ?? 0)
      const gain = worth * this.#passageScore(here, passage)
      scores.set(passage, (scores.get(passage) ?? 0) + gain)
    }
  }

  /**
   * Lower the passages that lack words of the question, the rare ones above all.
   *
   * @param {Map<number, number>} scores  By the number of the passage; changed.
   * @param {[number, Postings][]} words
   */
  takeCoverage(scores, words) {
    const each = this.scoring.coverage / Math.max(1, words.length)
    let total = 0
    /** @type {Map<number, number>} */
    const held = new Map()
    for (const [weight, postings] of words) {
      total += weight
      for (const passage of holders(postings)) {
        held.set(passage, (held.get(passage) ?? 0) + weight)
      }
    }
    for (const [passage, score] of scores) {
      const share = (held.get(passage) ?? 0) / total
      scores.set(passage, score * rounded(share ** each))
    }
  }

  /**
   * Weigh a pair of neighbours beside a word: in a long question each pair says less.
   *
   * @param {number} words
   * @param {boolean} isBare
   * @returns {number}
   */
  pairWeight(words, isBare) {
    const together = isBare ? this.scoring.bare_pairs : this.scoring.pairs
    return Math.min(this.scoring.pair_most, together / words)
  }

  /**
   * Lift a document that the question names above all that only speak of it.
   *
   * @param {Map<number, number>} scores  By the number of the passage; changed.
   * @param {Postings[]} words  Where what each word of the question means occurs.
   */
  addNames(scores, words) {
    const [title, names] = ['title', 'names'].map((name) =>
      this.scoring.fields.findIndex((field) => field.name === name),
    )
    const top = [...scores.values()].reduce((most, score) => Math.max(most, score), 0)
    const called = new Set(words.flatMap((postings) => [...postings[names].keys()]))
    for (const passage of called) {
      const isWhole = words.every(
        (postings) => postings[names].has(passage) || postings[title].has(passage),
      )
      if (isWhole) scores.set(passage, (scores.get(passage) ?? 0) + top)
    }
  }

  /**
   * Weigh the occurrences of a term in one passage: in all of it, and once more in its fields.
   *
   * @param {number[]} counts  In each field.
   * @param {number} passage
   */
  #passageScore(counts, passage) {
    const { fields, b, mean } = this.scoring
    const whole = this.#weighed(counts)
    const length = this.#weighed(this.lengths.map((lengths) => lengths[passage]))
    let total = whole ? this.#saturated(whole, b, length, mean) : 0
    fields.forEach((field, n) => {
      if (!field.own || !counts[n]) return
      const own = this.#saturated(counts[n], field.b, this.lengths[n][passage], field.mean)
      total += field.own * own
    })
    return total * this.weights[passage]
  }

  /**
   * @param {number} count
   * @param {number} b
   * @param {number} length
   * @param {number} mean
   */
  #saturated(count, b, length, mean) {
    const { k1 } = this.scoring
    return (count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / mean))
  }

  /** @param {number[]} counts  In each field. */
  #weighed(counts) {
    return this.scoring.fields.reduce((sum, field, n) => sum + field.weight * counts[n], 0)
  }
}

/**
 * Return the passages that hold a word in any field.
 *
 * @param {Postings} postings
 * @returns {Set<number>}
 */
export function holders(postings) {
  return new Set(postings.flatMap((places) => [...places.keys()]))
}

/**
 * Round what two runtimes may reckon with another last digit: logarithms and powers.
 *
 * @param {number} number
 */
function rounded(number) {
  return Math.floor(number * 1e6 + 0.5) / 1e6
}
