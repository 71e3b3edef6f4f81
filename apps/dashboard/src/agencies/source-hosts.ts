import type { Source } from '@kentongan/contracts'

export type SourceHost = { readonly host: string; readonly titles: readonly string[] }

/**
 * The hosts that stand for the sources in a rule (`sumber:`), without `www.`, each with the titles of its sources; by first title.
 * Sources without a readable address are left out.
 */
export function sourceHosts(sources: readonly Pick<Source, 'title' | 'url'>[]): SourceHost[] {
  const byHost = new Map<string, string[]>()
  for (const { title, url } of sources) {
    const host = hostOf(url)
    if (host) byHost.set(host, [...(byHost.get(host) ?? []), title])
  }
  const hosts = [...byHost].map(([host, titles]) => ({ host, titles: titles.sort((a, b) => a.localeCompare(b, 'id')) }))
  return hosts.sort((a, b) => (a.titles[0] ?? '').localeCompare(b.titles[0] ?? '', 'id'))
}

function hostOf(address: string): string | undefined {
  try {
    return new URL(address).hostname.toLowerCase().replace(/^www\./, '') || undefined
  } catch {
    return undefined
  }
}
