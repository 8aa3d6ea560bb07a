/**
 * Brings the files of an index: by fetch, or by script tags in a page without a server.
 *
 * A file is JSON in the call of a function, `indexShard(…)`: a page opened from a folder may load
 * scripts, but fetch nothing. See ../shard_file.py.
 *
 * @module
 */

const BEFORE = 'indexShard('
const AFTER = ')'

/** How long to wait before a file that did not come is asked for again, in milliseconds. */
const BETWEEN = 300

/** What script tags have brought. @type {WeakMap<Element, any>} */
const brought = new WeakMap()

/**
 * Return the content of a file.
 *
 * @param {URL} url
 * @param {RequestCache} [cache]
 * @returns {Promise<any>}
 */
export function load(url, cache) {
  return twice(() => (url.protocol === 'file:' ? bringByTag(url) : bringByFetch(url, cache)))
}

/**
 * Return one of the pieces that have equal room in a file, as ../pieces.py writes them.
 *
 * @param {URL} url
 * @param {number} n  Its number.
 * @param {number} room  Bytes of each.
 * @param {Map<string, Promise<any>>} wholes  Files that came whole, by their addresses; added to.
 * @returns {Promise<any>}
 */
export function loadPiece(url, n, room, wholes) {
  const first = BEFORE.length + 1 + n * room // behind the bracket of the list
  const headers = { range: `bytes=${first}-${first + room - 2}` } // without the comma
  return twice(async () => {
    if (url.protocol === 'file:') once(wholes, url.href, () => bringByTag(url))
    const whole = await wholes.get(url.href)
    if (whole) return whole[n]
    const response = await sent(url, { headers })
    const text = await response.text()
    if (response.status === 206) return JSON.parse(text)
    const content = contentOf(text) // the host knows of no ranges
    wholes.set(url.href, Promise.resolve(content))
    return content[n]
  })
}

/**
 * Ask for something, and once more if it does not come.
 *
 * @template Content
 * @param {() => Promise<Content>} send
 * @returns {Promise<Content>}
 */
export async function twice(send) {
  try {
    return await send()
  } catch {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN))
    return send()
  }
}

/**
 * Return what is on its way under a name, or send for it; what did not come is sent for again.
 *
 * @template Content
 * @param {Map<string, Promise<any>>} coming
 * @param {string} name
 * @param {() => Promise<Content>} send
 * @returns {Promise<Content>}
 */
export function once(coming, name, send) {
  const known = coming.get(name)
  if (known) return known
  const sent = send()
  coming.set(name, sent)
  sent.catch(() => coming.delete(name))
  return sent
}

/**
 * @param {URL} url
 * @param {RequestCache} [cache]
 */
async function bringByFetch(url, cache = 'default') {
  return contentOf(await (await sent(url, { cache })).text())
}

/**
 * @param {URL} url
 * @param {RequestInit} request
 */
async function sent(url, request) {
  const response = await fetch(url, request)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response
}

/** @param {string} text  Of a whole file. */
function contentOf(text) {
  return JSON.parse(text.slice(BEFORE.length, -AFTER.length))
}

/**
 * Return what a script hands to `indexShard`.
 *
 * @param {URL} url
 * @returns {Promise<any>}
 */
export function bringByTag(url) {
  Object.assign(globalThis, { indexShard: keepBrought })
  const script = document.createElement('script')
  return new Promise((resolve, reject) => {
    script.onload = () => resolve(brought.get(script))
    script.onerror = () => reject(new Error(`${url} did not come`))
    script.src = url.href
    document.head.append(script)
  }).finally(() => script.remove())
}

/** @param {unknown} content */
function keepBrought(content) {
  if (document.currentScript) brought.set(document.currentScript, content)
}
