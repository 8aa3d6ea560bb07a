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
 * @property {number} b
 * @property {number} mean
 *
 * @typedef {object} Scoring
 * @property {number} k1
 * @property {number} pairWeight
 * @property {Field[]} fields
 *
 * @typedef {Map<number, number>[]} Postings
 * Where a term occurs: for each field, the numbers of passages and how often.
 */

/**
 * Weigh a term by how few passages hold it.
 *
 * @param {number} passages
 * @param {number} holding
 * @returns {number}
 */
export function rarity(passages, holding) {
  const raw = Math.log(1 + (passages - holding + 0.5) / (holding + 0.5))
  return Math.floor(raw * 1e6 + 0.5) / 1e6
}

/**
 * Weigh the occurrences of a term in one field of one passage.
 *
 * @param {Field} field
 * @param {number} count
 * @param {number} length
 * @param {number} k1
 * @returns {number}
 */
export function fieldScore(field, count, length, k1) {
  const norm = 1 - field.b + (field.b * length) / field.mean
  return (field.weight * count * (k1 + 1)) / (count + k1 * norm)
}

/**
 * Add what one term is worth to the scores of the passages that hold it.
 *
 * @param {Map<number, number>} scores  By the number of the passage; changed.
 * @param {Postings} postings
 * @param {number[][]} lengths  Of each field, in each passage.
 * @param {Scoring} scoring
 * @param {number} weight
 */
export function addScores(scores, postings, lengths, scoring, weight) {
  /** @type {Map<number, number>} */
  const sums = new Map()
  scoring.fields.forEach((field, n) => {
    for (const [passage, count] of postings[n]) {
      const gain = fieldScore(field, count, lengths[n][passage], scoring.k1)
      sums.set(passage, (sums.get(passage) ?? 0) + gain)
    }
  })
  const worth = sums.size ? weight * rarity(lengths[0].length, sums.size) : 0
  for (const [passage, total] of sums) {
    scores.set(passage, (scores.get(passage) ?? 0) + worth * total)
  }
}

/**
 * Lift a document that the question names above all that only speak of it.
 *
 * @param {Map<number, number>} scores  By the number of the passage; changed.
 * @param {Postings[]} words  Where each word of the question occurs.
 * @param {Scoring} scoring
 */
export function addNames(scores, words, scoring) {
  const [title, names] = ['title', 'names'].map((name) =>
    scoring.fields.findIndex((field) => field.name === name),
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
