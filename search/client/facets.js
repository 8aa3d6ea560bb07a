/**
 * What answers can be narrowed by: names such as "year", their values, the pages that have them.
 *
 * ../facets.py gathers them, and counts alike.
 *
 * @module
 *
 * @typedef {object} Value
 * @property {string} key  How it is typed in a filter: "bo-chinh-tri".
 * @property {string} label  How it is shown: "Bộ Chính trị".
 * @property {Set<number>} pages  The numbers of the pages that have it.
 *
 * @typedef {Map<string, Map<string, Value>>} Facets  The values of each name by their keys.
 *
 * @typedef {object} FacetCount
 * @property {string} value
 * @property {string} label
 * @property {number} pages  How many would remain.
 */

import { fold, splitAtWords } from './analysis.js'

/** Signs that may stand within a number; in a filter, a comma parts two values. */
const WITHIN_NUMBERS = /[.,\u00a0\u202f]/gu

/**
 * Return a value as it is typed: its words without marks, tied by hyphens.
 *
 * @param {string} text
 * @returns {string}
 */
export function keyOf(text) {
  const words = splitAtWords(fold(text.toLowerCase())).filter((_, n) => n % 2 === 1)
  return words.join('-').replace(WITHIN_NUMBERS, '-')
}

/**
 * Read the file of facets.
 *
 * @param {{[name: string]: [string, string, number[]][]}} content
 * @returns {Facets}
 */
export function readFacets(content) {
  const names = Object.keys(content).sort()
  return new Map(
    names.map((name) => {
      const values = content[name].map(([key, label, gaps]) => ({ key, label, pages: sums(gaps) }))
      return [name, new Map(values.map((value) => [value.key, value]))]
    }),
  )
}

/** @param {number[]} gaps */
function sums(gaps) {
  let page = 0
  return new Set(gaps.map((gap) => (page += gap)))
}

/**
 * Count the pages of an answer that have each value, most first; those of none are left out.
 *
 * @param {Facets} facets
 * @param {number[]} pages
 * @returns {{[name: string]: FacetCount[]}}
 */
export function countPages(facets, pages) {
  /** @type {{[name: string]: FacetCount[]}} */
  const counted = {}
  for (const [name, values] of facets) {
    const counts = [...values.values()]
      .map(({ key, label, pages: its }) => ({
        value: key,
        label,
        pages: pages.filter((page) => its.has(page)).length,
      }))
      .filter((count) => count.pages > 0)
    if (counts.length) counted[name] = counts.sort((one, other) => other.pages - one.pages)
  }
  return counted
}
