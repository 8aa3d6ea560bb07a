/**
 * Index passages with MiniSearch or lunr, and put all that a browser needs of it into a folder.
 *
 *     node build.mjs minisearch|minisearch-folded|lunr LANGUAGE PACKAGES PASSAGES.json FOLDER
 *
 * PACKAGES is the folder in which npm has installed them. One bundle, made small as a site's
 * bundler would make it, indexes here and answers in the browser, so that both cut words alike.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [name, language, packages, passages, folder] = process.argv.slice(2)
const { buildSync } = createRequire(join(packages, 'package.json'))('esbuild')

/** Sources with a `build` of passages into a value, and an `open` of it into a search. */
const SOURCES = {
  minisearch: () => miniSearch(''),
  'minisearch-folded': () =>
    miniSearch(String.raw`processTerm: (term) =>
      term.toLowerCase().replace(/đ/g, 'd').normalize('NFD').replace(/\p{M}/gu, '')`),
  lunr: () => (language === 'en' ? lunr('', '') : lunr(lunrLanguage(), `this.use(lunr.${language})`)),
}

const library = join(folder, 'library.mjs')
buildSync({
  stdin: { contents: SOURCES[name](), resolveDir: packages },
  bundle: true,
  minify: true,
  format: 'esm',
  outfile: library,
})
const { build } = await import(pathToFileURL(library).href)
const index = build(JSON.parse(readFileSync(passages, 'utf8')))
writeFileSync(join(folder, 'index.json'), JSON.stringify(index))

/** @param {string} option  One more option of MiniSearch, or none. */
function miniSearch(option) {
  return `
    import MiniSearch from 'minisearch'
    const options = { fields: ['title', 'heading', 'text'], storeFields: ['title'], ${option} }
    export function build(rows) {
      const index = new MiniSearch(options)
      index.addAll(rows)
      return index
    }
    export function open(json) {
      const index = MiniSearch.loadJSON(json, options)
      return (query, limit) => index.search(query).slice(0, limit).map(({ id }) => id)
    }`
}

/**
 * Words are OR-ed; lunr's own language of queries would take the signs of "57-NQ/TW" for its own.
 *
 * @param {string} prelude
 * @param {string} use
 */
function lunr(prelude, use) {
  return `
    import lunr from 'lunr'
    lunr.utils.warn = () => {} // as lunr has it, it needs the sloppy mode that modules have not
    ${prelude}
    export function build(rows) {
      const index = lunr(function () {
        ${use}
        this.ref('id')
        for (const field of ['title', 'heading', 'text']) this.field(field)
        for (const row of rows) this.add(row)
      })
      return { index, titles: Object.fromEntries(rows.map(({ id, title }) => [id, title])) }
    }
    export function open(json) {
      const index = lunr.Index.load(JSON.parse(json).index)
      const ask = (query) => index.query((all) =>
        lunr.tokenizer(query).forEach((token) => all.term(token.toString())))
      return (query, limit) => ask(query).slice(0, limit).map(({ ref }) => ref)
    }`
}

function lunrLanguage() {
  return `
    import support from 'lunr-languages/lunr.stemmer.support'
    import language from 'lunr-languages/lunr.${language}'
    support(lunr)
    language(lunr)`
}
