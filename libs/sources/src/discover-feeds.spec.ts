import * as fc from 'fast-check'
import { discoverFeeds } from './discover-feeds'

const page = 'https://dinas.example.go.id/berita/'
const named = (html: string, url = page) => discoverFeeds(html, url).filter(feed => feed.from === 'link').map(feed => feed.url)
const link = (href: string, type = 'application/rss+xml', more = '') =>
  `<link rel="alternate" type="${type}" href="${href}" ${more}>`

describe('discoverFeeds', () => {
  test.each<[string, string, string[]]>([
    ['RSS', link('/feed.rss'), ['https://dinas.example.go.id/feed.rss']],
    ['Atom, relative', link('atom', 'application/atom+xml'), ['https://dinas.example.go.id/berita/atom']],
    ['JSON Feed', link('/j', 'application/feed+json'), ['https://dinas.example.go.id/j']],
    ['capitals and a charset', link('/x', 'Application/RSS+XML; charset=utf-8').toUpperCase().replace('/X', '/x'),
      ['https://dinas.example.go.id/x']],
    ['several rels', '<link rel="feed alternate" type="application/rss+xml" href="/x">', ['https://dinas.example.go.id/x']],
    ['rel=feed', '<link rel=feed href=/x>', ['https://dinas.example.go.id/x']],
    ['base', `<base href="https://cdn.example.com/a/">${link('b')}`, ['https://cdn.example.com/a/b']],
    ['entities', link('/x?a=1&amp;b=2'), ['https://dinas.example.go.id/x?a=1&b=2']],
    ['twice', link('/x') + link('/x/') + link('http://dinas.example.go.id/x#y'), ['https://dinas.example.go.id/x']],
    ['another language', '<link rel="alternate" hreflang="en" href="/en">', []],
    ['programs', link('/wp-json', 'application/json') + link('/o', 'application/json+oembed'), []],
    ['a style', '<link rel="stylesheet" type="text/xml" href="/s">', []],
    ['no address', link('') + link('javascript:x') + link('mailto:a@example.com') + link('http://['), []],
    ['in a comment or script', `<!-- ${link('/x')} --><script>'${link('/y')}'</script>`, []],
    ['broken markup', `<html><div <p>${link('/x')}<b`, ['https://dinas.example.go.id/x']],
  ])('%s', (_, html, urls) => expect(named(html)).toEqual(urls))

  it('puts the feeds of posts first, guesses next, comments last', () => {
    const html = link('/comments/feed/', undefined, 'title="Dinas &raquo; Umpan Komentar"')
      + link('/feed/', undefined, 'title=" Dinas  &amp; UPT "')
      + link('/a/feed', undefined, 'title="Comments on: a"') + link('/kategori/feed')
    const feeds = discoverFeeds(html, page)
    expect(feeds[0]).toEqual({ url: 'https://dinas.example.go.id/feed/', title: 'Dinas & UPT', from: 'link' })
    expect(feeds[1]).toEqual({ url: 'https://dinas.example.go.id/kategori/feed', title: null, from: 'link' })
    expect(feeds[2]).toEqual({ url: 'https://dinas.example.go.id/rss', title: null, from: 'guess' })
    expect(feeds.slice(-2).map(feed => feed.url))
      .toEqual(['https://dinas.example.go.id/comments/feed/', 'https://dinas.example.go.id/a/feed'])
    expect(feeds.slice(2, -2).every(feed => feed.from === 'guess')).toBe(true)
  })

  it('guesses on the host of the page', () => {
    const urls = discoverFeeds('', 'http://kantor.example.go.id:8080/a/b?c#d').map(feed => feed.url)
    expect(urls.slice(0, 3)).toEqual([
      'http://kantor.example.go.id:8080/feed', 'http://kantor.example.go.id:8080/rss', 'http://kantor.example.go.id:8080/rss.xml',
    ])
    expect(urls).toContain('http://kantor.example.go.id:8080/index.php?format=feed&type=rss')
  })

  test.each(['', 'dinas.example.go.id', 'ftp://example.com'])('%p is no page', url =>
    expect(discoverFeeds(link('/x'), url)).toEqual([]))

  it('leaves the rest of a page that nests without end', () => {
    const deep = '<b>'.repeat(100_000) + '</i>'.repeat(100_000)
    expect(named(`${link('/x')}${deep}${link('/y')}`)).toEqual(['https://dinas.example.go.id/x'])
    expect(named(`${'<div><br></div>'.repeat(1_000)}${link('/x')}`)).toEqual(['https://dinas.example.go.id/x'])
  })

  it('gives web addresses only, each once, whatever the page', () => {
    const piece = fc.oneof(fc.string(), fc.webUrl().map(url => link(url)), fc.string().map(href => link(href)),
      fc.constantFrom('<base href=x>', '"', '<'))
    fc.assert(fc.property(fc.array(piece), pieces => {
      const urls = discoverFeeds(pieces.join(''), page).map(feed => feed.url)
      expect(new Set(urls).size).toBe(urls.length)
      for (const url of urls) expect(new URL(url).protocol).toMatch(/^https?:$/)
    }))
  })
})
