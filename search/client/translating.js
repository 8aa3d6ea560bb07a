/**
 * From a query in one language to the same in another, by a list of terms; as ../translating.py does.
 *
 * @module
 *
 * @typedef {object} Terms  What the file of terms holds.
 * @property {string[]} languages
 * @property {string[][][]} terms  The forms of each term in each language, the usual one first.
 *
 * @typedef {object} Translated
 * @property {string} query
 * @property {string[]} through  The terms that were put in.
 */

import { fold, splitAtWords } from './analysis.js'
import { SPACE } from './spaces.js'

const LANGUAGE = new RegExp(`(?:^|[${SPACE}]+)lang:([a-z-]+)(?=[${SPACE}]|$)`, 'giu')
const FILTER = new RegExp(`([^${SPACE}"“«:]+:(?:"[^"]*"|“[^”]*”|«[^»]*»|[^${SPACE}]*))`, 'u')
const QUOTES = /["“”«»]/gu

/**
 * Take the last filter by language out of a query.
 *
 * @param {string} query
 * @param {string[]} languages  All others are plain words.
 * @returns {{language: string | undefined, query: string}}
 */
export function takeLanguage(query, languages) {
  /** @type {string | undefined} */
  let language
  const rest = query.replace(LANGUAGE, (whole, code) => {
    if (!languages.includes(code.toLowerCase())) return whole
    language = code.toLowerCase()
    return ''
  })
  return { language, query: rest.trim() }
}

/**
 * Put the terms of another language in the place of those of a query, the longest first.
 *
 * @param {string} query
 * @param {Terms} terms
 * @param {string} from
 * @param {string} to
 * @returns {Translated}
 */
export function translate(query, { languages, terms }, from, to) {
  const [source, target] = [from, to].map((code) => languages.indexOf(code))
  /** @type {Map<string, string[]>} */
  const known = new Map()
  for (const forms of [...terms].reverse()) {
    for (const form of forms[source]) known.set(comparable(splitAtWords(form)), forms[target])
  }
  const longest = Math.max(0, ...[...known.keys()].map((key) => key.split(' ').length))
  /** @type {Set<string>} */
  const through = new Set()
  const parts = query.split(FILTER)
  const done = parts.map((part, n) => (n % 2 ? part : translated(part, known, longest, through)))
  return { query: done.join(''), through: [...through] }
}

/**
 * @param {string} text
 * @param {Map<string, string[]>} known
 * @param {number} longest
 * @param {Set<string>} through  Gathers what is put in.
 */
function translated(text, known, longest, through) {
  const pieces = splitAtWords(text) // gap, word, gap, …, word, gap
  let [done] = pieces
  for (let n = 1, end = 0; n < pieces.length; n = end + 1) {
    end = Math.min(n + 2 * longest - 1, pieces.length - 1)
    while (end > n && !known.has(termAt(pieces, n, end))) end -= 2
    const forms = known.get(termAt(pieces, n, end))
    if (forms) {
      // Within quotation marks, and after a minus, one form has to do.
      const isQuoted = (done.match(QUOTES)?.length ?? 0) % 2 === 1
      const shown = isQuoted || done.endsWith('-') ? forms.slice(0, 1) : forms
      for (const form of shown) through.add(form)
      done += shown.map((form) => (isQuoted ? form : asOne(form))).join(' OR ')
    } else {
      end = n + 1
      done += pieces[n]
    }
    done += pieces[end]
  }
  return done
}

/** @param {string} form */
function asOne(form) {
  return form.includes(' ') ? `"${form}"` : form
}

/**
 * Return what stands between two gaps, to be compared; nothing where it is not in one piece.
 *
 * @param {string[]} pieces
 * @param {number} start  The place of the first word.
 * @param {number} end  The place of the gap behind the last.
 */
function termAt(pieces, start, end) {
  const within = pieces.slice(start, end)
  return within.join('').match(QUOTES) ? '' : comparable(['', ...within])
}

/**
 * Return the words of a piece as they are compared: without marks, and without the s of a plural.
 *
 * @param {string[]} pieces
 */
function comparable(pieces) {
  const words = pieces.filter((_, n) => n % 2 === 1).map((word) => fold(word.toLowerCase()))
  return words.map((word) => word.replace(/^(.{3,})s$/u, '$1')).join(' ')
}
