/**
 * What words begin alike: for a beginning that was typed, and for a word that no document uses.
 *
 * @module
 *
 * @typedef {import('./analysis.js').Analysis} Analysis
 * @typedef {import('./analysis.js').Word} Word
 * @typedef {import('./shards.js').Shards} Shards
 */

import { fold } from './analysis.js'

/**
 * Return the kin of all forms that share the longest known beginning of an unknown word.
 *
 * @param {Shards} shards
 * @param {Word} word
 * @returns {Promise<string[]>}
 */
export async function beginningAlike(shards, { folded }) {
  if (/[0-9]/u.test(folded)) return [] // another number is another thing
  const letters = [...folded]
  for (let n = letters.length; n >= shards.manifest.query.prefixLetters; n -= 1) {
    const prefix = letters.slice(0, n).join('')
    const begun = await formsBeginning(shards, prefix)
    const families = new Set(begun.map(([, family]) => family))
    if (families.size) {
      const forms = [...families].map((family) => shards.formsOf(family))
      return (await Promise.all(forms)).flat().sort()
    }
  }
  return []
}

/**
 * Return the forms that begin with a word; with its marks where they tell words apart.
 *
 * @param {Shards} shards
 * @param {Analysis} analysis
 * @param {string} text
 * @returns {Promise<string[]>}
 */
export async function beginning(shards, analysis, text) {
  const word = analysis.words(text).at(-1) // of a word with a figure in it, the whole
  if (!word) return []
  const forms = (await formsBeginning(shards, word.folded)).map(([form]) => form)
  const meant = analysis.isMarked(word) ? forms.filter((form) => form.startsWith(word.text)) : forms
  return [...new Set(meant)].sort()
}

/**
 * Return the forms that begin, without marks, with a prefix, and their families.
 *
 * @param {Shards} shards
 * @param {string} prefix
 * @returns {Promise<[string, string][]>}
 */
async function formsBeginning(shards, prefix) {
  const several = await shards.termsBeginning(prefix)
  return several.flatMap(({ families }) =>
    [...families].filter(([form]) => fold(form).startsWith(prefix)),
  )
}
