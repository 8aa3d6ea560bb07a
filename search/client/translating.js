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
import { SPACE } from './syntax.js'

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
  let n = 1
  while (n < pieces.length) {
    const end = endOfTerm(pieces, n, known, longest)
    const forms = end > n ? known.get(comparable(pieces.slice(n - 1, end + 1))) : undefined
    if (forms === undefined) {
      done += pieces[n] + pieces[n + 1]
      n += 2
      continue
    }
    // Within quotation marks, and after a minus, one form has to do.
    const isQuoted = (done.match(QUOTES)?.length ?? 0) % 2 === 1
    const shown = isQuoted || done.endsWith('-') ? forms.slice(0, 1) : forms
    for (const form of shown) through.add(form)
    done += shown.map((form) => (isQuoted ? form : asOne(form))).join(' OR ') + pieces[end]
    n = end + 1
  }
  return done
}

/** @param {string} form */
function asOne(form) {
  return form.includes(' ') ? `"${form}"` : form
}

/**
 * Return where the gap behind the longest term lies that begins at a word; the word itself if none.
 *
 * @param {string[]} pieces
 * @param {number} start
 * @param {Map<string, string[]>} known
 * @param {number} longest
 */
function endOfTerm(pieces, start, known, longest) {
  const most = Math.min(start + 2 * longest - 1, pieces.length - 1)
  for (let end = most; end > start; end -= 2) {
    const within = pieces.slice(start + 1, end - 1).join('')
    if (known.has(comparable(pieces.slice(start - 1, end + 1))) && !within.match(QUOTES)) return end
  }
  return start
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
