/**
 * Makes the search page good to the keyboard and to the button Back: arrows lead from the question
 * through its answers, and Back leads to the question before, not letter by letter. It speaks with
 * the search by the events of the page alone, and does nothing where there is no such form.
 */

(() => {
  'use strict'

  /** @type {Record<string, number>} */
  const ARROWS = { ArrowDown: 1, ArrowUp: -1 }

  const form = /** @type {HTMLFormElement | null} */ (
    document.querySelector('[data-component="search-box"]')
  )
  if (!form) return
  const input = /** @type {HTMLInputElement} */ (form.querySelector('input[name="q"]'))
  const results = document.getElementById(form.dataset.results ?? '')

  /** What the address asks. */
  const asked = () => new URL(location.href).searchParams.get('q') ?? ''

  /** Whether the question in the address is one to come back to; another then stands beside it. */
  let isSettled = asked() !== ''

  input.addEventListener('input', () => {
    // The search puts what is typed into the address, in the place of what it finds there.
    if (isSettled) history.pushState(null, '', location.href)
    isSettled = false
  })
  form.addEventListener('submit', () => { isSettled = input.value.trim() !== '' })
  addEventListener('popstate', () => {
    isSettled = false
    input.value = asked()
    input.dispatchEvent(new Event('input'))
    isSettled = input.value !== ''
  })

  addEventListener('keydown', (event) => {
    // With another key held, or while letters are being composed, arrows mean something else.
    if (event.isComposing || event.shiftKey || event.altKey) return
    const links = [...results?.querySelectorAll('a') ?? []]
    const stops = [input, ...links.filter((one) => one.getClientRects().length)]
    const at = stops.findIndex((one) => one === event.target)
    const next = at < 0 ? undefined : stops[at + ARROWS[event.key]]
    if (!next) return
    event.preventDefault()
    next.focus()
  })
})()
