/**
 * Finds and fills what the scripts need of a page.
 *
 * @module
 */

const MISSING = 'search-box: the page has no '

/**
 * Return an element, which must be of a kind.
 *
 * @template {Element} Kind
 * @param {Element | null} element
 * @param {new () => Kind} kind
 * @param {string} what
 * @returns {Kind}
 */
export function found(element, kind, what) {
  if (!(element instanceof kind)) throw new Error(MISSING + what)
  return element
}

/**
 * Return a data- attribute of a form.
 *
 * @param {HTMLFormElement} form
 * @param {string} name  As `dataset` spells it.
 */
export function given(form, name) {
  const value = form.dataset[name]
  if (value === undefined) throw new Error(`${MISSING}data attribute ${name} on the form`)
  return value
}

/**
 * Return the element whose id a data- attribute of a form gives.
 *
 * @template {HTMLElement} Kind
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function named(form, name, kind) {
  const id = given(form, name)
  return found(document.getElementById(id), kind, `element of id ${id} for data-${name}`)
}

/**
 * Make a copy of what a template holds.
 *
 * @param {HTMLTemplateElement} template
 * @returns {DocumentFragment}
 */
export function copyOf(template) {
  return /** @type {DocumentFragment} */ (template.content.cloneNode(true))
}

/**
 * @param {DocumentFragment} item
 * @param {string} name
 * @returns {NodeListOf<HTMLElement>}
 */
export function parts(item, name) {
  return item.querySelectorAll(`[data-part~="${name}"]`)
}

/**
 * Put a text and an address into the links of an item.
 *
 * @param {DocumentFragment} item
 * @param {string} address
 */
export function linkTo(item, address) {
  for (const link of parts(item, 'link')) link.setAttribute('href', address)
}

/**
 * Put a text where a template has a part for it, or hide that part.
 *
 * @param {DocumentFragment} item
 * @param {string} name
 * @param {string} text
 */
export function fill(item, name, text) {
  for (const part of parts(item, name)) {
    const inner = part.querySelector('[data-part~="link"]') ?? part
    inner.textContent = text
    part.hidden = text === ''
  }
}

/**
 * Say in which language a part is, where that is not the language of the page.
 *
 * @param {DocumentFragment} item
 * @param {string} name
 * @param {string | undefined} language
 */
export function speak(item, name, language) {
  if (!language || language === document.documentElement.lang) return
  for (const part of parts(item, name)) {
    part.lang = language
    part.dir = 'auto'
  }
}
