import { foldText, parseUrl } from '@kentongan/text'
import { getDomain } from 'tldts'

/** Fewer words are a section's name or a series ("Prakiraan cuaca"), not one article. */
const fewestWords = 4

/** The registrable domain of an address, or of a bare host name; null where there is none. */
export const outletOf = (address: string): string | null => {
  const url = parseUrl(/^https?:\/\//i.test(address) ? address : `https://${address}`)
  return url === null ? null : getDomain(url.hostname)
}

/**
 * Names an article by its outlet and headline, for search engines that hide the address: the same for headlines that differ in
 * case, accents, marks and white space only. Null for a headline of less than four words and where the outlet is not known.
 * It says "the same article" only within a few days, and only where one of the two came from a search engine.
 */
export const headlineKey = (outlet: string | null, title: string): string | null => {
  const words = foldText(title).match(/[\p{L}\p{N}]+/gu) ?? []
  return outlet === null || words.length < fewestWords ? null : `${outlet} ${words.join(' ')}`
}
