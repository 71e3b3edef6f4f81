import * as fc from 'fast-check'
import { canonicalUrl } from './canonical-url'

const same: readonly [string, string][] = [
  ['http://example.com', 'https://example.com/'],
  ['  https://EXAMPLE.com/Berita/Satu  ', 'https://example.com/Berita/Satu'],
  ['https://www.example.co.id/a', 'https://example.co.id/a'],
  ['https://m.example.go.id/a', 'https://example.go.id/a'],
  ['https://amp.example.com/a', 'https://example.com/a'],
  ['https://mobile.example.com/a', 'https://example.com/a'],
  ['https://www.m.example.com/a', 'https://example.com/a'],
  ['https://example.com./a', 'https://example.com/a'],
  ['http://example.com:80/a', 'https://example.com/a'],
  ['http://example.com:8080/a', 'https://example.com:8080/a'],
  ['https://user:secret@example.com/a', 'https://example.com/a'],
  ['https://example.com/a#komentar', 'https://example.com/a'],
  ['https://example.com/a/amp', 'https://example.com/a'],
  ['https://example.com/a/amp/', 'https://example.com/a/'],
  ['https://example.com/amp/a/b', 'https://example.com/a/b'],
  ['https://example.com/a?amp', 'https://example.com/a'],
  ['https://example.com/a?amp=1&id=2', 'https://example.com/a?id=2'],
  ['https://example.com/a?page=all', 'https://example.com/a'],
  ['https://example.com/a?id=7&page=ALL#x', 'https://example.com/a?id=7'],
  ['https://example.com/?utm_source=rss&utm_medium=x&id=9', 'https://example.com/?id=9'],
  ['https://example.com/a?UTM_Source=x', 'https://example.com/a'],
  ['https://example.com/a?b=2&fbclid=x&a=1&gclid=y&c=3', 'https://example.com/a?b=2&a=1&c=3'],
  ['https://example.com/a?mtm_campaign=x&dclid=1&gbraid=1&wbraid=1&msclkid=1&yclid=1&twclid=1', 'https://example.com/a'],
  ['https://example.com/a?mc_cid=1&_hsenc=1&vero_id=1&mkt_tok=1&srsltid=1', 'https://example.com/a'],
  ['https://example.com/a?id=1&amp;utm_source=x&amp;amp;p=2', 'https://example.com/a?id=1&p=2'],
  ['https://example.com/a?', 'https://example.com/a'],
  ['https://example.com/a?&&id=1&', 'https://example.com/a?id=1'],
  ['https://bücher.example/a', 'https://xn--bcher-kva.example/a'],
]

const kept: readonly string[] = [
  'https://example.com/?p=123',
  'https://example.com/read.php?id=5&ref=beranda&source=x',
  'https://example.com/a?page=2',
  'https://example.com/a?amp=100w',
  'https://example.com/amplop',
  'https://example.com/a?q=a%20b+c&x=%C3%A9',
  'https://example.com/a?campaign_id=bantu-warga',
  'https://example.com/a?flag',
  'https://m.id/a',
  'https://www.blogspot.com/a',
  'https://news.example.com/a/',
  'https://bit.ly/3abc',
  'https://192.168.1.7/a',
  'https://[2001:db8::1]/a',
  'https://localhost/a',
]

const carried: readonly [string, string][] = [
  ['https://www.google.com/url?rct=j&sa=t&url=https://www.example.com/a%3Fid%3D1&ct=ga', 'https://example.com/a?id=1'],
  ['https://www.google.co.id/url?q=http%3A%2F%2Fexample.com%2Fa%3Futm_source%3Dx', 'https://example.com/a'],
  ['https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fa%3Ffbclid%3Dx&h=AT0', 'https://example.com/a'],
  ['https://t.umblr.com/redirect?z=https%3A%2F%2Fexample.com%2Fa&t=x', 'https://example.com/a'],
  ['http://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fwww.example.com%2fa', 'https://example.com/a'],
  ['http://news.google.com/news/url?sa=t&fd=R&url=http://example.com/a', 'https://example.com/a'],
  ['https://feedproxy.google.com/~r/berita/~3/x/?url=http%3A%2F%2Fexample.com%2Fa', 'https://example.com/a'],
  ['https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a/amp/', 'https://example.com/a/'],
  ['https://www.google.com/amp/s/www.example.com/a/amp?id=1', 'https://example.com/a?id=1'],
  ['https://www.google.com/url?url=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fexample.com%252Fa',
    'https://example.com/a'],
  // No target, or one that is no web address: the link stays what it is.
  ['https://www.google.com/url?url=javascript:alert(1)', 'https://google.com/url?url=javascript:alert(1)'],
  ['https://www.google.com/url?sa=t', 'https://google.com/url?sa=t'],
  ['https://example.com/url?url=https://other.example/a', 'https://example.com/url?url=https://other.example/a'],
]

describe('canonicalUrl', () => {
  test.each(same)('%s is %s', (raw, canonical) => expect(canonicalUrl(raw)).toBe(canonical))
  test.each(kept)('%s stays', raw => expect(canonicalUrl(raw)).toBe(raw))
  test.each(carried)('%s carries %s', (raw, canonical) => expect(canonicalUrl(raw)).toBe(canonical))

  test.each(['', 'berita/satu', 'mailto:humas@example.go.id', 'javascript:void(0)', 'ftp://example.com/a',
    'tag:example.com,2026:1', 'https://', 'http://[', `https://example.com/${'a'.repeat(2_050)}`,
    `https://example.com/?utm_source=${'a'.repeat(9_000)}`,
  ])('%p is no address', raw => expect(canonicalUrl(raw)).toBeNull())

  it('resolves a relative link', () => {
    expect(canonicalUrl('/berita/1?utm_source=rss', 'http://www.example.go.id/feed')).toBe('https://example.go.id/berita/1')
    expect(canonicalUrl('//cdn.example.com/a', 'https://example.go.id')).toBe('https://cdn.example.com/a')
    expect(canonicalUrl('a', 'bukan alamat')).toBeNull()
  })

  it('leaves a redirector loop after finitely many turns', () => {
    const deep = Array.from({ length: 200 }).reduce<string>(link => `https://google.com/url?q=${link}`, 'https://example.com/a')
    expect(canonicalUrl(deep)).toBe('https://example.com/a')
  })
})

const host = fc.constantFrom('example.com', 'www.example.com', 'm.www.example.co.id', 'amp.dev', 'www.m.github.io', 'google.com',
  'www.google.com', 'www.l.facebook.com', 'x.cdn.ampproject.org', 'M.Example.GO.id.', 'm.amp.localhost', '10.0.0.1')
const path = fc.array(fc.constantFrom('/', '/amp', '/amp/', '/url', '/l.php', '/c/s', '/a', '/A%20b', '/..', '//', '/example.org',
  '/%ff'), { maxLength: 5 }).map(parts => parts.join(''))
const parameter = fc.constantFrom('id=1', 'p=2', 'utm_source=x', 'amp', 'amp;amp', 'amp;id=3', 'page=all', 'page=2', 'fbclid',
  'a=%zz', '%75tm_x=1', '', '=', 'x=a=b', 'url=https://www.example.org/amp?utm_a=1', 'u=http%3A%2F%2Fm.example.org',
  'q=https://google.com/url?q=https://e.org', 'é= ')
const address = fc.tuple(fc.constantFrom('http', 'https', 'HTTPS'), host, fc.constantFrom('', ':80', ':443', ':8080'), path,
  fc.array(parameter, { maxLength: 6 }), fc.constantFrom('', '#', '#a?utm_b=1'))
  .map(([scheme, name, port, where, query, end]) => `${scheme}://${name}${port}/${where}?${query.join('&')}${end}`)

describe('canonicalUrl by law', () => {
  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.oneof(address, fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), raw => {
      const once = canonicalUrl(raw)
      if (once !== null) expect(canonicalUrl(once)).toBe(once)
    }), { numRuns: 1_000 })
  })

  it('does not see trackers, scheme, www or fragment, and sees everything else', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/).filter(text => !['amp', 'page'].includes(text))
    const pairs = fc.array(fc.tuple(name, fc.stringMatching(/^[a-z0-9]{1,5}$/)), { maxLength: 4 })
    fc.assert(fc.property(pairs, fc.nat(4), fc.boolean(), (own, at, www) => {
      const query = own.map(([key, value]) => `${key}=${value}`)
      const noisy = [...query.slice(0, at), 'utm_source=a', ...query.slice(at), 'fbclid=b'].join('&')
      const raw = `${www ? 'http://www.' : 'https://'}example.com/a?${noisy}#c`
      expect(canonicalUrl(raw)).toBe(`https://example.com/a${query.length === 0 ? '' : '?'}${query.join('&')}`)
    }))
  })
})
