/**
 * What a query may have been meant to say, where the index does not know its words.
 *
 * ../mending.py mends the same, and says which slips.
 *
 * @module
 *
 * @typedef {import('./question.js').Reader} Reader
 * @typedef {import('./request.js').Request} Request
 */

import { fold, splitAtWords } from './analysis.js'

/** The fewest letters of a word with a slip. */
const SHORTEST = 4

/**
 * The key of each mark on the two keyboards that Vietnamese is typed with: Telex, VNI.
 *
 * @type {{[mark: string]: string}[]}
 */
const KEYBOARDS = [
  {
    '\u0306': 'w', '\u031b': 'w', '\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x',
    '\u0323': 'j',
  },
  {
    '\u0302': '6', '\u0306': '8', '\u031b': '7', đ: '9', '\u0301': '1', '\u0300': '2',
    '\u0309': '3', '\u0303': '4', '\u0323': '5',
  },
]

const IS_WORD = /^[^0-9]*[aeiouy][^0-9]*$/u

/**
 * Return the query with its unknown words mended; null where there is nothing to mend.
 *
 * @param {Reader} reader
 * @param {string} query
 * @param {Request} request  What it asks for; only words that are wanted whole are mended.
 * @returns {Promise<string | null>}
 */
export async function suggest(reader, query, request) {
  const parts = request.wanted.flat().filter((part) => part.kind !== 'prefix')
  const wanted = new Set(
    parts.flatMap((part) => splitAtWords(part.text).filter((_, n) => n % 2 === 1)),
  )
  const pieces = splitAtWords(query)
  const mended = await Promise.all(
    pieces.map((piece) => (wanted.has(piece) ? mendedRun(reader, piece) : piece)),
  )
  const text = mended.join('')
  return text === query ? null : text
}

/**
 * @param {Reader} reader
 * @param {string} run
 * @returns {Promise<string>}
 */
async function mendedRun(reader, run) {
  const { analysis } = reader
  const word = analysis.words(run).at(-1)
  if (!word || analysis.isStop(word) || (await reader.knows(word))) return run
  // The forms are many: not for an initial, nor for a figure.
  if (!analysis.language.tones && !maySlip(word.folded)) return run
  const forms = await reader.shards.forms()
  const isBegun = [...forms.keys()].some((form) => fold(form).startsWith(word.folded))
  if (isBegun) return run // it is still being typed
  for (const isMeant of analysis.language.tones ? [isKeyed, isSlip] : [isSlip]) {
    const meant = [...forms].filter(([form]) => isMeant(word.folded, form))
    const telling = meant.filter(([form]) => !analysis.stops.has(form))
    if (telling.length) return telling.reduce(better)[0]
  }
  return run
}

/**
 * Return the more frequent of two forms; of equals, the one that sorts first.
 *
 * @param {[string, number]} one
 * @param {[string, number]} other
 */
function better(one, other) {
  if (one[1] !== other[1]) return one[1] > other[1] ? one : other
  return one[0] < other[0] ? one : other
}

/**
 * Tell whether a form was typed key by key: its letters in their order, its marks anywhere.
 *
 * @param {string} typed
 * @param {string} form
 */
function isKeyed(typed, form) {
  const folded = fold(form)
  if (folded === form || !isWithin(folded, typed)) return false
  return KEYBOARDS.some((keys) => inOrder(typed) === inOrder(folded + keyed(form, keys)))
}

/**
 * Tell whether all letters of a word are in another, in their order.
 *
 * @param {string} word
 * @param {string} other
 */
function isWithin(word, other) {
  const letters = [...word]
  let next = 0
  for (const letter of other) if (letter === letters[next]) next += 1
  return next === letters.length
}

/**
 * Return the keys of the marks of a form.
 *
 * @param {string} form
 * @param {{[mark: string]: string}} keys
 */
function keyed(form, keys) {
  const marks = [...form.normalize('NFD')]
  return marks
    .map((mark, n) => {
      if (mark in keys) return keys[mark]
      // A dot below may stand between a circumflex and its letter.
      if (mark === '\u0302') return marks[marks[n - 1] === '\u0323' ? n - 2 : n - 1]
      return mark === 'đ' ? 'd' : ''
    })
    .join('')
}

/**
 * Put keys in an order in which they compare; the horns of ươ may be typed as one.
 *
 * @param {string} typed
 */
function inOrder(typed) {
  return [...typed].sort().join('').replace(/w+/gu, 'w').replace(/7+/gu, '7')
}

/**
 * Tell whether a word is long enough to have a slip, and no abbreviation.
 *
 * @param {string} typed
 */
function maySlip(typed) {
  return IS_WORD.test(typed) && [...typed].length >= SHORTEST
}

/**
 * Tell whether two words differ by one slip; what has no vowel is an abbreviation.
 *
 * @param {string} typed
 * @param {string} form
 */
function isSlip(typed, form) {
  let [one, other] = [[...typed], [...fold(form)]]
  if (!maySlip(typed) || !IS_WORD.test(other.join(''))) return false
  if (Math.abs(one.length - other.length) > 1) return false
  const start = shared(one, other)
  ;[one, other] = [one.slice(start).reverse(), other.slice(start).reverse()]
  const end = shared(one, other)
  ;[one, other] = [one.slice(end), other.slice(end)]
  const isSwap = one.length === 2 && one.join('') === other.reverse().join('')
  return Math.max(one.length, other.length) === 1 || isSwap
}

/**
 * Return how many letters two words begin alike with.
 *
 * @param {string[]} one
 * @param {string[]} other
 */
function shared(one, other) {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && one[count] === other[count]) count += 1
  return count
}
