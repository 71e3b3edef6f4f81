import fc from 'fast-check'
import { recogniseAddress } from './recognise-address'

const seen = (typed: string) => recogniseAddress(typed).map(({ kind, url, title }) => [kind, url, title])

it.each([
  ['@kota@mastodon.social', 'mastodon', 'https://mastodon.social/api/v1/accounts/lookup?acct=kota', '@kota@mastodon.social'],
  [' #Banjir@Mastodon.social ', 'mastodon', 'https://mastodon.social/api/v1/timelines/tag/Banjir', '#Banjir (mastodon.social)'],
  ['https://mastodon.social/@kota', 'mastodon', 'https://mastodon.social/api/v1/accounts/lookup?acct=kota', '@kota@mastodon.social'],
  ['https://mastodon.social/tags/banjir', 'mastodon', 'https://mastodon.social/api/v1/timelines/tag/banjir', '#banjir (mastodon.social)'],
  ['https://mastodon.social/public/local', 'mastodon', 'https://mastodon.social/api/v1/timelines/public?local=true', 'mastodon.social'],
  ['http://127.0.0.1:8090/api/v1/timelines/tag/vaksin', 'mastodon', 'http://127.0.0.1:8090/api/v1/timelines/tag/vaksin', '#vaksin (127.0.0.1:8090)'],
  ['https://m.example/api/v1/accounts/12/statuses', 'mastodon', 'https://m.example/api/v1/accounts/12/statuses', 'm.example'],
  ['https://t.me/s/KabarBima', 'telegram', 'https://t.me/s/kabarbima', '@kabarbima'],
  ['t.me/kabarbima/120', 'telegram', 'https://t.me/s/kabarbima', '@kabarbima'],
  ['https://telegram.me/kabarbima', 'telegram', 'https://t.me/s/kabarbima', '@kabarbima'],
  ['https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv', 'youtube', 'https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv', 'YouTube'],
  ['youtube.com/@kotabima', 'youtube', 'https://www.youtube.com/@kotabima', 'YouTube'],
  ['https://news.google.com/search?q=imigrasi%20bima&hl=id&gl=ID&ceid=ID%3Aid', 'google-news', 'https://news.google.com/rss/search?q=imigrasi%20bima%20when%3A1d&hl=id&gl=ID&ceid=ID:id', 'Google News: imigrasi bima'],
  ['https://api.gdeltproject.org/api/v2/doc/doc?query=bima+sourcelang:indonesian', 'gdelt', 'https://api.gdeltproject.org/api/v2/doc/doc?query=bima+sourcelang%3Aindonesian', 'GDELT: bima sourcelang:indonesian'],
])('recognises %s', (typed, ...expected) => {
  expect(seen(typed)).toEqual([expected])
})

it('takes plain words for a search of Google News and one of GDELT', () => {
  expect(seen('"imigrasi bima"')).toEqual([
    ['google-news', 'https://news.google.com/rss/search?q=%22imigrasi%20bima%22%20when%3A1d&hl=id&gl=ID&ceid=ID:id', 'Google News: "imigrasi bima"'],
    ['gdelt', 'https://api.gdeltproject.org/api/v2/doc/doc?query=%22imigrasi+bima%22+sourcelang%3Aindonesian+sourcecountry%3AID', 'GDELT: "imigrasi bima"'],
  ])
})

it.each(['https://kabar.example/rss', 'kabar.example', 'https://kabar.example/2026/11/berita', 'https://t.me/joinchat/AAAA', 'https://t.me/+abcdef', 'https://www.youtube.com/watch?v=abc', 'ftp://x.example/a', '', '??', 'http://'])('leaves %s to the search for feeds', typed => {
  expect(recogniseAddress(typed)).toEqual([])
})

it('is not sure of what a news site could have as well', () => {
  expect(recogniseAddress('https://kabar.example/tags/banjir')).toMatchObject([{ kind: 'mastodon', sure: false }])
  expect(recogniseAddress('warga@kabar.example')).toMatchObject([{ kind: 'mastodon', sure: false }])
})

it('throws at nothing that can be typed', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true }), fc.string().map(text => `https://mastodon.social/tags/${text}`)), typed => void recogniseAddress(typed)))
})
