module.exports = {
  layout: 'article.njk',
  L: 'LANGUAGE',
  tags: 'LANGUAGE',
  permalink: ({ page }) => `/LANGUAGE/articles/${page.fileSlug}/`,
}
