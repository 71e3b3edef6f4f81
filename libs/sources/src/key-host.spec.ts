import { hasKeyHost, keyHostOf, readKeyHost } from './key-host'

describe('readKeyHost', () => {
  it.each([
    ['mastodon', 'mastodon.social', 'mastodon.social'],
    ['mastodon', 'https://Mastodon.Social/explore', 'mastodon.social'],
    ['mastodon', '127.0.0.1:4555', '127.0.0.1:4555'],
    ['mastodon', 'dua kata', null],
    ['mastodon', 'namasaja', null],
    ['bluesky', 'bsky.social/', 'bsky.social'],
    ['facebook', 'https://www.facebook.com/PemprovNTB/?locale=id_ID', 'pemprovntb'],
    ['facebook', 'PemprovNTB', 'pemprovntb'],
    ['facebook', '100064', '100064'],
    ['facebook', 'dua kata', null],
    ['facebook', 'https://www.facebook.com/', null],
  ] as const)('of %s reads %s as %s', (platform, typed, host) => {
    expect(readKeyHost(platform, typed)).toBe(host)
  })
})

describe('keyHostOf', () => {
  it.each([
    ['mastodon', 'https://mastodon.social/api/v1/timelines/tag/bima', 'mastodon.social'],
    ['mastodon', 'wss://mastodon.social:8443/api/v1/streaming?stream=public', 'mastodon.social:8443'],
    ['bluesky', 'https://bsky.social/xrpc/app.bsky.feed.searchPosts?q=bima', 'bsky.social'],
    ['facebook', 'https://graph.facebook.com/v23.0/PemprovNTB/posts?fields=message', 'pemprovntb'],
    ['x', 'https://api.x.com/2/tweets/search/recent?query=bima', ''],
    ['mastodon', 'bukan alamat', ''],
  ] as const)('of a source of %s at %s is %s', (platform, url, host) => {
    expect(keyHostOf(platform, url)).toBe(host)
  })

  it('is asked only of platforms whose keys have one', () => {
    expect((['mastodon', 'bluesky', 'facebook', 'x', 'youtube'] as const).map(hasKeyHost)).toEqual([true, true, true, false, false])
  })
})
