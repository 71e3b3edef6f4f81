import type { FetchResult } from '@kentongan/platform/http-fetch'
import { readFeed, starterSources } from '@kentongan/sources'
import { list, startTestApi, type Browser, type TestApi } from '../testing/start-test-api'

const feed = (title: string) => `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>https://kabar.example/</link>
  <item><title>Jembatan dibuka</title><link>https://kabar.example/1</link><pubDate>Fri, 20 Nov 2026 08:00:00 +0700</pubDate></item>
  <item><title>Pasar ramai</title><link>https://kabar.example/2</link></item></channel></rss>`
const page = `<!doctype html><title>Kabar</title><link rel="alternate" type="application/rss+xml" href="/a.xml"><link rel="alternate" type="application/rss+xml" href="/b.xml">`

/** A small web: address → content type and body. Everything else is not found. */
const web = new Map<string, readonly [string, string]>()
const fetched: string[] = []
let running = 0
let mostRunning = 0

async function fetch({ url }: { readonly url: string }): Promise<FetchResult> {
  fetched.push(url)
  running += 1
  mostRunning = Math.max(mostRunning, running)
  await new Promise(resolve => setTimeout(resolve, 2))
  running -= 1
  const found = web.get(url)
  if (!found) return { ok: false, reason: 'not-found', status: 404, retryAfterSeconds: null, detail: 'HTTP 404' }
  const body = new TextEncoder().encode(found[1])
  return { ok: true, status: 200, finalUrl: url, permanentUrl: null, etag: null, lastModified: null, maxAgeSeconds: null, body, contentType: found[0], wireBytes: body.length }
}

let api: TestApi
let admin: Browser
beforeAll(async () => {
  api = await startTestApi({ feeds: { fetch, read: async (bytes, options) => readFeed(bytes, options) } })
  admin = await api.firstAdmin()
})
beforeEach(async () => {
  web.clear()
  fetched.length = 0
  await api.owner.query('truncate source cascade')
})
afterAll(() => api.stop())

const preview = async (address: string) => (await admin.send('POST', '/api/sources/preview', { address })).body
const create = (url: string) => admin.send('POST', '/api/sources', { url, title: 'Kabar' })
const sources = async () => list((await admin.send('GET', '/api/sources')).body.items)

describe('a preview', () => {
  it('shows the feed at an address as people write it', async () => {
    web.set('https://kabar.example/rss', ['application/rss+xml', feed('Kabar Kota')])
    await create('https://www.kabar.example/rss')
    const { feeds, failure } = await preview(' kabar.example/rss ')
    expect(failure).toBeNull()
    expect(list(feeds)).toEqual([{
      kind: 'feed', url: 'https://kabar.example/rss', title: 'Kabar Kota', siteUrl: 'https://kabar.example/', count: 2, newestAt: '2026-11-20T01:00:00.000Z', known: true, asked: true, needsKey: null,
      items: [{ title: 'Jembatan dibuka', publishedAt: '2026-11-20T01:00:00.000Z', url: 'https://kabar.example/1' }, { title: 'Pasar ramai', publishedAt: null, url: 'https://kabar.example/2' }],
    }])
  })

  it('finds the feeds of a page, trying few at a time', async () => {
    web.set('https://kabar.example/', ['text/html', page])
    web.set('https://kabar.example/b.xml', ['text/xml', feed('B')])
    web.set('https://kabar.example/feed', ['text/xml', feed('Feed')])
    mostRunning = 0
    const { feeds, failure } = await preview('https://kabar.example/')
    expect(failure).toBeNull()
    expect(list(feeds).map(each => [each.url, each.known])).toEqual([['https://kabar.example/b.xml', false], ['https://kabar.example/feed', false]])
    expect(fetched.length).toBeLessThanOrEqual(7)
    expect(mostRunning).toBe(2)
  })

  it.each<[string, readonly [string, string] | null, string]>([
    ['an address that answers nothing', null, 'not-found'],
    ['a page without feeds', ['text/html', '<!doctype html><title>Sepi</title>'], 'no-feed'],
    ['a picture', ['image/png', '\u0089PNG....'], 'not-a-feed'],
    ['an empty answer', ['application/rss+xml', ''], 'empty'],
  ])('says why %s gives none', async (_name, answer, reason) => {
    if (answer) web.set('https://sepi.example/', answer)
    expect(await preview('https://sepi.example/')).toMatchObject({ feeds: [], failure: { reason } })
  })
})

describe('a preview of a platform', () => {
  const status = { id: '7', uri: 'https://m.example/users/kota/statuses/7', url: 'https://m.example/@kota/7', created_at: '2026-11-20T01:00:00Z', content: '<p>Air mati</p>', account: { acct: 'kota' } }
  const statuses = 'https://m.example/api/v1/accounts/12/statuses'

  it('asks for the number of a Mastodon account and shows its posts', async () => {
    web.set('https://m.example/api/v1/accounts/lookup?acct=kota', ['application/json', '{"id":"12"}'])
    web.set(`${statuses}?limit=40`, ['application/json', JSON.stringify([status])])
    expect(await preview('@kota@m.example')).toEqual({ failure: null, feeds: [{
      kind: 'mastodon', url: statuses, title: '@kota@m.example', siteUrl: 'https://m.example/@kota', count: 1, newestAt: '2026-11-20T01:00:00.000Z', known: false, asked: true, needsKey: null,
      items: [{ title: 'Air mati', publishedAt: '2026-11-20T01:00:00.000Z', url: 'https://m.example/@kota/7' }],
    }] })
  })

  it('finds the channel behind a name of YouTube', async () => {
    const channel = 'UCabcdefghijklmnopqrstuv'
    web.set('https://www.youtube.com/@kota', ['text/html', `<link rel="alternate" href="https://www.youtube.com/feeds/videos.xml?channel_id=${channel}">`])
    web.set(`https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`, ['text/xml', '<feed><title>Kota TV</title></feed>'])
    expect(await preview('youtube.com/@kota')).toMatchObject({ failure: null, feeds: [{ kind: 'youtube', title: 'Kota TV', count: 0, newestAt: null }] })
  })

  it('offers what answers of the searches for words, and unasked what wants a key', async () => {
    web.set('https://news.google.com/rss/search?q=air%20mati%20when%3A1d&hl=id&gl=ID&ceid=ID:id', ['application/xml', feed('Google News')])
    await api.owner.query(`insert into platform_key (platform, host, sealed) values ('bluesky', 'pds.contoh.id', ''), ('x', '', '')`)
    const { feeds, failure } = await preview('air mati')
    expect(failure).toBeNull()
    expect(list(feeds).map(({ kind, asked, count, needsKey }) => [kind, asked, count, needsKey])).toEqual([
      ['google-news', true, 2, null], ['bluesky-search', false, 0, null], ['youtube-search', false, 0, 'youtube'], ['threads', false, 0, 'threads'], ['x', false, 0, null], ['fact-check', false, 0, 'fact-check'],
    ])
    expect(list(feeds)[1]!.url).toBe('https://pds.contoh.id/xrpc/app.bsky.feed.searchPosts?q=air+mati')
    expect(fetched.map(url => new URL(url).hostname).sort()).toEqual(['api.gdeltproject.org', 'news.google.com'])
    await api.owner.query('delete from platform_key')
  })

  it('offers a hashtag to be listened to as well, with the token of its server', async () => {
    web.set('https://m.example/api/v1/timelines/tag/banjir?limit=40', ['application/json', JSON.stringify([status])])
    const offered = async () => list((await preview('#banjir@m.example')).feeds).map(({ kind, asked, needsKey }) => [kind, asked, needsKey])
    expect(await offered()).toEqual([['mastodon', true, null], ['mastodon-stream', false, 'mastodon']])
    await api.owner.query(`insert into platform_key (platform, host, sealed) values ('mastodon', 'm.example', '')`)
    expect(await offered()).toEqual([['mastodon', true, null], ['mastodon-stream', false, null]])
    await api.owner.query('delete from platform_key')
  })

  it('shows a JSON document by our guess, and by what a person chose', async () => {
    web.set('https://data.example/berita', ['application/json', JSON.stringify({ hasil: [{ judul: 'Air mati', ringkas: 'Sejak pagi', tautan: '/1' }] })])
    expect(await preview('https://data.example/berita')).toMatchObject({ failure: null, feeds: [{ kind: 'json', count: 1, asked: true, items: [{ title: 'Air mati' }], json: { mapping: { items: 'hasil', title: 'judul' } } }] })
    const mapping = { items: 'hasil', title: 'ringkas' }
    expect((await admin.send('POST', '/api/sources/preview', { address: 'https://data.example/berita', mapping })).body).toMatchObject({ feeds: [{ kind: 'json', items: [{ title: 'Sejak pagi' }] }] })
  })

  it('looks for a feed where a page only looked like Mastodon', async () => {
    web.set('https://kabar.example/tags/banjir', ['application/rss+xml', feed('Banjir')])
    expect(await preview('https://kabar.example/tags/banjir')).toMatchObject({ failure: null, feeds: [{ kind: 'feed', title: 'Banjir' }] })
  })

  it.each([
    ['@kota@tidak-ada.example', 'not-found'],
    ['https://t.me/kanalsepi', 'no-preview'],
    ['youtube.com/@tanpakanal', 'no-channel'],
  ])('says why %s gives nothing', async (address, reason) => {
    web.set('https://t.me/s/kanalsepi', ['text/html', '<html><div class="tgme_page"></div></html>'])
    web.set('https://www.youtube.com/@tanpakanal', ['text/html', '<html></html>'])
    expect(await preview(address)).toMatchObject({ feeds: [], failure: { reason } })
  })

  it('is added with its kind, and stays out of the list of feeds', async () => {
    const added = await admin.send('POST', '/api/sources', { kind: 'mastodon', url: statuses, title: '@kota@m.example', siteUrl: 'https://m.example/@kota' })
    expect([added.status, added.body.kind]).toEqual([200, 'mastodon'])
    expect((await admin.send('GET', '/api/sources/opml')).text).not.toContain('m.example')
    await admin.send('DELETE', `/api/sources/${added.body.id}`)
    await api.owner.query(`update source set cursor = '{"newest":"7"}'`)
    expect((await admin.send('POST', '/api/sources', { kind: 'mastodon', url: statuses, title: 'Lagi' })).body).toMatchObject({ id: added.body.id, kind: 'mastodon', title: 'Lagi' })
    expect(await api.owner.query('select cursor from source')).toEqual([{ cursor: null }])
  })
})

describe('a source', () => {
  it('is added once, whatever its address looks like, and comes back when it was removed', async () => {
    const first = await create('https://kabar.example/rss')
    expect([first.status, first.body.health, first.body.tier, first.body.itemsToday, first.body.notModifiedShare]).toEqual([200, 'unknown', 'lain', 0, null])
    const again = await create('http://www.kabar.example/rss?utm_source=x')
    expect([again.status, again.body.code]).toEqual([409, 'source-known'])
    expect((await admin.send('DELETE', `/api/sources/${first.body.id}`)).status).toBe(200)
    expect(await sources()).toEqual([])
    const back = await create('https://kabar.example/rss')
    expect([back.status, back.body.id]).toEqual([200, first.body.id])
  })

  it('comes back as it was where its removal is undone', async () => {
    const { body: { id } } = await create('https://kabar.example/rss')
    await admin.send('PATCH', `/api/sources/${id}`, { paused: true, region: 'Bima' })
    await api.owner.query(`update source set cursor = '{"newest":"7"}' where id = $1`, [id])
    expect((await admin.send('POST', `/api/sources/${id}/restore`)).status).toBe(404)
    await admin.send('DELETE', `/api/sources/${id}`)
    expect((await admin.send('POST', `/api/sources/${id}/restore`)).body).toMatchObject({ id, paused: true, region: 'Bima' })
    expect((await sources()).map(each => each.id)).toEqual([id])
    expect(await api.owner.query('select cursor from source')).toEqual([{ cursor: { newest: '7' } }])
    expect((await api.owner.query('select action from audit_log order by id desc limit 1'))[0]).toEqual({ action: 'source.restore' })
  })

  it.each([
    ['x', 'https://api.x.com/2/tweets/search/recent?query=bima'],
    ['youtube-search', 'https://www.googleapis.com/youtube/v3/search?q=bima'],
    ['facebook', 'https://graph.facebook.com/v25.0/PemkotBima/posts'],
  ])('of %s stands where the platform answers, and nowhere else: there its key is sent', async (kind, url) => {
    for (const wrong of [url.replace(/(?<=https:\/\/)[^/]+/, 'pencuri.example'), url.replace('https', 'http')]) {
      const reply = await admin.send('POST', '/api/sources', { kind, url: wrong, title: 'Cari' })
      expect(reply).toMatchObject({ status: 400, body: { code: 'invalid', fields: [{ path: 'url' }] } })
    }
    expect(await sources()).toEqual([])
    expect((await admin.send('POST', '/api/sources', { kind, url, title: 'Cari' })).body).toMatchObject({ kind, url })
  })

  it('is one when two add it at once', async () => {
    const statuses = await Promise.all([1, 2, 3].map(async () => (await create('https://kabar.example/rss')).status))
    expect(statuses.sort()).toEqual([200, 409, 409])
  })

  it('can be changed, paused, polled now and removed', async () => {
    const { body: { id } } = await create('https://kabar.example/rss')
    await api.owner.query(`update source set next_poll_at = now() + interval '1 day'`)
    const due = async () => (await api.owner.query('select next_poll_at <= now() as due from source where id = $1', [id]))[0].due
    expect((await admin.send('PATCH', `/api/sources/${id}`, { paused: true, region: 'Bima', tier: 'pers' })).body).toMatchObject({ paused: true, region: 'Bima', tier: 'pers', nextPollAt: null })
    expect((await admin.send('PATCH', `/api/sources/${id}`, { region: null, title: 'Kabar Bima' })).body).toMatchObject({ paused: true, region: null, title: 'Kabar Bima' })
    expect(await due()).toBe(false)
    await admin.send('PATCH', `/api/sources/${id}`, { paused: false })
    expect(await due()).toBe(true)
    await api.owner.query(`update source set next_poll_at = now() + interval '1 day'`)
    expect((await admin.send('POST', `/api/sources/${id}/poll`)).status).toBe(200)
    expect(await due()).toBe(true)
    await admin.send('DELETE', `/api/sources/${id}`)
    for (const [method, path] of [['PATCH', ''], ['DELETE', ''], ['POST', '/poll']] as const) expect((await admin.send(method, `/api/sources/${id}${path}`, method === 'PATCH' ? {} : undefined)).status).toBe(404)
    const actions: { action: string }[] = await api.owner.query(`select action from audit_log where action like 'source.%' order by id desc limit 6`)
    expect(actions.map(row => row.action)).toEqual(['source.remove', 'source.poll', 'source.update', 'source.update', 'source.update', 'source.create'])
  })

  it('shows its figures', async () => {
    const { body: { id } } = await create('https://kabar.example/rss')
    expect((await sources())[0]).toMatchObject({ itemsToday: 0, itemsPerDay: null, notModifiedShare: null })
    await api.owner.query(`update source set created_at = now() - interval '30 days', last_item_at = now() - interval '2 hours', last_ok_at = now() where id = $1`, [id])
    await api.owner.query(`insert into source_day (source_id, day, polls, not_modified, items) select $1, current_date - g, 10, 5, 7 from generate_series(0, 40) g`, [id])
    await api.owner.query(`insert into post (source_id, title, text, published_at, content_hash) select $1, 'x', 'y', now() - g * interval '5 hours', '\\x00' from generate_series(1, 8) g`, [id])
    expect((await sources())[0]).toMatchObject({ itemsToday: 4, itemsPerDay: 7, notModifiedShare: 0.5, silent: false })
    expect((await admin.send('GET', '/api/coverage')).body).toMatchObject({ alive: 1, silent: 0, kinds: ['feed'], sources: [{ id, state: 'alive', itemsToday: 4 }] })
    await api.owner.query(`update source set last_item_at = now() - interval '4 days'`)
    expect((await admin.send('GET', '/api/coverage')).body).toMatchObject({ alive: 0, silent: 1 })
  })
})

describe('lists', () => {
  const outline = (url: string) => `<outline type="rss" text="Sumber" xmlUrl="${url}"/>`

  it('are taken in with a word for each bad line, and given out again', async () => {
    await create('https://kabar.example/rss')
    const xml = `<?xml version="1.0"?>\n<opml version="2.0"><body>\n${outline('https://kabar.example/rss')}\n${outline('https://baru.example/a?b=1&amp;c=2')}\n${outline('ftp://x.example/')}\n</body></opml>`
    const { body } = await admin.send('POST', '/api/sources/opml', { xml })
    expect(body).toEqual({ added: 1, known: 1, problems: [{ line: 5, problem: 'bad-url', value: 'ftp://x.example/' }] })
    const file = await admin.send('GET', '/api/sources/opml')
    expect(file.headers.get('content-type')).toBe('text/x-opml; charset=utf-8')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename=kentongan-sumber.opml')
    expect((await admin.send('POST', '/api/sources/opml', { xml: file.text })).body).toEqual({ added: 0, known: 2, problems: [] })
  })

  it('come in whole or not at all', async () => {
    await api.owner.query(`alter table source add constraint no_evil check (url !~ 'jahat')`)
    const xml = `<opml version="2.0"><body>${outline('https://baik.example/feed')}${outline('https://jahat.example/feed')}</body></opml>`
    expect((await admin.send('POST', '/api/sources/opml', { xml })).status).toBe(500)
    await api.owner.query('alter table source drop constraint no_evil')
    expect(await sources()).toEqual([])
  })

  it('offer the starters and add the chosen ones, only from the list', async () => {
    const [first, second] = starterSources
    const urls = [first!.url, second!.url, 'https://bukan.example/feed']
    expect((await admin.send('POST', '/api/sources/starters', { urls })).body).toEqual({ added: 2 })
    expect((await admin.send('POST', '/api/sources/starters', { urls })).body).toEqual({ added: 0 })
    const items = list((await admin.send('GET', '/api/sources/starters')).body.items)
    expect(items).toHaveLength(starterSources.length)
    expect(items.filter(item => Boolean(item.known)).map(item => String(item.url)).sort()).toEqual([first!.url, second!.url].sort())
    expect((await sources()).map(source => String(source.title)).sort()).toEqual([first!.name, second!.name].sort())
  })
})
