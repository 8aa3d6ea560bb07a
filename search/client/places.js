/**
 * Where a form is held, how much it says there, and what follows it; written by ../places.py.
 *
 * @module
 *
 * @typedef {object} Places  Passages that hold a form, in the order of their numbers.
 * @property {number[]} passages
 * @property {number[]} levels  How much the form says of each.
 * @property {number[]} signs  A bit for each sign; the first FOLLOWERS tell what follows.
 */

const STEPS = 20
const LEVELS = 42
const FOLLOWERS = 29

/** The signs of a form in the title, and in the names, of a passage that has names. */
export const IN_TITLE = 1 << FOLLOWERS
export const IN_NAMES = 1 << (FOLLOWERS + 1)

/** What each letter stands for, by its code: first the steps, then the levels, then the signs. */
const MEANINGS = new Uint8Array(0x7f)
{
  let meaning = 0
  for (let code = 0x20; code < 0x7f; code += 1) {
    if (code !== 0x22 && code !== 0x5c) MEANINGS[code] = meaning++ // not " nor \
  }
}

/**
 * Read places from their text.
 *
 * @param {string} text
 * @returns {Places}
 */
export function readPlaces(text) {
  /** @type {Places} */
  const places = { passages: [], levels: [], signs: [] }
  let step = 0
  let passage = -1
  for (let n = 0; n < text.length; n += 1) {
    const meaning = MEANINGS[text.charCodeAt(n)]
    if (meaning < STEPS) {
      step = step * STEPS + meaning
    } else if (meaning < STEPS + LEVELS) {
      passage += step + 1
      step = 0
      places.passages.push(passage)
      places.levels.push(meaning - STEPS)
      places.signs.push(0)
    } else {
      places.signs[places.signs.length - 1] |= 1 << (meaning - STEPS - LEVELS)
    }
  }
  return places
}

/**
 * Add to places those of a long list that say least, and have no signs.
 *
 * @param {Places} places
 * @param {string} text
 */
export function addFaint({ passages, levels, signs }, text) {
  const level = MEANINGS[text.charCodeAt(0)] - STEPS
  for (const passage of readSteps(text.slice(1))) {
    passages.push(passage)
    levels.push(level)
    signs.push(0)
  }
}

/**
 * Read rising numbers, as ../steps.py writes them.
 *
 * @param {string} text
 */
export function readSteps(text) {
  const low = text.charCodeAt(0) - 48 // the first letter is 0
  const bytes = atob(text.slice(1))
  /** @type {number[]} */
  const numbers = []
  let last = -1
  let step = 0
  let left = 0 // bits of the step to come, once its one has come
  for (let n = 0; n < bytes.length * 8; n += 1) {
    const isSet = (bytes.charCodeAt(n >> 3) >> (7 - (n & 7))) & 1
    if (left) {
      step = step * 2 + isSet
      left -= 1
    } else if (isSet) {
      left = low
    } else {
      step += 1
      continue
    }
    if (left) continue
    last += step + 1
    numbers.push(last)
    step = 0
  }
  return numbers
}

/**
 * Return the number of the sign that a family is where it follows another.
 *
 * @param {string} family
 */
export function signOf(family) {
  let sign = 0
  for (const letter of family) sign = (sign * 33 + Number(letter.codePointAt(0))) % 65521
  return sign % FOLLOWERS
}

/**
 * Return what each level is worth.
 *
 * @param {{least: number, step: number}} levels
 * @returns {Float64Array}
 */
export function impactsOf({ least, step }) {
  return Float64Array.from({ length: LEVELS }, (_, level) => rounded(least * step ** level))
}

/**
 * Round what two runtimes may reckon with another last digit: logarithms and powers.
 *
 * @param {number} number
 */
export function rounded(number) {
  return Math.floor(number * 1e6 + 0.5) / 1e6
}
