/**
 * Keeps a page of the live site as the files are: it is shown anew when they change and keeps its
 * place, takes new style sheets without that, and has what is wrong with the files laid over it.
 * Only the live site has this; nothing of it is published.
 */

(() => {
  'use strict'

  /**
   * @typedef {{place: string, code: string, expected: string, found: string, warning: boolean}} Problem
   * @typedef {{pages: number, assets: string, search: number, indexing: boolean, held: boolean,
   *   problems: Problem[]}} Told
   */

  const script = /** @type {HTMLScriptElement} */ (document.currentScript)
  const { events = '', sheet = '', pages = '', search } = script.dataset
  let assets = script.dataset.assets ?? ''
  const isList = document.body.className === 'live-page'

  /**
   * Make an element of the overlay.
   *
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} name
   * @param {string} kind
   * @param {(Node | string)[]} content
   */
  const made = (name, kind, ...content) => {
    const element = document.createElement(name)
    element.className = `live-${kind}`
    element.append(...content)
    return element
  }

  /** @param {string} now - Where style sheets are from now on. */
  const restyle = (now) => {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const old = link.getAttribute('href') ?? ''
      if (!old.includes(assets)) continue
      // The old sheet goes when the new one is there, so that the page never stands without.
      const next = /** @type {HTMLLinkElement} */ (link.cloneNode())
      next.href = old.replace(assets, now)
      next.addEventListener('load', () => link.remove())
      link.after(next)
    }
    assets = now
  }

  /** @type {HTMLElement | undefined} */
  let overlay
  let shown = ''

  const close = () => overlay?.remove()

  /** @param {Told} told */
  const lay = ({ problems, held }) => {
    const text = JSON.stringify([problems, held])
    if (text === shown) return
    shown = text
    close()
    const errors = problems.filter((one) => !one.warning).length
    if (!errors) return
    const head = made('p', 'head', errors === 1 ? '1 problem' : `${errors} problems`,
      held ? ' in the files. Until they are mended, pages are shown as they were.' : ' in the files')
    head.setAttribute('role', 'alert')
    const button = made('button', 'close', 'Close (Esc)')
    button.type = 'button'
    button.addEventListener('click', close)
    const lines = problems.map((one) => made('li', one.warning ? 'warning' : 'error',
      made('code', 'place', one.place), made('strong', 'code', one.code),
      made('span', 'said', `expected ${one.expected}, found ${one.found}`)))
    overlay = made('aside', 'overlay', made('div', 'bar', head, button), made('ol', 'list', ...lines))
    overlay.lang = 'en'
    overlay.dir = 'ltr'
    overlay.setAttribute('aria-label', 'Problems in the files')
    document.body.append(overlay)
  }

  const note = made('p', 'note')
  note.setAttribute('role', 'status')
  note.lang = 'en'
  note.dir = 'ltr'

  /**
   * Whether the page would be another one now; one that lists problems itself is, with others.
   *
   * @param {Told} told
   */
  const isStale = (told) => {
    if (String(told.pages) !== pages) return true
    if (search !== undefined && String(told.search) !== search) return true
    if (!isList) return false
    const before = shown
    shown = JSON.stringify(told.problems)
    return before !== '' && before !== shown
  }

  /** @param {Told} told */
  const follow = (told) => {
    if (isStale(told)) {
      source?.close()
      location.reload()
      return
    }
    if (isList) return
    if (told.assets !== assets) restyle(told.assets)
    lay(told)
    note.textContent = told.indexing && search !== undefined
      ? 'The search is being indexed; until then it knows of edited pages, not of what they change of others.' : ''
  }

  /** @type {EventSource | undefined} */
  let source

  // A browser has few connections to one host: pages that nobody sees leave theirs to others.
  const listen = () => {
    source?.close()
    if (document.hidden) return
    source = new EventSource(events)
    source.addEventListener('message', ({ data }) => follow(JSON.parse(data)))
  }

  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = sheet
  document.head.append(link)
  document.body.append(note)
  addEventListener('keydown', ({ key }) => { if (key === 'Escape') close() })
  document.addEventListener('visibilitychange', listen)
  listen()
})()
