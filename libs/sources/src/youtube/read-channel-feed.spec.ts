import { readChannelFeed, type VideoFeed } from './read-channel-feed'

const entry = (id: string, more = '') => `<entry><id>yt:video:${id}</id><yt:videoId>${id}</yt:videoId><yt:channelId>UCx</yt:channelId><title>Banjir &amp; jalan 😀</title>
  <link rel="alternate" href="https://www.youtube.com/shorts/${id}"/><author><name>Kabar TV</name><uri>https://www.youtube.com/channel/UCx</uri></author>
  <published>2026-11-21T03:00:00+00:00</published><updated>2026-11-21T04:00:00+00:00</updated>
  <media:group><media:title>Banjir</media:title><media:description>Baris satu\nBaris dua</media:description>
  <media:community>${more || '<media:starRating count="52" average="5.00" min="1" max="5"/><media:statistics views="1200"/>'}</media:community></media:group></entry>`
const feed = (...entries: string[]) => `<?xml version="1.0" encoding="UTF-8"?><feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
  <title>Kabar TV</title><author><name>Kabar TV</name></author>${entries.join('')}</feed>`

it('reads a video', () => {
  expect(readChannelFeed(feed(entry('abc_-1')))).toEqual({ ok: true, title: 'Kabar TV', posts: [{
    guid: 'abc_-1', url: 'https://www.youtube.com/shorts/abc_-1', canonicalUrl: 'https://youtube.com/watch?v=abc_-1', title: 'Banjir & jalan 😀', text: 'Baris satu\nBaris dua',
    author: 'Kabar TV', language: null, publishedAt: new Date('2026-11-21T03:00:00Z'), publishedRaw: '2026-11-21T03:00:00+00:00', updatedAt: new Date('2026-11-21T04:00:00Z'), kind: 'video',
    social: { ref: 'youtube/abc_-1', author: { handle: null, name: 'Kabar TV', url: 'https://www.youtube.com/channel/UCx', followers: null }, likes: 52, views: 1_200, replies: null, shares: null, replyTo: null, quoteOf: null },
  }] })
})

it('knows no count where none is told', () => {
  const { posts: [post] } = readChannelFeed(feed(entry('a', '<media:statistics views=""/>'))) as VideoFeed
  expect(post!.social).toMatchObject({ likes: null, views: null })
})

it('keeps what is there of an entry that lacks most', () => {
  const { posts: [post] } = readChannelFeed(feed('<entry><yt:videoId>a</yt:videoId></entry>')) as VideoFeed
  expect(post).toMatchObject({ guid: 'a', url: 'https://www.youtube.com/watch?v=a', title: '', text: '', author: null, publishedAt: null })
})

it.each([
  ['<!doctype html><html><title>Error 404</title></html>', 'not-a-feed'],
  ['<html>unusual traffic</html>', 'challenge'],
  ['', 'not-a-feed'],
  [feed('<entry><title>x</title></entry>'), 'other-shape'],
])('says what is wrong with %s', (body, reason) => {
  expect(readChannelFeed(body)).toMatchObject({ ok: false, reason })
})

it('takes a channel without videos for what it is', () => {
  expect(readChannelFeed(feed())).toEqual({ ok: true, title: 'Kabar TV', posts: [] })
})
