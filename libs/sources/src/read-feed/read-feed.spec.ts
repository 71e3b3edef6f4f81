import iconv from 'iconv-lite'
import type { FeedItem, FeedReading, ReadFeed, ReadFeedOptions } from './feed-reading'
import { readFeed } from './read-feed'

const now = new Date('2026-03-01T00:00:00Z')
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (body: string | Uint8Array, more: Partial<ReadFeedOptions> = {}): Promise<FeedReading> =>
  readFeed(typeof body === 'string' ? encode(body) : body, { contentType: null, now, zone: 'Asia/Jakarta', ...more })

async function readOk(body: string | Uint8Array, more: Partial<ReadFeedOptions> = {}): Promise<ReadFeed> {
  const reading = await read(body, more)
  if (!reading.ok) throw new Error(`${reading.reason}: ${reading.detail}`)
  return reading
}

async function firstOf(body: string | Uint8Array, more: Partial<ReadFeedOptions> = {}): Promise<FeedItem> {
  const [item] = (await readOk(body, more)).items
  if (!item) throw new Error('There is no item.')
  return item
}

const item = (inner: string): string => `<item><title>Jalan desa diperbaiki</title><link>https://kabar.contoh/1</link>`
  + `<guid isPermaLink="false">k-1</guid><pubDate>Thu, 12 Feb 2026 14:30:00 +0700</pubDate>${inner}</item>`
const rss = (items: string, channel = '<title>Kabar</title><link>https://kabar.contoh/</link>', root = 'version="2.0"'): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss ${root}><channel>${channel}${items}</channel></rss>`
const atom = (entry: string, root = 'xmlns="http://www.w3.org/2005/Atom"'): string => `<feed ${root}><title>Kabar</title><entry>${entry}</entry></feed>`

const whole = { title: 'Jalan desa diperbaiki', link: 'https://kabar.contoh/1', guid: 'k-1', published: new Date('2026-02-12T07:30:00Z') }

describe('readFeed on orderly feeds', () => {
  it('reads RSS 2.0 with everything in it', async () => {
    const feed = await readOk(rss(
      item('<dc:creator><![CDATA[Sri Contoh]]></dc:creator><description><![CDATA[<p>Ringkas.</p>]]></description>'
        + '<content:encoded><![CDATA[<p>Paragraf satu.</p><p>Paragraf <b>dua</b> &amp; tiga.</p>]]></content:encoded>'
        + '<enclosure url="https://kabar.contoh/a.jpg" type="image/jpeg" length="1200"/>'),
      '<title>Kabar</title><link>https://kabar.contoh/</link><language>id-ID</language><ttl>30</ttl>',
    ))
    expect(feed).toMatchObject({ reader: 'rss-parser', title: 'Kabar', siteUrl: 'https://kabar.contoh/', language: 'id-id', ttlMinutes: 30 })
    expect(feed.items).toEqual([{
      ...whole,
      publishedRaw: 'Thu, 12 Feb 2026 14:30:00 +0700',
      updated: null,
      author: 'Sri Contoh',
      text: 'Paragraf satu.\n\nParagraf dua & tiga.',
      summary: 'Ringkas.',
      language: 'id-id',
      enclosure: { url: 'https://kabar.contoh/a.jpg', type: 'image/jpeg', bytes: 1200 },
    }])
  })

  it('reads Atom 1.0', async () => {
    const entry = await firstOf(atom('<title type="html">A &amp;amp; B</title><link rel="self" href="https://k.contoh/x.json"/>'
      + '<link href="https://k.contoh/1"/><id>tag:k.contoh,2026:1</id><published>2026-02-12T14:30:00+07:00</published>'
      + '<updated>2026-02-13T14:30:00+07:00</updated><author><name>Sri</name><email>s@k.contoh</email></author>'
      + '<summary>Ringkas</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Isi</p></div></content>'))
    expect(entry).toMatchObject({
      title: 'A & B', link: 'https://k.contoh/1', guid: 'tag:k.contoh,2026:1', author: 'Sri', text: 'Isi', summary: 'Ringkas',
      published: new Date('2026-02-12T07:30:00Z'), updated: new Date('2026-02-13T07:30:00Z'),
    })
  })

  test.each([
    ['Atom 0.3', atom('<title>Satu</title><link rel="alternate" type="text/html" href="https://k.contoh/1"/>'
      + '<issued>2026-02-12T14:30:00+07:00</issued>', 'version="0.3" xmlns="http://purl.org/atom/ns#"')],
    ['RSS 1.0', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
      + '<channel rdf:about="https://k.contoh/"><title>K</title></channel><item rdf:about="https://k.contoh/1"><title>Satu</title>'
      + '<link>https://k.contoh/1</link><dc:date>2026-02-12T14:30:00+07:00</dc:date></item></rdf:RDF>'],
    ['RDF with other prefixes', '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">'
      + '<s:item><s:title>Satu</s:title><s:link>https://k.contoh/1</s:link><d:date>2026-02-12T07:30:00Z</d:date></s:item></r:RDF>'],
    ['Atom with a prefix', '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Satu</a:title>'
      + '<a:link href="https://k.contoh/1"/><a:updated>2026-02-12T07:30:00Z</a:updated></a:entry></a:feed>'],
    ['RSS without a version', '<rss><channel><item><title>Satu</title><link>https://k.contoh/1</link><pubDate>12 Feb 2026 14:30</pubDate></item></channel></rss>'],
    ['RSS in upper case', '<RSS VERSION="2.0"><CHANNEL><ITEM><TITLE>Satu</TITLE><LINK>https://k.contoh/1</LINK>'
      + '<PUBDATE>12 Feb 2026 14:30</PUBDATE></ITEM></CHANNEL></RSS>'],
    ['a guid for a link', rss('<item><title>Satu</title><guid>https://k.contoh/1</guid><pubDate>12/02/2026 14:30</pubDate></item>')],
  ])('reads %s', async (_, body) => {
    const first = await firstOf(body)
    expect(first).toMatchObject({ title: 'Satu', link: 'https://k.contoh/1' })
    expect(first.published ?? first.updated).toEqual(new Date('2026-02-12T07:30:00Z'))
  })

  it('reads JSON Feed', async () => {
    const reading = await readOk(JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1', title: 'K', home_page_url: 'https://k.contoh/', language: 'id',
      items: [{ id: 7, url: '/1', title: ' Satu ', content_html: '<p>Isi</p>', summary: 'Ringkas', date_published: '2026-02-12T14:30:00+07:00',
        authors: [{ name: 'Sri' }], attachments: [{ url: 'https://k.contoh/a.mp3', mime_type: 'audio/mpeg' }] }, 'rusak'],
    }))
    expect(reading).toMatchObject({ reader: 'json-feed', title: 'K', language: 'id' })
    expect(reading.items).toEqual([{
      guid: '7', title: 'Satu', link: 'https://k.contoh/1', published: new Date('2026-02-12T07:30:00Z'), updated: null,
      publishedRaw: '2026-02-12T14:30:00+07:00', author: 'Sri', text: 'Isi', summary: 'Ringkas', language: 'id',
      enclosure: { url: 'https://k.contoh/a.mp3', type: 'audio/mpeg', bytes: null },
    }])
  })

  it('gives an empty list for a feed without items', async () => {
    expect(await readOk(rss(''))).toMatchObject({ title: 'Kabar', items: [] })
  })
})

describe('readFeed on broken feeds', () => {
  test.each([
    ['junk before the prolog', `<br />\n<b>Deprecated</b>: x in <b>y.php</b>\n${rss(item(''))}`],
    ['blank lines before the prolog', `\n\n${rss(item(''))}`],
    ['control characters', rss(item('<description>a\u0003b\u0000</description>'))],
    ['a bare ampersand', rss(item('<category>A & B</category><comments>https://k.contoh/?a=1&b=2</comments>'))],
    ['an unknown entity', rss(item('<author>Sri &nbsp; &entah; &hellip;</author>'))],
    ['unescaped HTML', rss(item('<description>satu<br>dua <img src=x> <p>tiga</description>'))],
    ['a stray closing tag', rss(item('</div>'))],
    ['an unquoted attribute', rss(item('<enclosure url=https://k.contoh/a.jpg type=image/jpeg />'))],
    ['a wrong closing tag', rss(item('<author>Sri</auhtor>'))],
    ['a cut end', rss(item('') + item('<description><![CDATA[putus di tengah')).split('tengah')[0] ?? ''],
    ['items that are not closed', rss(item('').replace('</item>', '') + item(''))],
    ['windows-1252 bytes', new Uint8Array(iconv.encode(rss(item('<author>“Sri”</author>')).replace('UTF-8', 'windows-1252'), 'windows-1252'))],
    ['a DTD without entities', rss(item('')).replace('<rss', '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "x.dtd"><rss')],
    ['a CDATA title', rss(item('').replace('Jalan desa diperbaiki', '<![CDATA[Jalan <i>desa</i> diperbaiki]]>'))],
    ['markup in the title', rss(item('').replace('desa', '<i>desa</i>'))],
    ['an unclosed title', rss(item('').replace('</title>', ''))],
  ])('survives %s', async (_, body) => expect(await firstOf(body)).toMatchObject(whole))

  it('keeps every item of a feed with one bad Atom date', async () => {
    const feed = await readOk('<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>1</title><link href="https://k.contoh/1"/><updated>entah</updated></entry>'
      + '<entry><title>2</title><link href="https://k.contoh/2"/><updated>2026-02-12T07:30:00Z</updated></entry></feed>')
    expect(feed.items.map(({ title, updated }) => [title, updated?.toISOString() ?? null])).toEqual([['1', null], ['2', '2026-02-12T07:30:00.000Z']])
  })

  it('joins an xhtml title that rss-parser loses to what it kept', async () => {
    const entry = '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Satu <b>dua</b><script>x()</script></div></title>'
      + '<link href="https://k.contoh/1"/><updated>2026-02-12T07:30:00Z</updated><content>Isi</content>'
    expect(await readOk(atom(entry))).toMatchObject({ reader: 'rss-parser+sax', items: [{ title: 'Satu dua', link: 'https://k.contoh/1', text: 'Isi' }] })
  })

  it('resolves links along xml:base, then the fetched address, and drops what is no web address', async () => {
    const nested = '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://k.contoh/a/"><entry xml:base="b/"><title>x</title><link href="c"/></entry></feed>'
    expect((await firstOf(nested)).link).toBe('https://k.contoh/a/b/c')
    const relative = rss('<item><title>x</title><link>/satu</link></item>')
    expect((await firstOf(relative, { baseUrl: 'https://lain.contoh/feed' })).link).toBe('https://lain.contoh/satu')
    expect((await firstOf(relative)).link).toBe('https://kabar.contoh/satu')
    expect((await firstOf(rss('<item><title>x</title><link>javascript:alert(1)</link></item>'))).link).toBeNull()
  })

  it('holds dates from the future at now and keeps the raw text', async () => {
    const body = rss(item('').replace('12 Feb 2026', '12 Feb 2027'))
    expect(await firstOf(body)).toMatchObject({ published: now, publishedRaw: 'Thu, 12 Feb 2027 14:30:00 +0700' })
  })

  it('takes the media description of a video feed', async () => {
    const entry = '<title>Video</title><link href="https://v.contoh/1"/><published>2026-02-12T07:30:00Z</published>'
      + '<media:group><media:title>Lain</media:title><media:description>Isi video</media:description></media:group>'
    expect(await firstOf(atom(entry))).toMatchObject({ title: 'Video', text: 'Isi video' })
  })

  it('reads the period of the syndication module as minutes', async () => {
    const channel = '<title>K</title><sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>'
    expect((await readOk(rss(item(''), channel))).ttlMinutes).toBe(30)
  })

  it('is not disturbed by the broken feed before it', async () => {
    const bodies = [rss(item('')), rss(item('</div>')), rss(item('')), '<rss version="2.0"><channel>', rss(item(''))]
    const titles = await Promise.all(bodies.map(async body => (await readOk(body)).items[0]?.title ?? null))
    expect(titles).toEqual([whole.title, whole.title, whole.title, null, whole.title])
  })
})

describe('readFeed on what is no feed', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, i) =>
    `<!ENTITY b${i} "${`&${i === 0 ? 'a' : `b${i - 1}`};`.repeat(10)}">`).join('')}]><rss><channel><item><title>&b29;</title></item></channel></rss>`
  test.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    [bomb, 'entities-refused'],
    ['<!doctype html><html><head><title>Beranda</title></head><body><p>Halo</p></body></html>', 'html'],
    ['<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/x.js"></script></body></html>', 'challenge'],
    ['<html><body>Please verify you are a human<div class="g-recaptcha"></div></body></html>', 'challenge'],
    ['<div>Tidak ditemukan</div>', 'html'],
    ['{"error": "not found"}', 'not-a-feed'],
    ['{"items": [', 'not-a-feed'],
    ['halo dunia', 'not-a-feed'],
    ['<opml version="2.0"><body><outline text="a"/></body></opml>', 'html'],
    ['<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://k.contoh/</loc></url></urlset>', 'not-a-feed'],
  ])('%p', async (body, reason) => expect(await read(body)).toMatchObject({ ok: false, reason }))
})
