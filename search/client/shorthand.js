/**
 * Common words written as one letter each; ../shorthand.py writes what is read here.
 *
 * @module
 */

/** The first of the letters that stand for words; after the last one, they stand for themselves. */
const FIRST = 0x390
const SHORT = /\u058f(.)|[\u0390-\u058e]/gsu

/**
 * Return the text that was written short.
 *
 * @param {string} text
 * @param {string[]} words  Empty where nothing is.
 * @returns {string}
 */
export function lengthen(text, words) {
  if (!words.length) return text
  return text.replace(SHORT, (letter, itself) => itself ?? words[letter.charCodeAt(0) - FIRST])
}
