import { parseUrl } from '@kentongan/text'

/** Hosts (without www.) whose links carry their target in a query parameter. */
const carriers: readonly { readonly host: RegExp, readonly path: RegExp, readonly parameters: readonly string[] }[] = [
  { host: /^google(\.[a-z]{2,3}){1,2}$/, path: /^\/url$/, parameters: ['url', 'q'] },
  { host: /^(news|feedproxy)\.google\.com$/, path: /^\//, parameters: ['url'] },
  { host: /^bing\.com$/, path: /^\/news\/apiclick\.aspx$/i, parameters: ['url'] },
  { host: /^lm?\.(facebook|messenger)\.com$/, path: /^\/l\.php$/, parameters: ['u'] },
  { host: /^l\.(instagram|threads)\.(com|net)$/, path: /^\/$/, parameters: ['u'] },
  { host: /^t\.umblr\.com$/, path: /^\/redirect$/, parameters: ['z'] },
  { host: /^youtube\.com$/, path: /^\/redirect$/, parameters: ['q'] },
  { host: /^out\.reddit\.com$/, path: /^\//, parameters: ['url'] },
]

/** AMP caches keep the target behind /c/s/ or /amp/s/; the s says https, which every canonical address is. */
const caches: readonly { readonly host: RegExp, readonly path: RegExp }[] = [
  { host: /^google(\.[a-z]{2,3}){1,2}$/, path: /^\/amp\/(?:s\/)?(?=[^/]*\.)(.+)$/ },
  { host: /\.cdn\.ampproject\.org$/, path: /^\/[cv]\/(?:s\/)?(?=[^/]*\.)(.+)$/ },
]

const isWeb = (address: string): boolean => /^https?:\/\//i.test(address) && parseUrl(address) !== null

const carriedTarget = (url: URL, host: string): string | null => {
  const carrier = carriers.find(entry => entry.host.test(host) && entry.path.test(url.pathname))
  if (carrier === undefined) return null
  const values = carrier.parameters.map(name => url.searchParams.get(name)?.trim() ?? '')
  return values.find(isWeb) ?? null
}

const cachedTarget = (url: URL, host: string): string | null => {
  const cache = caches.find(entry => entry.host.test(host) && entry.path.test(url.pathname))
  const target = cache?.path.exec(url.pathname)?.[1]
  if (target === undefined) return null
  const address = `https://${target}${url.search}`
  return isWeb(address) ? address : null
}

/**
 * The address a redirector's link carries in itself (Google, Bing News, Facebook, Instagram, Tumblr, YouTube, Reddit, AMP
 * caches), or null where the link is none or hides its target (bit.ly, t.co, current Google News): nothing is fetched.
 */
export const unwrapRedirect = (url: URL): URL | null => {
  const host = url.hostname.replace(/^www\./, '')
  const target = carriedTarget(url, host) ?? cachedTarget(url, host)
  return target === null ? null : new URL(target)
}
