/**
 * What a query asks for; one without signs, as most are, asks for its words.
 *
 * @module
 *
 * @typedef {object} Part  Words as they come, an exact phrase, or the beginning of a word.
 * @property {'words' | 'phrase' | 'prefix'} kind
 * @property {string} text
 *
 * @typedef {Part[]} Choice  What stands between ORs; most parts have no other beside them.
 *
 * @typedef {object} Filter
 * @property {string} name  Of a facet.
 * @property {string[]} values  The keys of which a page must have one.
 *
 * @typedef {object} Request
 * @property {Choice[]} wanted
 * @property {Part[]} refused
 * @property {Filter[]} filters
 */

import { splitAtWords } from './analysis.js'

/** What any sign of a query has in it; how they are read is fetched where there may be one. */
const SIGN = /["“«*:]|(^|[^\p{L}\p{N}])-|OR|OU|HO/u

/**
 * Return what a query without signs asks for; undefined where it may have one.
 *
 * @param {string} query
 * @returns {Request | undefined}
 */
export function plain(query) {
  if (SIGN.test(query)) return undefined
  return { wanted: countWords(query) ? [words(query)] : [], refused: [], filters: [] }
}

/**
 * Return the choices of which a passage must hold a part.
 *
 * @param {Request} request
 */
export function requiredOf(request) {
  return request.wanted.filter((choice) => choice.some((part) => part.kind === 'phrase'))
}

/**
 * Tell whether anything is more than a wish.
 *
 * @param {Request} request
 */
export function isStrict(request) {
  return requiredOf(request).length + request.refused.length + request.filters.length > 0
}

/**
 * @param {string} text
 * @returns {Choice}
 */
export function words(text) {
  return [{ kind: 'words', text }]
}

/** @param {string} text */
export function countWords(text) {
  return splitAtWords(text).length >> 1
}

/** @param {Choice} choice */
export function hasWords(choice) {
  return choice.some((part) => countWords(part.text) > 0)
}
