import fc from 'fast-check'
import type { ReadFeedOptions } from './feed-reading'
import { readFeed } from './read-feed'

const options: ReadFeedOptions = { contentType: null, now: new Date('2026-03-01T00:00:00Z'), zone: 'Asia/Jakarta' }
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

const feed = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Kabar</title>
<item><title>Satu &amp; dua</title><link>https://k.contoh/1</link><pubDate>Thu, 12 Feb 2026 14:30:00 +0700</pubDate>
<description><![CDATA[<p>Isi &#8211; satu</p>]]></description><dc:creator>Sri</dc:creator></item>
<item><title>Tiga</title><link>https://k.contoh/2</link><pubDate>12 Februari 2026</pubDate><content:encoded>&lt;p&gt;x</content:encoded></item>
</channel></rss>`

describe('readFeed, whatever comes', () => {
  it('never throws on random bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.option(fc.string()), async (bytes, contentType) => {
      const reading = await readFeed(bytes, { ...options, contentType })
      expect(typeof reading.ok).toBe('boolean')
    }), { numRuns: 300 })
  })

  it('never throws on a feed with bytes changed, cut out and doubled', async () => {
    const edit = fc.record({ at: fc.nat(feed.length), drop: fc.nat(40), insert: fc.constantFrom('', '<', '>', '&', '<item>', '</item>', ']]>', '<![CDATA[', '"', '<!--', '\0', '<title/>', '</channel>') })
    await fc.assert(fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async edits => {
      const broken = edits.reduce((text, { at, drop, insert }) => text.slice(0, at) + insert + text.slice(at + drop), feed)
      const reading = await readFeed(encode(broken), options)
      if (reading.ok) for (const { text, published } of reading.items) expect([typeof text, published === null || published <= options.now]).toEqual(['string', true])
    }), { numRuns: 500 })
  })

  it('keeps the complete items of a feed cut anywhere', async () => {
    const afterFirst = feed.indexOf('</item>') + '</item>'.length
    await fc.assert(fc.asyncProperty(fc.integer({ min: afterFirst, max: feed.length }), async end => {
      const reading = await readFeed(encode(feed.slice(0, end)), options)
      expect(reading).toMatchObject({ ok: true })
      expect(reading.ok && reading.items[0]).toMatchObject({ title: 'Satu & dua', link: 'https://k.contoh/1', published: new Date('2026-02-12T07:30:00Z') })
    }))
  })

  it('gives back the titles and texts that were put in', async () => {
    const words = fc.stringMatching(/^[A-Za-z0-9<>&"'é– ]{1,40}$/).map(text => `a${text}`.replace(/\s+/g, ' ').trim())
    const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    await fc.assert(fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 5 }), async titles => {
      const entries = titles.map((title, index) => `<entry><title>${escape(title)}</title><link href="https://k.contoh/${index}"/>`
        + `<updated>2026-02-12T07:30:00Z</updated><content type="text">${escape(title)}</content></entry>`)
      const reading = await readFeed(encode(`<feed xmlns="http://www.w3.org/2005/Atom">${entries.join('')}</feed>`), options)
      const read = reading.ok ? reading.items : []
      expect(read.map(({ title }) => title)).toEqual(titles)
      expect(read.map(({ text }) => text)).toEqual(titles)
    }))
  })

  it('reads deep nesting, long attributes and open tags in linear time', async () => {
    const bodies = ['<a>'.repeat(200_000), '<item>'.repeat(50_000), '</b>'.repeat(200_000), '<description>'.repeat(50_000), `<x ${'a="b" '.repeat(50_000)}>`, '<title>'.repeat(50_000)]
    for (const body of bodies) {
      await readFeed(encode(`<rss version="2.0"><channel><item>${body}</item></channel></rss>`), options)
    }
  })
})
