/**
 * From a query with signs in it to what it asks for: phrases, beginnings, refusals, filters, words.
 *
 * Any text is a query: whatever is not well-formed is plain words. ../syntax.py reads alike; what
 * one of them changes, the other must too.
 *
 * @module
 *
 * @typedef {import('./request.js').Part} Part
 * @typedef {import('./request.js').Choice} Choice
 * @typedef {import('./request.js').Filter} Filter
 * @typedef {import('./request.js').Request} Request
 *
 * @typedef {Map<string, {has(key: string): boolean}>} Known
 * The names that filters may have, and the keys of their values.
 *
 * @typedef {object} Piece  A stretch of the query, and the one thing it means; or OR, or words.
 * @property {number} start
 * @property {number} end
 * @property {Choice} [choice]
 * @property {Part} [refused]
 * @property {Filter} [filter]
 */

import { fold, splitAtWords } from './analysis.js'
import { keyOf } from './facets.js'
import { countWords, hasWords, words } from './request.js'
import { SPACE } from './spaces.js'

const SHORTEST_PREFIX = 3
const LONGEST_PHRASE = 32
const MOST_SIGNS = 16

const EITHER = new Set(['OR', 'HOẶC', 'OU'])
const PIECE = new RegExp(
  `(-|[^${SPACE}"“«:]+:)?(?:"([^"]*)"|“([^”]*)”|«([^»]*)»)|[^${SPACE}]+`,
  'gu',
)

/**
 * Read a query; never fails.
 *
 * @param {string} query
 * @param {Known} known  The filters there are; all others are plain words.
 * @returns {Request}
 */
export function parse(query, known) {
  const pieces = joined(query, chosen(query, readPieces(query, known)))
  return {
    wanted: pieces.flatMap(({ choice }) => (choice && hasWords(choice) ? [choice] : [])),
    refused: pieces.flatMap(({ refused }) => refused ?? []),
    filters: pieces.flatMap(({ filter }) => filter ?? []),
  }
}

/**
 * Take what was wanted as plain words, and nothing as required; failing that, all of it.
 *
 * @param {string} query
 * @param {Request} request
 * @returns {Request}
 */
export function relax(query, request) {
  const texts = request.wanted.flat().map((part) => part.text)
  return { wanted: (texts.length ? texts : [query]).map(words), refused: [], filters: [] }
}

/**
 * Cut a query at its spaces, but for those in quotation marks.
 *
 * @param {string} query
 * @param {Known} known
 * @returns {Piece[]}
 */
function readPieces(query, known) {
  let signs = 0
  return [...query.matchAll(PIECE)].map((match) => {
    const [whole, before = '', ...quotations] = match
    const quoted = quotations.find((text) => text !== undefined)
    let means = (quoted !== undefined && readQuoted(whole, before, quoted, known)) ||
      readBare(whole, known)
    if (!means.filter && means.choice?.[0].kind !== 'words') {
      signs += 1
      if (signs > MOST_SIGNS) means = { choice: words(whole) }
    }
    return { start: match.index, end: match.index + whole.length, ...means }
  })
}

/**
 * Read what stands in quotation marks: a phrase, its refusal, a value; else words.
 *
 * @param {string} whole
 * @param {string} before
 * @param {string} text
 * @param {Known} known
 */
function readQuoted(whole, before, text, known) {
  if (before.endsWith(':')) return readFilter(before.slice(0, -1), [text], known)
  const count = countWords(text)
  if (count === 0 || count > LONGEST_PHRASE) return { choice: words(whole) }
  /** @type {Part} */
  const phrase = { kind: 'phrase', text }
  return before ? { refused: phrase } : { choice: [phrase] }
}

/**
 * Read what has no spaces: OR (which means nothing yet), a refusal, a filter, a beginning, words.
 *
 * @param {string} text
 * @param {Known} known
 * @returns {{choice?: Choice, refused?: Part, filter?: Filter}}
 */
function readBare(text, known) {
  if (EITHER.has(text.normalize('NFC'))) return {}
  if (text.startsWith('-') && startsWithWord(text.slice(1))) {
    return { refused: readWord(text.slice(1)) }
  }
  const colon = text.indexOf(':')
  const filter =
    colon >= 0 && readFilter(text.slice(0, colon), text.slice(colon + 1).split(','), known)
  return filter || { choice: [readWord(text)] }
}

/**
 * Read a filter, if there is such a name and all its values are known.
 *
 * @param {string} typed
 * @param {string[]} values
 * @param {Known} known
 */
function readFilter(typed, values, known) {
  const name = fold(typed.toLowerCase())
  const keys = [...new Set(values.map(keyOf))].filter((key) => key !== '')
  const its = known.get(name)
  const isKnown = keys.length > 0 && keys.every((key) => its?.has(key))
  return isKnown ? { filter: { name, values: keys } } : undefined
}

/**
 * Read what may be a beginning: one word and an asterisk.
 *
 * @param {string} text
 * @returns {Part}
 */
function readWord(text) {
  const pieces = splitAtWords(text)
  const isPrefix = pieces.length === 3 && pieces[0] === '' && pieces[2] === '*'
  if (isPrefix && [...fold(pieces[1].toLowerCase())].length >= SHORTEST_PREFIX) {
    return { kind: 'prefix', text: pieces[1] }
  }
  return { kind: 'words', text }
}

/** @param {string} text */
function startsWithWord(text) {
  const pieces = splitAtWords(text)
  return pieces.length > 1 && pieces[0] === ''
}

/** @param {Piece} piece */
function isOr({ choice, refused, filter }) {
  return !choice && !refused && !filter
}

/**
 * Make one choice of what stands around OR; where nothing does, it is a word.
 *
 * @param {string} query
 * @param {Piece[]} pieces
 */
function chosen(query, pieces) {
  /** @type {Piece[]} */
  const done = []
  pieces.forEach((piece, n) => {
    const last = done[done.length - 1]
    if (isOr(piece) && !(last?.choice && isBetween(last, pieces[n + 1]))) {
      done.push({ ...piece, choice: words(query.slice(piece.start, piece.end)) })
    } else if (last && isOr(last)) {
      const [first] = done.splice(-2)
      const choice = [...(first.choice ?? []), ...(piece.choice ?? [])]
      done.push({ start: first.start, end: piece.end, choice })
    } else {
      done.push(piece)
    }
  })
  return done
}

/**
 * Tell whether there are two things to choose from.
 *
 * @param {Piece} before
 * @param {Piece | undefined} after
 */
function isBetween(before, after) {
  return [before, after].every((each) => each?.choice && hasWords(each.choice))
}

/**
 * Join neighbours that are words, as they were typed: "73 788" may be one number.
 *
 * @param {string} query
 * @param {Piece[]} pieces
 */
function joined(query, pieces) {
  /** @type {Piece[]} */
  const done = []
  for (const piece of pieces) {
    const last = done[done.length - 1]
    if (last && areWords(last) && areWords(piece)) {
      last.end = piece.end
      last.choice = words(query.slice(last.start, last.end))
    } else {
      done.push({ ...piece })
    }
  }
  return done
}

/** @param {Piece} piece */
function areWords({ choice }) {
  return choice?.length === 1 && choice[0].kind === 'words'
}
