/**
 * From the words of a query to what is asked of an index, as ../question.py does.
 *
 * @module
 *
 * @typedef {import('./analysis.js').Analysis} Analysis
 * @typedef {import('./analysis.js').Word} Word
 * @typedef {import('./shards.js').Shards} Shards
 * @typedef {import('./syntax.js').Choice} Choice
 * @typedef {import('./syntax.js').Request} Request
 *
 * @typedef {object} Sense  Forms that count alike for a word.
 * @property {string[]} forms  All of one family.
 * @property {number} share  What of the word lies in it, from 0 to 1.
 *
 * @typedef {object} Asked  A word of a query, or one of several, as the index knows it.
 * @property {string} text  The word as typed; empty for a choice.
 * @property {string | undefined} family  Undefined where it stands for several.
 * @property {Sense[]} senses
 * @property {string[]} meant  The forms that count as the word itself.
 *
 * @typedef {object} Question
 * @property {Asked[]} words  In their order; one that is asked twice counts twice.
 * @property {[string, string][]} pairs  The families of neighbours, each pair once; whether they
 *   ever are is not known yet.
 * @property {number} telling  How many words say something; at least 1.
 * @property {boolean} isBare  Whether marks are missing where they tell words apart.
 */

import { fold } from './analysis.js'

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
   * Find what a request wants; stop words count only when nothing else is known.
   *
   * @param {Request} request
   * @returns {Promise<Question>}
   */
  async understand(request) {
    const isBare = this.analysis.language.spelled && !this.#isMarked(request)
    const wishes = this.#wishes(request).slice(0, this.shards.manifest.query.maxWords)
    const kept = await this.#withoutParts(wishes)
    const telling = kept.filter((wish) => Array.isArray(wish) || !this.analysis.isStop(wish))
    const found = await this.#asked(telling, isBare)
    return {
      words: found.length ? found : await this.#asked(kept, isBare),
      pairs: this.#pairs(request, found),
      telling: Math.max(1, telling.filter((wish) => Array.isArray(wish) || !wish.parts).length),
      isBare,
    }
  }

  /** @param {Request} request */
  #isMarked({ wanted }) {
    const words = wanted.flat().flatMap((part) => this.analysis.words(part.text))
    return words.some((word) => this.analysis.isMarked(word))
  }

  /**
   * Return each word that is wanted, but what is one of several, or a beginning, as it is.
   *
   * @param {Request} request
   * @returns {(Word | Choice)[]}
   */
  #wishes({ wanted }) {
    return wanted.flatMap((choice) =>
      isAlone(choice) ? this.analysis.words(choice[0].text) : [choice],
    )
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
   * @template {Word | Choice} Wish
   * @param {Wish[]} wishes
   * @returns {Promise<Wish[]>}
   */
  async #withoutParts(wishes) {
    const kept = []
    for (const wish of wishes) {
      const isWhole = !Array.isArray(wish) && wish.parts
      if (isWhole && (await this.#familyOf(this.analysis.form(wish)))) kept.splice(-wish.parts)
      kept.push(wish)
    }
    return kept
  }

  /**
   * @param {(Word | Choice)[]} wishes
   * @param {boolean} isBare
   * @returns {Promise<Asked[]>}
   */
  async #asked(wishes, isBare) {
    const asked = await Promise.all(
      wishes.map((wish) =>
        Array.isArray(wish) ? this.#oneOf(wish, isBare) : this.#meaning(wish, isBare),
      ),
    )
    return asked.filter((each) => each !== undefined)
  }

  /**
   * Return what any of several parts means, as if it were one word.
   *
   * @param {Choice} choice
   * @param {boolean} isBare
   * @returns {Promise<Asked | undefined>}
   */
  async #oneOf(choice, isBare) {
    const several = choice.map(async ({ kind, text }) => {
      if (kind === 'prefix') return beginning(this.shards, this.analysis, text)
      const words = await this.#withoutParts(this.analysis.words(text))
      return (await this.#asked(words, isBare)).flatMap(({ meant }) => meant)
    })
    const meant = [...new Set((await Promise.all(several)).flat())].sort()
    const senses = [{ forms: meant, share: 1 }]
    return meant.length ? { text: '', family: undefined, senses, meant } : undefined
  }

  /**
   * Return what a word means: its form and its family, or else what begins alike.
   *
   * @param {Word} word
   * @param {boolean} isBare
   * @returns {Promise<Asked | undefined>}
   */
  async #meaning(word, isBare) {
    const { text } = word
    const form = this.analysis.form(word)
    const own = await this.#familyOf(form)
    const family = own ?? (await this.#family(word))
    if (family === undefined) {
      const alike = await this.#beginningAlike(word)
      const senses = [{ forms: alike, share: 1 }]
      return alike.length ? { text, family, senses, meant: alike } : undefined
    }
    const kin = await this.formsOf(family)
    if (own === undefined || isBare) {
      return { text, family, senses: [{ forms: kin, share: 1 }], meant: kin }
    }
    const { same } = this.shards.manifest.scoring
    const senses = [
      { forms: [form], share: same },
      { forms: kin, share: 1 - same },
    ]
    // Other marks make another word; another ending, or a plural, is the same one.
    return { text, family, senses, meant: this.analysis.language.spelled ? [form] : kin }
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
        return (await Promise.all(families.map((family) => this.formsOf(family)))).flat().sort()
      }
    }
    return []
  }

  /**
   * Return the known words that are neighbours; what is one of several has no neighbour.
   *
   * @param {Request} request
   * @param {Asked[]} found
   * @returns {[string, string][]}
   */
  #pairs({ wanted }, found) {
    const most = this.shards.manifest.query.maxWords
    /** @type {Map<string, string>} */
    const families = new Map(found.flatMap(({ text, family }) => (family ? [[text, family]] : [])))
    /** @type {Map<string, [string, string]>} */
    const pairs = new Map()
    for (const [{ text }] of wanted.filter(isAlone)) {
      const words = this.analysis.words(text).slice(0, most)
      for (const [first, second] of this.analysis.neighbours(words)) {
        const [one, other] = [families.get(first.text), families.get(second.text)]
        if (one && other) pairs.set(`${one} ${other}`, [one, other])
      }
    }
    return [...pairs.values()].slice(0, most)
  }

  /** @param {string} form */
  async #familyOf(form) {
    return (await this.shards.terms(form)).families.get(form)
  }

  /**
   * Return the forms of a family, sorted.
   *
   * @param {string} family
   * @returns {Promise<string[]>}
   */
  async formsOf(family) {
    return [...((await this.shards.terms(family)).words.get(family)?.keys() ?? [])].sort()
  }
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
  const several = await shards.termsBeginning(word.folded)
  const forms = several
    .flatMap((shard) => [...shard.families.keys()])
    .filter((form) => fold(form).startsWith(word.folded))
  const meant = analysis.isMarked(word) ? forms.filter((form) => form.startsWith(word.text)) : forms
  return [...new Set(meant)].sort()
}

/**
 * Tell whether there is nothing to choose from, nor to complete.
 *
 * @param {Choice} choice
 */
function isAlone(choice) {
  return choice.length === 1 && choice[0].kind !== 'prefix'
}
