/**
 * From text to the words it is found by: normalise, split, fold, pair.
 *
 * ../analysis.py does the same, and stems besides; what one of them changes, the other must too.
 *
 * @module
 *
 * @typedef {object} Language  The row of a language, as the manifest carries it.
 * @property {string[]} stops
 * @property {string[]} elisions
 * @property {boolean} spelled
 * @property {boolean} pairs
 * @property {boolean} tones
 * @property {string[]} endings
 *
 * @typedef {object} Word
 * @property {string} text  The word, normalised, with its marks: "đường".
 * @property {string} folded  The word without them: "duong".
 * @property {number} parts  How many words just before it are its parts, as three are of "57nqtw".
 */

/** How many texts are remembered by their words. */
const REMEMBERED = 9999

/** How many letters are left at least of a word whose ending is taken off. */
const SHORTEST_STEM = 3

const LETTER = String.raw`[\p{L}\p{N}]\p{M}*`
// 55,25 and 55.25, 1.000.000 and 1 000 000 (with spaces that do not break) are one number each.
const POINT = String.raw`[.,\u00a0\u202f]`
const FIGURE = `[0-9]+(?:${POINT}[0-9]+)*`
const RUN = `(?:${FIGURE}|${LETTER})+`
const AT_WORDS = new RegExp(`(${RUN})`, 'u')
// The parts of a number such as 57-NQ/TW or 12100*02 are joined by one sign, those of QH15 by none.
// A typed 73 788 may be one number or two, 57 193: it is given both ways.
const CHUNK = new RegExp(
  String.raw`[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|${RUN}(?:[\-/*]${RUN})*`,
  'gu',
)
const PART = new RegExp(String.raw`${FIGURE}|(?:(?![0-9])[\p{L}\p{N}]\p{M}*)+`, 'gu')
const SEPARATORS = new RegExp(POINT, 'gu')
const MAYBE_ELIDED = new RegExp(`(${RUN})('?)`, 'gu')
// In NFD: the tone mark of oa, oe and uy stands on the first vowel (new) or the second (old).
const TONE = String.raw`[\u0300\u0301\u0303\u0309\u0323]`
const NEW_TONE = new RegExp(`(o(?=.[ae])|u(?=.y))(${TONE})(.)`, 'gu')
// At the end of a syllable "kỹ" and "kĩ" are one word, and "quý" and "quí"; "thúy" and "thúi" two.
// Figures part words, so those are at an end beside one.
const JOINED = String.raw`(?:[\p{L}\p{M}]|[^\P{N}0-9])`
const FINAL_Y = new RegExp(
  String.raw`(?<!${JOINED})([hklmstv]|qu)y(${TONE}?)(?!${JOINED})`,
  'gu',
)

const FOLDABLE = /[\u0300-\u036f]/gu
/** @type {{[letter: string]: string}} */
const SPELLINGS = { đ: 'd', œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l' }
const SPELLED = /[đœæßøł]/gu

/**
 * Cut a text at its words; those have the odd places: gap, word, gap, …, word, gap.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function splitAtWords(text) {
  return text.split(AT_WORDS)
}

/**
 * Take away the marks of normalised text, as people do who type without them.
 *
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const bare = text.normalize('NFD').replace(FOLDABLE, '')
  return bare.replace(SPELLED, (letter) => SPELLINGS[letter]).normalize('NFC')
}

/** The analysis of one language. */
export class Analysis {
  /** @type {Map<string, readonly Word[]>} The words of texts, which come again. */
  #known = new Map()

  /** @param {Language} language */
  constructor(language) {
    this.language = language
    this.stops = new Set(language.stops.flatMap((stop) => [stop, fold(stop)]))
    this.elisions = new Set(language.elisions)
  }

  /**
   * Bring the ways of writing a letter down to one: case, NFC, apostrophes, tone marks.
   *
   * @param {string} text
   * @returns {string}
   */
  normalise(text) {
    const lower = text
      .toLowerCase()
      .replace(/[’ʼ]/gu, "'")
      .replace(/[‐‑‒–−]/gu, '-')
      .replace(/\u00ad/gu, '')
    if (!this.language.tones) return lower.normalize('NFC')
    const placed = lower.normalize('NFD').replace(NEW_TONE, '$1$3$2')
    return placed.replace(FINAL_Y, '$1i$2').normalize('NFC')
  }

  /**
   * Split a text into words; one with a figure in it is given by its parts and as a whole.
   *
   * @param {string} text
   * @returns {readonly Word[]}
   */
  words(text) {
    if (this.#known.size > REMEMBERED) this.#known.clear()
    const words = this.#known.get(text) ?? this.#split(text)
    this.#known.set(text, words)
    return words
  }

  /** @param {string} text */
  #split(text) {
    const chunks = this.#elide(this.normalise(text)).match(CHUNK) ?? []
    return chunks.flatMap((chunk) => {
      const parts = (chunk.match(PART) ?? []).map((part) => part.replace(SEPARATORS, ''))
      const words = parts.map((part) => ({ text: part, folded: fold(part), parts: 0 }))
      if (parts.length > 1 && /[0-9]/u.test(chunk)) {
        const whole = fold(parts.join(''))
        words.push({ text: whole, folded: whole, parts: parts.length })
      }
      return words
    })
  }

  /**
   * Return the words that stand side by side; a stop word parts its neighbours.
   *
   * @param {readonly Word[]} words
   * @returns {[Word, Word][]}
   */
  neighbours(words) {
    /** @type {[Word, Word][]} */
    const pairs = []
    const plain = this.language.pairs ? words.filter((word) => !word.parts) : []
    plain.forEach((word, n) => {
      if (n && !this.isStop(plain[n - 1]) && !this.isStop(word)) pairs.push([plain[n - 1], word])
    })
    return pairs
  }

  /**
   * Tell whether a word says too little to be asked for beside others.
   *
   * @param {Word} word
   * @returns {boolean}
   */
  isStop(word) {
    return this.stops.has(word.text)
  }

  /**
   * Return how a word is spelled in the index: with its marks where they tell words apart.
   *
   * @param {Word} word
   * @returns {string}
   */
  form(word) {
    return this.language.spelled ? word.text : word.folded
  }

  /**
   * Tell whether a word was typed with marks, where they tell words apart.
   *
   * @param {Word} word
   */
  isMarked(word) {
    return this.form(word) !== word.folded
  }

  /**
   * Return what forms of the same word may be left without an ending, the longest first.
   *
   * @param {Word} word
   * @returns {string[]}
   */
  kin({ folded }) {
    const stems = this.language.endings
      .filter((ending) => folded.endsWith(ending))
      .map((ending) => folded.slice(0, -ending.length))
      .filter((stem) => [...stem].length >= SHORTEST_STEM)
    const undoubled = stems.flatMap((stem) => {
      const letters = [...stem]
      const isDouble = letters[letters.length - 1] === letters[letters.length - 2]
      return isDouble ? [stem, letters.slice(0, -1).join('')] : [stem]
    })
    return [folded, ...undoubled]
  }

  /** @param {string} text */
  #elide(text) {
    return text.replace(MAYBE_ELIDED, (found, run, apostrophe) =>
      apostrophe && this.elisions.has(run) ? ' ' : found,
    )
  }
}
