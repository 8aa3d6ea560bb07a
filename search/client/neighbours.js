/**
 * Whether two words are neighbours in a passage, as its text has it; ../neighbours.py reads the same.
 *
 * @module
 *
 * @typedef {import('./analysis.js').Analysis} Analysis
 * @typedef {import('./shards.js').Record} Record
 */

/**
 * Tell whether a word is followed by another.
 *
 * @param {Analysis} analysis
 * @param {Record} record  Of the passage.
 * @param {string[]} first  The forms that count as the first word.
 * @param {string[]} second
 */
export function standIn(analysis, { text, heading, title, also, names }, first, second) {
  return [text, heading, title, ...also, ...names].some((each) =>
    analysis
      .neighbours(analysis.words(each))
      .some(
        ([one, other]) =>
          first.includes(analysis.form(one)) && second.includes(analysis.form(other)),
      ),
  )
}
