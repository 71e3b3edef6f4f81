const number = /^\d+$/

/**
 * Orders ids as Mastodon's API does: they are numbers too large for JavaScript, written as text. Servers with other ids (ULIDs,
 * flake ids) have them sortable as text.
 */
export const compareIds = (a: string, b: string): number => {
  const byLength = number.test(a) && number.test(b) ? a.length - b.length : 0
  if (byLength !== 0) return byLength
  if (a === b) return 0
  return a < b ? -1 : 1
}
