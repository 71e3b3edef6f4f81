import { feedItemToDraft } from '../feed-item-to-draft'
import { readFeed } from './read-feed'

/** What an RSSHub instance of one's own answers for a route, as RSS and with `?format=json`; written for this spec. */
const rss = `<?xml version="1.0" encoding="UTF-8"?><rss xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"><channel>
  <title>BMKG - Berita</title><link>https://www.bmkg.go.id/berita</link><atom:link href="http://rsshub.intranet.example/bmkg/news" rel="self" type="application/rss+xml"></atom:link>
  <description>BMKG - Berita - Powered by RSSHub</description><generator>RSSHub</generator><language>id</language><lastBuildDate>Fri, 20 Nov 2026 10:00:00 GMT</lastBuildDate><ttl>5</ttl>
  <item><title>Waspada hujan lebat di NTB &amp; Bali</title><description>&lt;p&gt;Hujan &lt;b&gt;lebat&lt;/b&gt; diperkirakan.&lt;/p&gt;</description><link>https://www.bmkg.go.id/berita/1</link>
  <guid isPermaLink="false">https://www.bmkg.go.id/berita/1</guid><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate><author>Humas BMKG</author><category>cuaca</category></item></channel></rss>`
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1', title: 'BMKG - Berita', home_page_url: 'https://www.bmkg.go.id/berita', feed_url: 'http://rsshub.intranet.example/bmkg/news', language: 'id',
  description: 'BMKG - Berita - Powered by RSSHub',
  items: [{ id: 'https://www.bmkg.go.id/berita/1', url: 'https://www.bmkg.go.id/berita/1', title: 'Waspada hujan lebat di NTB & Bali', content_html: '<p>Hujan <b>lebat</b> diperkirakan.</p>', date_published: '2026-11-20T08:00:00.000Z', authors: [{ name: 'Humas BMKG' }], tags: ['cuaca'] }],
})

it.each([['RSS', rss, 'application/xml; charset=utf-8'], ['JSON Feed', json, 'application/feed+json; charset=utf-8']])('reads a route of RSSHub as %s', async (_name, body, contentType) => {
  const feed = await readFeed(Buffer.from(body), { contentType, now: new Date('2026-11-21T00:00:00Z'), zone: 'Asia/Jakarta', baseUrl: 'http://rsshub.intranet.example/bmkg/news' })
  if (!feed.ok) throw new Error(feed.detail)
  expect(feed.items.map(item => feedItemToDraft(item, { url: 'http://rsshub.intranet.example/bmkg/news', language: feed.language }))).toEqual([expect.objectContaining({
    url: 'https://www.bmkg.go.id/berita/1', canonicalUrl: 'https://bmkg.go.id/berita/1', title: 'Waspada hujan lebat di NTB & Bali', text: 'Hujan lebat diperkirakan.', author: 'Humas BMKG', publishedAt: new Date('2026-11-20T08:00:00Z'), language: 'id',
  })])
})
