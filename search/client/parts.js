/**
 * Brings what ../bundling.py leaves out of its one script, from beside it; no module needs this.
 *
 * @module
 */

import { bringByTag, once, twice } from './loading.js'

/** The address of the script that runs. */
const HERE = /** @type {HTMLScriptElement} */ (document.currentScript).src

/** @type {Map<string, Promise<any>>} */
const coming = new Map()

/**
 * Return what a part exports.
 *
 * @param {string} file
 * @param {object} shared  What it needs of the script that runs, by name.
 * @returns {Promise<any>}
 */
export async function part(file, shared) {
  const make = await once(coming, file, () => twice(() => bringByTag(new URL(file, HERE))))
  return make(shared)
}
