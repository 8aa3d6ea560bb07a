/**
 * Reads a page aloud with a voice of the device, sentence by sentence, and shows which. Comes when
 * somebody first asks for it; what numbers and signs are called comes before it, as `spokenForms`.
 *
 * @typedef {object} Sentence
 * @property {string} text
 * @property {Range} range  Where it stands.
 * @property {HTMLElement} block  The paragraph, heading or item it stands in.
 */

(() => {
  'use strict'

  const BLOCKS = 'h1, h2, h3, h4, p, li, dt, dd, th, td, summary, pre, div'
  const UNREAD = 'noscript, button, [hidden], .aside, details:not([open]) > :not(summary)'

  const button = /** @type {HTMLButtonElement} */ (document.querySelector('[data-listen]'))
  const bar = /** @type {HTMLElement} */ (button.parentElement)
  const stop = /** @type {HTMLButtonElement} */ (bar.querySelector('[data-stop]'))
  const label = button.textContent
  const highlights = 'highlights' in CSS ? CSS.highlights : undefined

  /** @type {Sentence[]} */
  let sentences = []
  let next = 0
  let run = 0  // a voice that was cancelled may still say that it has ended

  /** The sentences of the page, as far as they are in sight. */
  function* read() {
    for (const [block, nodes] of texts()) {
      const whole = nodes.map((one) => one.data).join('')
      const segmenter = new Intl.Segmenter(languageOf(block), { granularity: 'sentence' })
      for (const { segment, index } of segmenter.segment(whole)) {
        const text = segment.trim()
        if (/[\p{L}\p{N}]/u.test(text)) yield { text, block, range: rangeOf(nodes, index, index + segment.trimEnd().length) }
      }
    }
  }

  /** The texts of each block, in their order. */
  function texts() {
    /** @type {Map<HTMLElement, Text[]>} */
    const found = new Map()
    for (const root of document.querySelectorAll('.page h1, .page .lead, .page .body')) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const text = /** @type {Text} */ (walker.currentNode)
        const block = text.parentElement?.closest(BLOCKS)
        if (!(block instanceof HTMLElement) || text.parentElement?.closest(UNREAD)) continue
        found.set(block, [...found.get(block) ?? [], text])
      }
    }
    return found
  }

  /**
   * @param {Text[]} nodes
   * @param {number} start  Counted through all of them.
   * @param {number} end
   */
  function rangeOf(nodes, start, end) {
    const range = document.createRange()
    let passed = 0
    for (const node of nodes) {
      const after = passed + node.length
      if (start >= passed && start < after) range.setStart(node, start - passed)
      if (end > passed && end <= after) range.setEnd(node, end - passed)
      passed = after
    }
    return range
  }

  /** @param {Element} element */
  const languageOf = (element) => element.closest('[lang]')?.getAttribute('lang') ?? ''

  /** @param {string} language */
  function voiceOf(language) {
    const fit = speechSynthesis.getVoices().filter(({ lang }) => lang.toLowerCase().startsWith(language.toLowerCase()))
    return fit.find((one) => one.localService) ?? fit[0] ?? null
  }

  /**
   * A text as it is said: "57-NQ/TW" as its authors say it.
   *
   * @param {string} text
   */
  function said(text) {
    for (const [written, words] of self.spokenForms ?? []) {
      const pattern = written.split('{}').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('(\\d+)')
      text = text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'gu'), (_, ...groups) => {
        let number = 0
        return words.replace(/\{\}/g, () => groups[number++])
      })
    }
    return text
  }

  function speak() {
    if (next >= sentences.length) return end()
    const { text, range, block } = sentences[next]
    const mine = ++run
    const utterance = new SpeechSynthesisUtterance(said(text))
    utterance.lang = languageOf(block)
    utterance.voice = voiceOf(utterance.lang)
    utterance.onend = () => {
      if (mine !== run) return
      next += 1
      speak()
    }
    utterance.onerror = () => { if (mine === run) pause() }
    show(range, block)
    speechSynthesis.speak(utterance)
  }

  /**
   * @param {Range} range
   * @param {HTMLElement} block
   */
  function show(range, block) {
    hide()
    block.classList.add('spoken')
    highlights?.set('spoken', new Highlight(range))
    const { top, bottom } = range.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight - bar.offsetHeight) block.scrollIntoView({ block: 'center' })
  }

  function hide() {
    document.querySelector('.spoken')?.classList.remove('spoken')
    highlights?.delete('spoken')
  }

  function start() {
    sentences = [...read()]
    next = 0
    bar.classList.add('listening')
    stop.hidden = false
    proceed()
  }

  function proceed() {
    button.textContent = button.dataset.pause ?? ''
    button.dataset.state = 'speaking'
    speak()
  }

  /** Stay at the sentence: many devices cannot hold a voice, so it begins again. */
  function pause() {
    run += 1
    speechSynthesis.cancel()
    button.textContent = button.dataset.proceed ?? ''
    button.dataset.state = 'paused'
  }

  function end() {
    run += 1
    speechSynthesis.cancel()
    hide()
    const held = document.activeElement === stop
    bar.classList.remove('listening')
    stop.hidden = true
    button.textContent = label
    button.dataset.state = ''
    if (held) button.focus()
  }

  button.addEventListener('click', () => {
    if (button.dataset.state === 'speaking') pause()
    else if (button.dataset.state === 'paused') proceed()
    else start()
  })
  stop.addEventListener('click', end)
  addEventListener('keydown', ({ key }) => { if (key === 'Escape' && button.dataset.state) end() })
  addEventListener('pagehide', () => speechSynthesis.cancel())
  start()
})()
