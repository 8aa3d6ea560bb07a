/**
 * Shows what an answer can be narrowed by, as links that ask again.
 *
 * @module
 *
 * @typedef {import('./facets.js').FacetCount} FacetCount
 * @typedef {import('./open.js').Answer} Answer
 *
 * @typedef {object} Choice
 * @property {string} href
 * @property {string} label
 * @property {number} count
 * @property {boolean} [isChosen]
 * @property {string} [language]  Of the label, where that is not the page's.
 */

import { copyOf, fill, linkTo, named, parts, speak } from './page.js'

/** The order in which a form lists its facets: data-facet-kind, data-facet-body … */
const FACET = 'data-facet-'

/** How many values of one facet are shown at most, so that a list of many topics stays short. */
const MOST = 8

/** The part of a page with the links that narrow an answer. */
export class Narrowing {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form
    this.place = named(form, 'narrowing', HTMLElement)
    this.facet = named(form, 'facet', HTMLTemplateElement)
    this.choice = named(form, 'choice', HTMLTemplateElement)
  }

  /**
   * @param {string} query  As typed, with its filters.
   * @param {Answer | undefined} answer
   */
  show(query, answer) {
    this.place.replaceChildren(...(answer ? this.#facets(query, answer) : []))
  }

  /**
   * @param {string} query
   * @param {Answer} answer
   */
  #facets(query, { facets, totalPages, language }) {
    const attributes = this.form.getAttributeNames().filter((name) => name.startsWith(FACET))
    return attributes.flatMap((attribute) => {
      const name = attribute.slice(FACET.length)
      const choices = (facets[name] ?? [])
        .flatMap((count) => this.#choice(query, name, count, totalPages, language))
        .slice(0, MOST)
      if (!choices.length) return []
      const item = copyOf(this.facet)
      fill(item, 'name', this.form.getAttribute(attribute) ?? name)
      for (const list of parts(item, 'choices')) list.replaceChildren(...choices)
      return [item]
    })
  }

  /**
   * Show a value that narrows the answer, or widens it again; what every page has does neither.
   *
   * @param {string} query
   * @param {string} name
   * @param {FacetCount} counted
   * @param {number} all
   * @param {string} language
   */
  #choice(query, name, { value, label, pages }, all, language) {
    const sign = `${name}:${value}`
    const typed = query.split(/\s+/u)
    const isChosen = typed.includes(sign)
    if (!isChosen && pages === all) return []
    const rest = typed.filter((word) => word !== sign).join(' ')
    const own = this.form.getAttribute(`data-${name}-${value}`)
    return choiceOf(this.choice, {
      href: asking(isChosen ? rest : `${query} ${sign}`),
      label: own ?? label,
      count: pages,
      isChosen,
      language: own ? undefined : language,
    })
  }
}

/**
 * Make an item of a list of choices.
 *
 * @param {HTMLTemplateElement} template
 * @param {Choice} choice
 */
export function choiceOf(template, { href, label, count, isChosen = false, language }) {
  const item = copyOf(template)
  linkTo(item, href)
  fill(item, 'label', label)
  speak(item, 'label', language)
  fill(item, 'count', String(count))
  for (const part of parts(item, 'chosen')) part.hidden = !isChosen
  return item
}

/**
 * Return the link that asks something on this page.
 *
 * @param {string} query
 */
export function asking(query) {
  return `?${new URLSearchParams({ q: query })}`
}
