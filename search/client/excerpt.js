/**
 * From a passage to the few words of it that show why it was found; as ../excerpt.py does.
 *
 * @module
 *
 * @typedef {object} Fragment
 * @property {string} text
 * @property {boolean} marked
 */

import { splitAtWords } from './analysis.js'

/** What is marked along when it stands between two marked words. */
const TIES = new Set([' ', '-', '/'])

/**
 * Cut a text to the stretch that holds most of the words asked for.
 *
 * @param {string} text
 * @param {(word: string) => boolean} isMarked
 * @param {{words: number, before: number}} size
 * @returns {Fragment[]}
 */
export function excerpt(text, isMarked, size) {
  const pieces = splitAtWords(text)
  const marks = pieces.filter((_, n) => n % 2 === 1).map(isMarked)
  const start = bestStart(marks, size)
  const end = Math.min(start + size.words, marks.length)
  return merged(shownPieces(pieces, marks, start, end))
}

/**
 * Return the first word of the best stretch; the earliest of equals.
 *
 * @param {boolean[]} marks
 * @param {{words: number, before: number}} size
 */
function bestStart(marks, size) {
  const before = [0]
  for (const marked of marks) before.push(before[before.length - 1] + Number(marked))
  /** @param {number} start */
  const held = (start) => before[Math.min(start + size.words, marks.length)] - before[start]
  let best = 0
  marks.forEach((marked, n) => {
    const start = Math.max(0, n - size.before)
    if (marked && held(start) > held(best)) best = start
  })
  return best
}

/**
 * Return the words from start to end and what is between them, each with its mark.
 *
 * @param {string[]} pieces
 * @param {boolean[]} marks
 * @param {number} start
 * @param {number} end
 * @returns {Fragment[]}
 */
function shownPieces(pieces, marks, start, end) {
  const shown = [{ text: start === 0 ? pieces[0] : '…', marked: false }]
  for (let n = start; n < end; n += 1) {
    shown.push({ text: pieces[2 * n + 1], marked: marks[n] })
    const gap = pieces[2 * n + 2]
    if (n + 1 < end) shown.push({ text: gap, marked: marks[n] && marks[n + 1] && TIES.has(gap) })
    else shown.push({ text: end === marks.length ? gap : '…', marked: false })
  }
  return shown.filter((piece) => piece.text !== '')
}

/**
 * Join neighbours that are marked alike.
 *
 * @param {Fragment[]} pieces
 * @returns {Fragment[]}
 */
function merged(pieces) {
  /** @type {Fragment[]} */
  const fragments = []
  for (const piece of pieces) {
    const last = fragments[fragments.length - 1]
    if (last?.marked === piece.marked) last.text += piece.text
    else fragments.push({ ...piece })
  }
  return fragments
}
