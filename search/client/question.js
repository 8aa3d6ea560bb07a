/**
 * From the words of a query to what is asked of an index, as ../question.py does.
 *
 * @module
 *
 * @typedef {import('./analysis.js').Analysis} Analysis
 * @typedef {import('./analysis.js').Word} Word
 * @typedef {import('./shards.js').Shards} Shards
 *
 * @typedef {object} Sense  Forms that count alike for a word.
 * @property {string[]} forms  All of one family.
 * @property {number} share  What of the word lies in it, from 0 to 1.
 *
 * @typedef {object} Asked  A word of a query, as the index knows it.
 * @property {Word} word
 * @property {string | undefined} family
 * Undefined where it stands for all words that begin alike.
 * @property {Sense[]} senses
 * @property {string[]} meant  The forms that count as the word itself.
 *
 * @typedef {object} Question
 * @property {Asked[]} words  In their order; one that is asked twice counts twice.
 * @property {string[]} pairs  The neighbours that the index holds, each once.
 * @property {number} telling  How many words say something; at least 1.
 * @property {boolean} isBare  Whether marks are missing where they tell words apart.
 */

/** What the words of queries mean to one index. */
export class Reader {
  /**
   * @param {Analysis} analysis
   * @param {Shards} shards
   */
  constructor(analysis, shards) {
    this.analysis = analysis
    this.shards = shards
  }

  /**
   * Find what the words of a query mean; stop words count only when nothing else is known.
   *
   * @param {string} query
   * @returns {Promise<Question>}
   */
  async understand(query) {
    const words = this.analysis.words(query).slice(0, this.shards.manifest.query.maxWords)
    const isBare =
      this.analysis.language.spelled && words.every((word) => word.text === word.folded)
    const kept = await this.#withoutParts(words)
    const telling = kept.filter((word) => !this.analysis.isStop(word))
    const found = await this.#asked(telling, isBare)
    return {
      words: found.length ? found : await this.#asked(kept, isBare),
      pairs: await this.#pairs(words, found),
      telling: Math.max(1, telling.filter((word) => !word.parts).length),
      isBare,
    }
  }

  /**
   * Tell whether a word is one of the documents, in this form or another.
   *
   * @param {Word} word
   * @returns {Promise<boolean>}
   */
  async knows(word) {
    const own = await this.#familyOf(this.analysis.form(word))
    return (own ?? (await this.#family(word))) !== undefined
  }

  /**
   * Leave out the parts of numbers that are known as a whole.
   *
   * @param {Word[]} words
   * @returns {Promise<Word[]>}
   */
  async #withoutParts(words) {
    const kept = []
    for (const word of words) {
      if (word.parts && (await this.#familyOf(this.analysis.form(word)))) kept.splice(-word.parts)
      kept.push(word)
    }
    return kept
  }

  /**
   * @param {Word[]} words
   * @param {boolean} isBare
   * @returns {Promise<Asked[]>}
   */
  async #asked(words, isBare) {
    const asked = await Promise.all(words.map((word) => this.#meaning(word, isBare)))
    return asked.filter((each) => each !== undefined)
  }

  /**
   * Return what a word means: its form and its family, or else what begins alike.
   *
   * @param {Word} word
   * @param {boolean} isBare
   * @returns {Promise<Asked | undefined>}
   */
  async #meaning(word, isBare) {
    const form = this.analysis.form(word)
    const own = await this.#familyOf(form)
    const family = own ?? (await this.#family(word))
    if (family === undefined) {
      const alike = await this.#beginningAlike(word)
      const senses = [{ forms: alike, share: 1 }]
      return alike.length ? { word, family, senses, meant: alike } : undefined
    }
    const kin = await this.#formsOf(family)
    if (own === undefined || isBare) {
      return { word, family, senses: [{ forms: kin, share: 1 }], meant: kin }
    }
    const { same } = this.shards.manifest.scoring
    const senses = [
      { forms: [form], share: same },
      { forms: kin, share: 1 - same },
    ]
    // Other marks make another word; another ending, or a plural, is the same one.
    return { word, family, senses, meant: this.analysis.language.spelled ? [form] : kin }
  }

  /**
   * Return the family of a word whose form no document uses.
   *
   * @param {Word} word
   * @returns {Promise<string | undefined>}
   */
  async #family(word) {
    for (const kin of this.analysis.kin(word)) {
      const shard = await this.shards.terms(kin)
      const family = shard.words.has(kin) ? kin : shard.families.get(kin)
      if (family !== undefined) return family
    }
    return undefined
  }

  /**
   * Return the kin of all forms that share the longest known beginning of an unknown word.
   *
   * @param {Word} word
   * @returns {Promise<string[]>}
   */
  async #beginningAlike({ folded }) {
    if (/[0-9]/u.test(folded)) return [] // another number is another thing
    // All beginnings of one word are in its shard: words are kept by their first letters.
    const shard = await this.shards.terms(folded)
    const letters = [...folded]
    for (let n = letters.length; n >= this.shards.manifest.query.prefixLetters; n -= 1) {
      const families = shard.familiesBeginning(letters.slice(0, n).join(''))
      if (families.length) {
        return (await Promise.all(families.map((family) => this.#formsOf(family)))).flat().sort()
      }
    }
    return []
  }

  /**
   * Return the neighbours of a query that the index holds.
   *
   * @param {Word[]} words
   * @param {Asked[]} found
   * @returns {Promise<string[]>}
   */
  async #pairs(words, found) {
    const families = new Map(found.map(({ word, family }) => [word.text, family]))
    const pairs = this.analysis
      .neighbours(words)
      .filter((pair) => pair.every((word) => families.has(word.text)))
      .map((pair) => pair.map((word) => families.get(word.text)).join(' '))
    const distinct = [...new Set(pairs)]
    const shards = await Promise.all(distinct.map((pair) => this.shards.terms(pair)))
    return distinct.filter((pair, n) => shards[n].pairs.has(pair))
  }

  /** @param {string} form */
  async #familyOf(form) {
    return (await this.shards.terms(form)).families.get(form)
  }

  /** @param {string} family */
  async #formsOf(family) {
    return [...((await this.shards.terms(family)).words.get(family)?.keys() ?? [])].sort()
  }
}
