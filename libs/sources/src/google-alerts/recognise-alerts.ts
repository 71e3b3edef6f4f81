import { parseUrl } from '@kentongan/text'

export type RecognisedAlert = { readonly kind: 'google-alerts', readonly url: string, readonly siteUrl: string, readonly title: string, readonly sure: true }

/** The feed of a Google alert (`google.com/alerts/feeds/{account}/{alert}`), whatever the country of its address; null for any other. */
export const readGoogleAlertsAddress = (address: URL | string): RecognisedAlert | null => {
  const url = typeof address === 'string' ? parseUrl(address) : address
  if (url === null || !/^(?:www\.)?google\.(?:com|co\.id|com\.[a-z]{2}|co\.[a-z]{2}|[a-z]{2})$/.test(url.hostname)) return null
  const path = /^\/alerts\/feeds\/\d+\/\d+\/?$/.exec(url.pathname)?.[0].replace(/\/$/, '')
  if (path === undefined) return null
  return { kind: 'google-alerts', url: `https://www.google.com${path}`, siteUrl: 'https://www.google.com/alerts', title: 'Google Alerts', sure: true }
}
