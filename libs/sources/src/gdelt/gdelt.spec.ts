import fc from 'fast-check'
import { gdeltPage, moveWindow, readGdeltTime, windowAddress, type GdeltCursor } from './gdelt-window'
import { readArticles, type ArticleList } from './read-articles'

const article = (more: Record<string, unknown> = {}) => ({
  url: 'https://www.antaranews.com/berita/1/imigrasi?utm_source=x', url_mobile: '', title: 'Imigrasi Bima , NTB : layanan &quot; baru &quot;', seendate: '20261121T030000Z', socialimage: '', domain: 'antaranews.com', language: 'Indonesian', sourcecountry: 'Indonesia', ...more,
})
const read = (...articles: unknown[]) => readArticles(JSON.stringify({ articles })) as ArticleList

it('reads an article', () => {
  expect(read(article())).toEqual({ ok: true, count: 1, newestAt: new Date('2026-11-21T03:00:00Z'), posts: [{
    guid: 'https://www.antaranews.com/berita/1/imigrasi?utm_source=x', url: 'https://www.antaranews.com/berita/1/imigrasi?utm_source=x', canonicalUrl: 'https://antaranews.com/berita/1/imigrasi',
    title: 'Imigrasi Bima, NTB: layanan " baru "', text: '', author: 'antaranews.com', language: 'id', publishedAt: new Date('2026-11-21T03:00:00Z'), publishedRaw: '20261121T030000Z', updatedAt: null, kind: 'article',
  }] })
})

it('passes over what cannot be a post', () => {
  expect(read(article({ url: 'mailto:x@y' }), article({ title: ' ' }), { title: 'x' }, null, 7)).toMatchObject({ posts: [], count: 5, newestAt: null })
  expect(read(article({ seendate: 'x', language: 'Klingon', domain: null })).posts[0]).toMatchObject({ publishedAt: null, language: null, author: null })
})

it('reads JSON as GDELT writes it', () => {
  expect(readArticles(`{"articles": [ { "url": "https://a.example/1", "title": "Harga \\d naik\u0009lagi", "seendate": "20261121T030000Z" } ] }`)).toMatchObject({ posts: [{ title: 'Harga \\d naik lagi' }] })
})

it.each([['{}'], ['{"articles":[]}'], ['']])('takes the empty answer %s for what it is', body => {
  expect(readArticles(body)).toEqual({ ok: true, posts: [], count: 0, newestAt: null })
})

it.each([
  ['Please limit requests to one every 5 seconds or contact us.', 'asked-to-wait'],
  ['Your query was too short or too long.\n', 'query-refused'],
  ['The specified phrase is too short.', 'query-refused'],
  ['<html><title>502</title></html>', 'not-json'],
  ['<html><title>Just a moment...</title></html>', 'challenge'],
  ['[]', 'other-shape'],
  ['{"articles":7}', 'other-shape'],
])('says what is wrong with %s', (body, reason) => {
  expect(readArticles(body)).toMatchObject({ ok: false, reason })
})

const now = new Date('2026-11-21T10:00:00Z')

it('asks for what was seen since the cursor, one turn of it again', () => {
  const address = 'https://api.gdeltproject.org/api/v2/doc/doc?query=%22imigrasi+bima%22&timespan=1d'
  const asked = (cursor: GdeltCursor | null) => Object.fromEntries(new URL(windowAddress(address, cursor, now)).searchParams)
  expect(asked(null)).toEqual({ query: '"imigrasi bima"', mode: 'artlist', format: 'json', sort: 'dateasc', maxrecords: '250', startdatetime: '20261120100000', enddatetime: '20261121100000' })
  expect(asked({ until: '2026-11-21T08:00:00.000Z' })).toMatchObject({ startdatetime: '20261121074500' })
  expect(asked({ until: '2020-01-01T00:00:00.000Z' })).toMatchObject({ startdatetime: '20260828100000' })
})

it.each([['20231016T060000Z', '2023-10-16T06:00:00.000Z'], ['20231016060000', '2023-10-16T06:00:00.000Z'], ['', undefined], ['2023', undefined], ['20239999T999999Z', undefined]])('reads the time %s', (text, expected) => {
  expect(readGdeltTime(text)?.toISOString()).toBe(expected)
})

it('misses no article and asks for none twice without end, while a turn holds no more than a page', () => {
  const turn = 15 * 60_000
  const counts = fc.array(fc.nat(gdeltPage), { minLength: 1, maxLength: 30 })
  fc.assert(fc.property(counts, perTurn => {
    const start = now.getTime() - 20 * 3_600_000
    const seen = perTurn.flatMap((count, at) => Array.from({ length: count }, (_, n) => ({ id: `${at}-${n}`, at: start + at * turn })))
    const collected = new Set<string>()
    let cursor: GdeltCursor | null = null
    for (let polls = 0, more = true; more; polls++) {
      if (polls > 3 * perTurn.length + 3) throw new Error('no end')
      const from = cursor === null ? now.getTime() - 24 * 3_600_000 : Date.parse((cursor as GdeltCursor).until) - turn
      const page = seen.filter(each => each.at >= from).slice(0, gdeltPage)
      page.forEach(each => collected.add(each.id))
      const moved = moveWindow(cursor, { count: page.length, newestAt: page.length > 0 ? new Date(page.at(-1)!.at) : null }, now)
      cursor = moved.cursor
      more = moved.more
    }
    expect(collected.size).toBe(seen.length)
  }), { numRuns: 60 })
})
