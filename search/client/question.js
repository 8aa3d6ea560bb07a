/**
 * From the words of a query to what is asked of an index, as ../question.py does.
 *
 * @module
 *
 * @typedef {import('./analysis.js').Analysis} Analysis
 * @typedef {import('./analysis.js').Word} Word
 * @typedef {import('./shards.js').Shards} Shards
 * @typedef {import('./request.js').Choice} Choice
 * @typedef {import('./request.js').Request} Request
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
 * @typedef {object} Pair  Two words that stand side by side.
 * @property {[string, string]} families  Theirs, in their order.
 * @property {string[]} first  The forms that count as the first word.
 * @property {string[]} second
 *
 * @typedef {object} Question
 * @property {Asked[]} words  In their order; one that is asked twice counts twice.
 * @property {Pair[]} pairs  The neighbours, each pair once; whether they ever are is not known yet.
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
    const own = await this.shards.familyOf(this.analysis.form(word))
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
      if (isWhole && (await this.shards.familyOf(this.analysis.form(wish)))) kept.splice(-wish.parts)
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
    const { beginning } = await import('./beginnings.js')
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
    const own = await this.shards.familyOf(form)
    const family = own ?? (await this.#family(word))
    if (family === undefined) {
      const { beginningAlike } = await import('./beginnings.js')
      const alike = await beginningAlike(this.shards, word)
      const senses = [{ forms: alike, share: 1 }]
      return alike.length ? { text, family, senses, meant: alike } : undefined
    }
    if (own !== undefined && !isBare && this.analysis.language.spelled) {
      // Other marks make another word.
      return { text, family, senses: [{ forms: [form], share: 1 }], meant: [form] }
    }
    const kin = await this.shards.formsOf(family)
    if (own === undefined || isBare) {
      return { text, family, senses: [{ forms: kin, share: 1 }], meant: kin }
    }
    // Another ending, or a plural, is the same word.
    const { same } = this.shards.manifest.scoring
    const senses = [
      { forms: [form], share: same },
      { forms: kin, share: 1 - same },
    ]
    return { text, family, senses, meant: kin }
  }

  /**
   * Return the family of a word whose form no document uses.
   *
   * @param {Word} word
   * @returns {Promise<string | undefined>}
   */
  async #family(word) {
    for (const kin of this.analysis.kin(word)) {
      const isFamily = (await this.shards.formsOf(kin)).length
      const family = isFamily ? kin : await this.shards.familyOf(kin)
      if (family !== undefined) return family
    }
    return undefined
  }

  /**
   * Return the known words that are neighbours; what is one of several has no neighbour.
   *
   * @param {Request} request
   * @param {Asked[]} found
   * @returns {Pair[]}
   */
  #pairs({ wanted }, found) {
    const most = this.shards.manifest.query.maxWords
    const known = new Map(found.map((asked) => [asked.text, asked]))
    /** @type {Map<string, Pair>} */
    const pairs = new Map()
    for (const [{ text }] of wanted.filter(isAlone)) {
      const words = this.analysis.words(text).slice(0, most)
      for (const [first, second] of this.analysis.neighbours(words)) {
        const [one, other] = [known.get(first.text), known.get(second.text)]
        if (one?.family === undefined || other?.family === undefined) continue
        const pair = { first: one.meant, second: other.meant }
        // What means the same begins with the same form.
        const key = `${one.meant[0]} ${other.meant[0]}`
        pairs.set(key, { families: [one.family, other.family], ...pair })
      }
    }
    return [...pairs.values()].slice(0, most)
  }
}

/**
 * Tell whether there is nothing to choose from, nor to complete.
 *
 * @param {Choice} choice
 */
function isAlone(choice) {
  return choice.length === 1 && choice[0].kind !== 'prefix'
}
