import fc from 'fast-check'
import { rankHeadlines } from './rank-headlines'

const headlines = (...titles: readonly string[]) => titles.map((title, at) => ({ post: at + 1, title, central: 0 }))

describe('rankHeadlines', () => {
  it.each<[string, readonly string[], string]>([
    ['the one that shares most with the others', ['heboh di melayu', 'banjir kampung melayu', 'banjir kampung melayu jakarta', 'banjir kampung melayu surut'], 'banjir kampung melayu'],
    ['the first of several alike', ['banjir melayu', 'Banjir Melayu', 'BANJIR MELAYU'], 'banjir melayu'],
    ['one without words only where there is no other', ['!!!', 'banjir'], 'banjir'],
    ['the only one', ['heboh'], 'heboh'],
  ])('names %s', (_what, titles, title) => {
    expect(rankHeadlines('lama', headlines(...titles)).title).toBe(title)
  })

  it('keeps the present title while it is nearly as good, and where nothing is given', () => {
    expect(rankHeadlines('Banjir Melayu', headlines('banjir melayu', 'Banjir Melayu')).title).toBe('Banjir Melayu')
    expect(rankHeadlines('lama', [])).toEqual({ title: 'lama', changed: [] })
  })

  it('tells only of posts whose place has changed', () => {
    const { changed } = rankHeadlines('', headlines('banjir melayu', 'banjir melayu jakarta'))
    expect(changed.map(({ post }) => post)).toEqual([1, 2])
    const settled = changed.map(({ post, central }, at) => ({ post, title: ['banjir melayu', 'banjir melayu jakarta'][at]!, central }))
    expect(rankHeadlines('', settled).changed).toEqual([])
  })

  it('gives shares from 0 to 1, whatever is written', () => {
    fc.assert(fc.property(fc.array(fc.string(), { minLength: 1 }), titles => {
      const { title, changed } = rankHeadlines('', headlines(...titles))
      expect(titles).toContain(title)
      for (const { central } of changed) expect(central >= 0 && central <= 1).toBe(true)
    }))
  })
})
