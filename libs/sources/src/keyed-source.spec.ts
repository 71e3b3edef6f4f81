import { blueskySearch } from './bluesky/bluesky-search'
import { facebookPage } from './facebook/facebook-page'
import { factCheckSearch } from './fact-check/fact-check-search'
import { instagramTag } from './instagram/instagram-tag'
import { threadsSearch } from './threads/threads-search'
import { xSearch } from './x/x-search'
import { youtubeComments, youtubeSearch } from './youtube-api/youtube-sources'

const words = 'banjir & "kota bima"?'
const ask = (url: string, name: string) => new URL(url).searchParams.get(name)

it.each([
  [blueskySearch(words), 'q'], [youtubeSearch(words), 'q'], [threadsSearch(words), 'q'], [factCheckSearch(words), 'query'],
])('asks for the words as they were typed: $kind', (source, name) => {
  expect(ask(source.url, name)).toBe(words)
  expect(source.title).toContain(words)
  expect(new URL(source.siteUrl).protocol).toBe('https:')
})

it.each([
  ['banjir OR longsor', '(banjir OR longsor) lang:in -is:retweet'],
  ['banjir lang:jv', '(banjir lang:jv) -is:retweet'],
  ['banjir -is:retweet', '(banjir -is:retweet) lang:in'],
])('asks X for %s in Indonesian and without bare reposts', (typed, query) => expect(ask(xSearch(typed).url, 'query')).toBe(query))

it('asks the server where the account of a key lives', () => {
  expect(new URL(blueskySearch('x', 'pds.example').url).host).toBe('pds.example')
})

it('knows a channel from a video', () => {
  expect(ask(youtubeComments('dQw4w9WgXcQ').url, 'videoId')).toBe('dQw4w9WgXcQ')
  expect(ask(youtubeComments('UCabcdefghijklmnopqrstuv').url, 'allThreadsRelatedToChannelId')).toBe('UCabcdefghijklmnopqrstuv')
})

it('takes a tag with or without its sign, and a page by name or number', () => {
  expect([' #KotaBima', 'kotabima'].map(tag => instagramTag(tag).url)).toEqual(Array(2).fill('https://graph.facebook.com/v25.0/ig_hashtag_search?q=kotabima'))
  expect(facebookPage('PemkotBima').url).toBe('https://graph.facebook.com/v25.0/PemkotBima/posts')
  expect(new URL(facebookPage('../me?x').url).pathname).toBe('/v25.0/..%2Fme%3Fx/posts')
})
