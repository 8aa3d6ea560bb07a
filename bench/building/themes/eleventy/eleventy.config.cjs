const words = require('./words.json')

module.exports = (config) => {
  config.setQuietMode(true)
  config.addGlobalData('words', words)
  config.addGlobalData('languages', Object.keys(words))
  config.addFilter('first', (list, many) => list.slice(0, many))
  return { dir: { input: '.', output: '_site' }, markdownTemplateEngine: false }
}
