/**
 * Shows what an answer can be narrowed by, as links that ask again.
 *
 * @module
 *
 * @typedef {import('./facets.js').FacetCount} FacetCount
 * @typedef {import('./index.js').Answer} Answer
 */

import { copyOf, fill, linkTo, named, parts } from './page.js'

/** The order in which a form lists its facets: data-facet-kind, data-facet-body … */
const FACET = 'data-facet-'

/** The part of a page with the links that narrow an answer. */
export class Narrowing {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form
    this.place = named(form, 'narrowing', HTMLElement)
    this.facet = named(form, 'facet', HTMLTemplateElement)
    this.choice = named(form, 'choice', HTMLTemplateElement)
    this.mended = named(form, 'mended', HTMLTemplateElement)
  }

  /**
   * @param {string} query
   * @param {Answer | undefined} answer
   */
  show(query, answer) {
    const items = answer ? [...this.#suggestion(answer), ...this.#facets(query, answer)] : []
    this.place.replaceChildren(...items)
  }

  /** @param {Answer} answer */
  #suggestion({ suggestion }) {
    if (!suggestion) return []
    const item = copyOf(this.mended)
    linkTo(item, asking(suggestion))
    fill(item, 'link', suggestion)
    return [item]
  }

  /**
   * @param {string} query
   * @param {Answer} answer
   */
  #facets(query, { facets, totalPages }) {
    const attributes = this.form.getAttributeNames().filter((name) => name.startsWith(FACET))
    return attributes.flatMap((attribute) => {
      const name = attribute.slice(FACET.length)
      const choices = (facets[name] ?? []).flatMap((count) =>
        this.#choice(query, name, count, totalPages),
      )
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
   * @param {FacetCount} count
   * @param {number} all
   */
  #choice(query, name, { value, label, pages }, all) {
    const sign = `${name}:${value}`
    const typed = query.split(/\s+/u)
    const isChosen = typed.includes(sign)
    if (!isChosen && pages === all) return []
    const rest = typed.filter((word) => word !== sign).join(' ')
    const item = copyOf(this.choice)
    linkTo(item, asking(isChosen ? rest : `${query} ${sign}`))
    fill(item, 'label', this.form.getAttribute(`data-${name}-${value}`) ?? label)
    fill(item, 'count', String(pages))
    for (const part of parts(item, 'chosen')) part.hidden = !isChosen
    return [item]
  }
}

/** @param {string} query */
function asking(query) {
  return `?${new URLSearchParams({ q: query })}`
}
