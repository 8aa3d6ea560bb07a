/**
 * What parts the pieces of a query.
 *
 * @module
 */

// Written out, for \s is not the same in Python and JavaScript. Spaces that do not break are left
// out: they tie the groups of one number.
export const SPACE = String.raw`\t-\r \u0085\u1680\u2000-\u200a\u2028\u2029\u205f\u3000\ufeff`
