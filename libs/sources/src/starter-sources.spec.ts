import { Starter } from '@kentongan/contracts'
import { canonicalUrl } from '@kentongan/posts'
import { starterSources, type StarterSource } from './starter-sources'

const provinces: Readonly<Record<string, StarterSource['timeZone']>> = {
  'Riau': 'Asia/Jakarta', 'Kepulauan Riau': 'Asia/Jakarta', 'Jawa Timur': 'Asia/Jakarta', 'Kalimantan Barat': 'Asia/Jakarta',
  'Kalimantan Tengah': 'Asia/Jakarta', 'Kalimantan Selatan': 'Asia/Makassar', 'Kalimantan Timur': 'Asia/Makassar',
  'Kalimantan Utara': 'Asia/Makassar', 'Bali': 'Asia/Makassar', 'Nusa Tenggara Barat': 'Asia/Makassar',
  'Nusa Tenggara Timur': 'Asia/Makassar',
}

const count = (...kinds: StarterSource['kind'][]): number => starterSources.filter(({ kind }) => kinds.includes(kind)).length

describe('starterSources', () => {
  test.each(starterSources.map(source => [source.name, source] as const))('%s', (_, source) => {
    expect(Starter.omit({ known: true }).extend({ certain: Starter.shape.known }).strict().safeParse(source).success).toBe(true)
    expect(source.url).toMatch(/^https:\/\/[a-z0-9.-]+\//)
    expect(source.siteUrl).toMatch(/^https:\/\/[a-z0-9.-]+(\/[a-z-]+)?$/)
    if (source.region !== null) expect(source.timeZone).toBe(provinces[source.region])
    else expect(source.timeZone).toBe('Asia/Jakarta')
  })

  it('names each source and address once', () => {
    expect(new Set(starterSources.map(({ url }) => canonicalUrl(url))).size).toBe(starterSources.length)
    expect(new Set(starterSources.map(({ name }) => name)).size).toBe(starterSources.length)
  })

  it('has all four kinds, and agrees on what they are', () => {
    expect(starterSources.length).toBeGreaterThanOrEqual(60)
    expect(count('nasional')).toBeGreaterThanOrEqual(25)
    expect(count('daerah')).toBeGreaterThanOrEqual(25)
    expect(count('pemerintah')).toBeGreaterThanOrEqual(4)
    expect(count('cek-fakta')).toBeGreaterThanOrEqual(3)
    for (const { kind, tier, region, url } of starterSources) {
      expect(tier === 'resmi').toBe(kind === 'pemerintah')
      expect(new URL(url).hostname.endsWith('.go.id')).toBe(kind === 'pemerintah')
      if (kind === 'daerah') expect(region).not.toBeNull()
      if (kind === 'nasional' || kind === 'cek-fakta') expect(region).toBeNull()
    }
  })
})
