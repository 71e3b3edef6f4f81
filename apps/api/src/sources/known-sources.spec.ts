import { indexSources, sortSources } from './known-sources'

const known = [
  { id: 1, url: 'https://www.kabar.example/rss', removed: false },
  { id: 2, url: 'http://lama.example/feed?utm_source=x', removed: true },
]
const urls = (...list: string[]) => list.map(url => ({ url }))

describe('sortSources', () => {
  it.each([
    ['the same address in another dress', urls('http://kabar.example/rss#atas'), [], [], 1],
    ['a new address', urls('https://baru.example/feed'), ['https://baru.example/feed'], [], 0],
    ['a removed one comes back', urls('https://lama.example/feed'), [], [2], 0],
    ['doubles within the list count once', urls('https://baru.example/feed', 'http://www.baru.example/feed', 'https://lama.example/feed', 'http://lama.example/feed'), ['https://baru.example/feed'], [2], 2],
    ['another parameter is another feed', urls('https://kabar.example/rss?kanal=2'), ['https://kabar.example/rss?kanal=2'], [], 0],
    ['nothing', [], [], [], 0],
  ])('%s', (_name, wanted, added, revived, count) => {
    const result = sortSources(wanted, known)
    expect([result.added.map(item => item.url), [...result.revived.keys()], result.known]).toEqual([added, revived, count])
  })

  it('finds a source by any of its addresses', () => {
    expect(indexSources(known)('https://m.kabar.example/rss')?.id).toBe(1)
    expect(indexSources(known)('https://lain.example/')).toBeUndefined()
  })
})
