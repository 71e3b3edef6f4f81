import { findChannelId } from './find-channel-id'

const id = 'UCabcdefghijklmnopqrstuv'

it.each([
  [`<link rel="alternate" type="application/rss+xml" title="RSS" href="https://www.youtube.com/feeds/videos.xml?channel_id=${id}">`, id],
  [`<link rel="canonical" href="https://www.youtube.com/channel/${id}">`, id],
  [`<meta itemprop="identifier" content="${id}">`, id],
  [`{"externalId":"${id}","keywords":""}`, id],
  ['<title>Sebelum melanjutkan ke YouTube</title>', null],
  ['"channelId":"UCpendek"', null],
  ['', null],
])('finds the channel in %s', (html, expected) => {
  expect(findChannelId(html)).toBe(expected)
})
