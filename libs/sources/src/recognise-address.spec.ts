import fc from 'fast-check'
import { blueskySearch } from './bluesky/bluesky-search'
import { facebookPage } from './facebook/facebook-page'
import { factCheckSearch } from './fact-check/fact-check-search'
import { instagramTag } from './instagram/instagram-tag'
import { recogniseAddress, type Recognised } from './recognise-address'
import { threadsSearch } from './threads/threads-search'
import { xSearch } from './x/x-search'
import { youtubeComments, youtubeSearch } from './youtube-api/youtube-sources'

type Named = Omit<Recognised, 'sure'>
const built = ({ kind, url, title }: Named): readonly [string, string, string] => [kind, url, title]
const seen = (typed: string) => recogniseAddress(typed).map(built)

it.each([
  ['@kota@mastodon.social', 'mastodon', 'https://mastodon.social/api/v1/accounts/lookup?acct=kota', '@kota@mastodon.social'],
  ['https://mastodon.social/@kota', 'mastodon', 'https://mastodon.social/api/v1/accounts/lookup?acct=kota', '@kota@mastodon.social'],
  ['http://127.0.0.1:8090/api/v1/timelines/tag/vaksin', 'mastodon', 'http://127.0.0.1:8090/api/v1/timelines/tag/vaksin', '#vaksin (127.0.0.1:8090)'],
  ['https://m.example/api/v1/accounts/12/statuses', 'mastodon', 'https://m.example/api/v1/accounts/12/statuses', 'm.example'],
  ['https://t.me/s/KabarBima', 'telegram', 'https://t.me/s/kabarbima', '@kabarbima'],
  ['t.me/kabarbima/120', 'telegram', 'https://t.me/s/kabarbima', '@kabarbima'],
  ['https://telegram.me/kabarbima', 'telegram', 'https://t.me/s/kabarbima', '@kabarbima'],
  ['youtube.com/@kotabima', 'youtube', 'https://www.youtube.com/@kotabima', 'YouTube'],
  ['https://news.google.com/search?q=imigrasi%20bima&hl=id&gl=ID&ceid=ID%3Aid', 'google-news', 'https://news.google.com/rss/search?q=imigrasi%20bima%20when%3A1d&hl=id&gl=ID&ceid=ID:id', 'Google News: imigrasi bima'],
  ['https://api.gdeltproject.org/api/v2/doc/doc?query=bima+sourcelang:indonesian', 'gdelt', 'https://api.gdeltproject.org/api/v2/doc/doc?query=bima+sourcelang%3Aindonesian', 'GDELT: bima sourcelang:indonesian'],
  ['https://www.google.co.id/alerts/feeds/012/345', 'google-alerts', 'https://www.google.com/alerts/feeds/012/345', 'Google Alerts'],
  ['wss://jetstream.contoh.id/subscribe', 'bluesky', 'wss://jetstream.contoh.id/subscribe', 'Bluesky (jetstream.contoh.id)'],
  ['ws://127.0.0.1:8090/subscribe', 'bluesky', 'ws://127.0.0.1:8090/subscribe', 'Bluesky (127.0.0.1:8090)'],
  ['https://bsky.app/search?q=banjir+bima', ...built(blueskySearch('banjir bima'))],
  ['https://bsky.app/hashtag/banjir', ...built(blueskySearch('#banjir'))],
  ['bsky.app/profile/kota.bsky.social', ...built(blueskySearch('from:kota.bsky.social'))],
  ['https://x.com/search?q=banjir%20bima&f=live', ...built(xSearch('banjir bima'))],
  ['https://twitter.com/hashtag/banjir', ...built(xSearch('#banjir'))],
  ['x.com/kotabima', ...built(xSearch('from:kotabima'))],
  ['https://www.threads.net/search?q=banjir', ...built(threadsSearch('banjir'))],
  ['https://www.instagram.com/explore/tags/kota%20bima/', ...built(instagramTag('kota bima'))],
  ['https://www.facebook.com/PemkotBima', ...built(facebookPage('PemkotBima'))],
  ['https://www.youtube.com/results?search_query=banjir+bima', ...built(youtubeSearch('banjir bima'))],
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=5', ...built(youtubeComments('dQw4w9WgXcQ'))],
  ['https://youtu.be/dQw4w9WgXcQ', ...built(youtubeComments('dQw4w9WgXcQ'))],
  ['https://m.youtube.com/shorts/dQw4w9WgXcQ', ...built(youtubeComments('dQw4w9WgXcQ'))],
])('recognises %s', (typed, ...expected) => {
  expect(seen(typed)).toEqual([expected])
})

it.each([
  [' #Banjir@Mastodon.social ', '/api/v1/timelines/tag/Banjir', '/api/v1/streaming/hashtag?tag=Banjir', '#Banjir (mastodon.social)'],
  ['https://mastodon.social/tags/banjir', '/api/v1/timelines/tag/banjir', '/api/v1/streaming/hashtag?tag=banjir', '#banjir (mastodon.social)'],
  ['https://mastodon.social/public', '/api/v1/timelines/public', '/api/v1/streaming/public', 'mastodon.social'],
  ['https://mastodon.social/public/local', '/api/v1/timelines/public?local=true', '/api/v1/streaming/public/local', 'mastodon.social'],
])('offers %s to be asked and to be listened to', (typed, asked, heard, title) => {
  expect(seen(typed)).toEqual([['mastodon', `https://mastodon.social${asked}`, title], ['mastodon-stream', `https://mastodon.social${heard}`, title]])
})

it('offers a channel of YouTube with the comments below its videos', () => {
  expect(seen('https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv')).toEqual([
    ['youtube', 'https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv', 'YouTube'],
    built(youtubeComments('UCabcdefghijklmnopqrstuv')),
  ])
})

it('takes plain words for searches, those that need no key first', () => {
  expect(seen('"imigrasi bima"')).toEqual([
    ['google-news', 'https://news.google.com/rss/search?q=%22imigrasi%20bima%22%20when%3A1d&hl=id&gl=ID&ceid=ID:id', 'Google News: "imigrasi bima"'],
    ['gdelt', 'https://api.gdeltproject.org/api/v2/doc/doc?query=%22imigrasi+bima%22+sourcelang%3Aindonesian+sourcecountry%3AID', 'GDELT: "imigrasi bima"'],
    ...[blueskySearch, youtubeSearch, threadsSearch, xSearch, factCheckSearch].map(search => built(search('"imigrasi bima"'))),
  ])
})

it('looks for a hashtag on Instagram as well', () => {
  expect(recogniseAddress('#banjirbima').map(({ kind }) => kind)).toEqual(['google-news', 'gdelt', 'bluesky-search', 'youtube-search', 'threads', 'x', 'instagram', 'fact-check'])
})

it.each([
  'https://kabar.example/rss', 'kabar.example', 'https://kabar.example/2026/11/berita', 'https://t.me/joinchat/AAAA', 'https://t.me/+abcdef', 'https://www.youtube.com/watch?v=abc',
  'https://x.com/home', 'https://www.facebook.com/groups/123', 'https://www.instagram.com/kotabima', 'https://bsky.app/', 'https://www.google.com/alerts', 'ftp://x.example/a', '', '??', 'http://',
])('leaves %s to the search for feeds', typed => {
  expect(recogniseAddress(typed)).toEqual([])
})

it('is not sure of what a news site could have as well', () => {
  expect(recogniseAddress('https://kabar.example/tags/banjir')).toMatchObject([{ kind: 'mastodon', sure: false }, { kind: 'mastodon-stream', sure: false }])
  expect(recogniseAddress('warga@kabar.example')).toMatchObject([{ kind: 'mastodon', sure: false }])
})

it('throws at nothing that can be typed', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true }), fc.tuple(fc.constantFrom('mastodon.social/tags', 'x.com', 'bsky.app/hashtag', 'www.facebook.com', 'youtu.be'), fc.string()).map(([host, text]) => `https://${host}/${text}`)), typed => void recogniseAddress(typed)))
})
