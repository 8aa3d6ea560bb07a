/**
 * What one can do with a page where there is script: the switch of language keeps the section, the
 * citation names the paragraph that the address names, links and buttons copy, share and read aloud.
 */

(() => {
  'use strict'

  /** Where one reads: what the address names while it is in sight, else the last heading passed. */
  function placeRead() {
    const named = document.getElementById(location.hash.slice(1))
    if (named && inSight(named)) return named.id
    const passed = [...document.querySelectorAll('main :is(h2, h3)[id], .row-heading[id]')]
      .filter((one) => one.getBoundingClientRect().top < innerHeight / 2)
    return scrollY > 0 ? passed.at(-1)?.id ?? '' : ''
  }

  /** @param {Element} element */
  function inSight(element) {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  }

  // The switch of language stands at the top, far from where one reads: remember where that was.
  let last = location.hash.slice(1)
  let pause = 0
  addEventListener('scroll', () => {
    clearTimeout(pause)
    pause = setTimeout(() => { last = placeRead() || last }, 300)
  }, { passive: true })

  const SWITCHES = '.languages a, .tools a[data-parallel], .page-parallel h1 a'

  for (const use of ['click', 'auxclick', 'contextmenu']) {
    addEventListener(use, ({ target }) => {
      const link = target instanceof Element && target.closest(SWITCHES)
      if (link instanceof HTMLAnchorElement) link.hash = placeRead() || last
    })
  }

  /**
   * Copy words; pages that come without TLS, or from a disk, may only do so from a field.
   *
   * @param {string} words
   */
  async function copied(words) {
    try {
      await navigator.clipboard.writeText(words)
      return true
    } catch {
      const field = document.body.appendChild(document.createElement('textarea'))
      field.value = words
      field.select()
      const done = document.execCommand('copy')
      field.remove()
      return done
    }
  }

  const status = document.querySelector('[data-copied]')
  let telling = 0

  /**
   * Say what was copied, long enough to be read, and no longer: it covers a line of the page.
   *
   * @param {string} what
   */
  function tell(what) {
    if (!status) return
    status.textContent = `${status.getAttribute('data-copied')}: ${what}`
    clearTimeout(telling)
    telling = setTimeout(() => { status.textContent = '' }, 8000)
  }

  /** @param {Node | null} node */
  const words = (node) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim()

  const citation = document.getElementById('citation')
  const address = document.getElementById('address')

  if (citation && address) {
    const line = words(citation.firstChild)
    const before = citation.insertBefore(document.createElement('span'), citation.firstChild)
    const whole = words(address)

    /** Let the citation name the section and the paragraph that the address names. */
    const name = () => {
      const place = document.querySelector('.body')?.querySelector(`[id='${CSS.escape(location.hash.slice(1))}']`)
      before.textContent = place ? placeName(place) : ''
      address.textContent = place ? `${whole}#${place.id}` : whole
    }
    addEventListener('hashchange', name)
    name()

    document.querySelector('.body')?.addEventListener('click', async ({ target }) => {
      const link = target instanceof Element && target.closest('.here, .head')
      if (!(link instanceof HTMLAnchorElement && link.parentElement)) return
      if (await copied(whole + link.hash)) tell(placeName(link.parentElement) + whole + link.hash)
    })

    const quote = document.querySelector('[data-quote]')
    let quoted = ''
    if (quote instanceof HTMLButtonElement && quote.parentElement) {
      const bar = quote.parentElement
      const offer = quote.textContent

      document.addEventListener('selectionchange', () => {
        const selection = getSelection()
        const chosen = selection?.toString().replace(/\s+/g, ' ').trim()
        const place = placeOf(selection?.anchorNode ?? null)
        if (chosen && place) {
          quoted = `${(quote.dataset.quote ?? '').replace('{}', () => chosen)} ${placeName(place)}${line} ${whole}#${place.id}`
          quote.textContent = offer
        }
        bar.hidden = !(chosen && place)
      })
      quote.addEventListener('pointerdown', (event) => event.preventDefault())  // keeps what is selected
      quote.addEventListener('click', async () => {
        if (await copied(quoted)) quote.textContent = quote.dataset.done ?? ''
      })
    }
  }

  /**
   * The paragraph or section that something in the text stands in.
   *
   * @param {Node | null} node
   */
  function placeOf(node) {
    const element = node instanceof Element ? node : node?.parentElement
    let place = element?.closest('.figure, .body > *') ?? null
    while (place && !place.id) place = place.previousElementSibling
    return place
  }

  /**
   * What a place in the text is called in front of a citation: its section, and its number where
   * it is a paragraph; nothing for the line of a figure.
   *
   * @param {Element} place
   */
  function placeName(place) {
    let heading = place
    while (heading.previousElementSibling && !heading.matches('h2, h3, h4')) heading = heading.previousElementSibling
    const section = heading.matches('h2, h3, h4') ? words(heading) : ''
    const [, number] = /^p-(\d+)$/.exec(place.id) ?? []
    const paragraph = number && citation?.dataset.paragraph?.replace('{}', number)
    const parts = [section, paragraph].filter(Boolean)
    return parts.length ? `${parts.join(', ')}. ` : ''
  }

  for (const button of document.querySelectorAll('[data-copy]')) {
    const what = button instanceof HTMLButtonElement && document.getElementById(button.dataset.copy ?? '')
    if (!what) continue
    button.removeAttribute('hidden')
    button.addEventListener('click', async () => {
      if (await copied(words(what))) tell(words(what))
    })
  }

  const share = document.querySelector('[data-share]')
  if (share && address && 'share' in navigator) {
    share.removeAttribute('hidden')
    share.addEventListener('click', () => {
      navigator.share({ title: document.title, url: words(address) }).catch(() => {})  // they changed their mind
    })
  }

  const listen = document.querySelector('[data-listen]')
  if (listen instanceof HTMLButtonElement && 'speechSynthesis' in self) {
    const spoken = listen.closest('main')?.querySelector('.body, .lead')?.closest('[lang]')?.getAttribute('lang') ?? ''

    /** Offer to read aloud once the device has a voice of the page's language; some tell late. */
    const offer = () => {
      const has = speechSynthesis.getVoices().some(({ lang }) => lang.toLowerCase().startsWith(spoken.toLowerCase()))
      if (has) listen.removeAttribute('hidden')
    }
    offer()
    speechSynthesis.addEventListener('voiceschanged', offer)
    listen.addEventListener('click', () => {
      for (const file of [listen.dataset.spoken, listen.dataset.listen]) {
        const script = document.createElement('script')
        script.async = false  // in this order
        document.head.append(Object.assign(script, { src: file }))
      }
    }, { once: true })
  }
})()
