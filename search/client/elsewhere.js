/**
 * Tells how many pages of the other languages answer, with links that ask there.
 *
 * @module
 *
 * @typedef {import('./open.js').Answer} Answer
 * @typedef {import('./open.js').Search} Search
 */

import { asking, choiceOf } from './narrowing.js'
import { copyOf, named, parts } from './page.js'

/** The part of a page with the other languages; before anybody asks for them, a button. */
export class Elsewhere {
  /** Whether the reader wants to know. */
  #isWanted = false
  /** @type {Answer | undefined} */
  #answer

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form
    this.place = named(form, 'elsewhere', HTMLElement)
    this.template = named(form, 'languages', HTMLTemplateElement)
    this.choice = named(form, 'choice', HTMLTemplateElement)
  }

  /**
   * Offer to look in the other languages; do so if nothing was found, or the reader once did.
   *
   * @param {Answer | undefined} answer
   * @param {Search} [search]
   */
  async show(answer, search) {
    this.#answer = answer
    this.place.replaceChildren()
    if (!answer || !search || !answer.query) return
    if (answer.totalPages === 0 || answer.language !== search.language) this.#isWanted = true
    if (this.#isWanted) await this.#count(answer, search)
    else this.#offer(answer, search)
  }

  /**
   * @param {Answer} answer
   * @param {Search} search
   */
  #offer(answer, search) {
    const item = copyOf(this.template)
    for (const part of parts(item, 'counts')) part.remove()
    for (const button of parts(item, 'ask')) {
      button.addEventListener('click', async () => {
        this.#isWanted = true
        await this.#count(answer, search)
        this.place.querySelector('a')?.focus()
      })
    }
    this.place.replaceChildren(item)
  }

  /**
   * @param {Answer} answer
   * @param {Search} search
   */
  async #count(answer, search) {
    const counts = await search.elsewhere(answer)
    if (answer !== this.#answer) return // another question has been asked meanwhile
    const choices = counts.map(({ language, totalPages }) => {
      const sign = language === search.language ? '' : ` lang:${language}`
      const label = this.form.getAttribute(`data-language-${language}`) ?? language
      const href = asking(answer.query + sign)
      return choiceOf(this.choice, { href, label, count: totalPages, language })
    })
    const item = copyOf(this.template)
    for (const button of parts(item, 'ask')) button.remove()
    for (const list of parts(item, 'choices')) list.replaceChildren(...choices)
    this.place.replaceChildren(item)
  }
}
