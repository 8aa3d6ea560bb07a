/**
 * Lets links lead to pages where no server stands for them, as in a folder on a memory stick: there
 * an address that ends in a slash shows the names of files. Does nothing on a host.
 */

if (location.protocol === 'file:') {
  /**
   * Name the page of a folder.
   *
   * @param {string} address
   */
  const named = (address) => {
    const url = new URL(address)
    if (url.protocol === 'file:' && url.pathname.endsWith('/')) url.pathname += 'index.html'
    return url.href
  }

  for (const use of ['click', 'auxclick', 'contextmenu']) {
    addEventListener(use, ({ target }) => {
      const link = target instanceof Element && target.closest('a')
      if (link && link.href) link.href = named(link.href)
    })
  }
  addEventListener('submit', ({ target }) => {
    if (target instanceof HTMLFormElement) target.action = named(target.action)
  })
}
