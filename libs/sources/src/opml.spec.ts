import { canonicalUrl } from '@kentongan/posts'
import * as fc from 'fast-check'
import { parseOpml } from 'feedsmith'
import { readOpml } from './read-opml'
import { writeOpml } from './write-opml'

const now = new Date('2026-03-01T05:00:00Z')
const opml = (...lines: string[]): string =>
  ['<?xml version="1.0"?>', '<opml version="2.0"><body>', ...lines, '</body></opml>'].join('\n')
const entry = (more: string): string => `<outline type="rss" text="Satu" ${more}/>`

describe('readOpml', () => {
  it('reads nested folders flat, with lines', () => {
    const { outlines, problems } = readOpml(opml(
      '<outline text="Nasional">',
      '  <outline text="Satu" title="Satu &amp; Dua" xmlUrl="https://example.com/feed" htmlUrl="https://example.com"/>',
      '  <outline text="Daerah"><outline', '    TEXT="Tiga" XMLURL=\'https://example.org/rss\'/></outline>', '</outline>',
      '<outline xmlUrl="https://example.net/rss"></outline>',
    ))
    expect(problems).toEqual([])
    expect(outlines).toEqual([
      { title: 'Satu & Dua', xmlUrl: 'https://example.com/feed', htmlUrl: 'https://example.com', line: 4 },
      { title: 'Tiga', xmlUrl: 'https://example.org/rss', htmlUrl: null, line: 5 },
      { title: 'https://example.net/rss', xmlUrl: 'https://example.net/rss', htmlUrl: null, line: 8 },
    ])
  })

  test.each<[string, string, string, string]>([
    ['no address', entry(''), 'no-url', 'Satu'],
    ['an empty one', entry('xmlUrl=" "'), 'no-url', 'Satu'],
    ['an empty folder', '<outline text="Kosong"></outline>', 'no-url', 'Kosong'],
    ['no web address', entry('xmlUrl="file:///etc/passwd"'), 'bad-url', 'file:///etc/passwd'],
    ['half an address', entry('xmlUrl="example.com/feed"'), 'bad-url', 'example.com/feed'],
    ['a double', entry('xmlUrl="http://www.example.com/known?utm_source=x"'), 'double',
      'http://www.example.com/known?utm_source=x'],
  ])('%s', (_, line, problem, value) => {
    const result = readOpml(opml(entry('xmlUrl="https://example.com/known"'), line, entry('xmlUrl="https://example.org/last"')))
    expect(result.problems).toEqual([{ line: 4, problem, value }])
    expect(result.outlines.map(outline => outline.line)).toEqual([3, 5])
  })

  test.each<[string, string, number]>([
    ['an outline never closed', opml('<outline text="a" xmlUrl="https://example.com/a">',
      '<outline text="b" xmlUrl="https://example.com/b"/>'), 3],
    ['a wrong closing tag', '<opml>\n<body>\n<outline text="a">\n</body>\n</opml>', 3],
    ['a file cut short', opml(entry('xmlUrl="https://example.com/a"'), entry('xmlUrl="https://example.com/b"')).slice(0, -25), 4],
    ['a file cut inside a tag', '<opml>\n<body>\n<outline text="a', 3],
  ])('%s is one problem', (_, xml, line) => {
    expect(readOpml(xml).problems.filter(({ problem }) => problem === 'broken-xml').map(broken => broken.line)).toEqual([line])
  })

  it('keeps what a broken file still tells', () => {
    expect(readOpml('<opml><body><outline text="a" xmlUrl="https://example.com/a"/><outline te').outlines).toHaveLength(1)
  })

  const others = ['', '{"version":1}', '<html><body><p>404', 'Satu\nDua', '<?xml version="1.0"?><rss></rss>', '\u0000\u0001']
  test.each(others)('%j is no list', xml =>
    expect(readOpml(xml)).toEqual({ outlines: [], problems: [{ line: 1, problem: 'not-opml', value: '' }] }))

  it('refuses declared entities, and not a plain DOCTYPE', () => {
    const bomb = '<?xml version="1.0"?>\n<!DOCTYPE opml [\n<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>\n<opml><body>'
    expect(readOpml(`${bomb}${entry('xmlUrl="https://example.com/a" title="&b;"')}</body></opml>`))
      .toEqual({ outlines: [], problems: [{ line: 2, problem: 'entities-refused', value: '' }] })
    expect(readOpml(`<!DOCTYPE opml>${opml(entry('xmlUrl="https://example.com/a"'))}`).problems).toEqual([])
  })

  it('accepts a bare ampersand, a byte order mark and any line ends', () => {
    const xml = `\ufeff${opml('', '<!-- <outline/> -->', entry('xmlUrl="https://example.com/?a=1&b=2"'))}`
    for (const end of ['\n', '\r\n', '\r']) {
      expect(readOpml(xml.replaceAll('\n', end)))
        .toMatchObject({ outlines: [{ xmlUrl: 'https://example.com/?a=1&b=2', line: 5 }], problems: [] })
    }
  })

  it('stops where a file nests without end', () => {
    const deep = `<opml>\n${entry('xmlUrl="https://example.com/a"')}\n${'<a>'.repeat(100_000)}${'</b>'.repeat(100_000)}`
    expect(readOpml(deep)).toMatchObject({ outlines: [{ line: 2 }], problems: [{ line: 3, problem: 'broken-xml' }] })
  })

  it('never throws, and tells lines that exist, in order', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('<opml>', '<body>', '<outline text="a">',
      '<outline xmlUrl="https://e.com"/>', '</outline>', '</opml>', '\n', '<', '"', '<!DOCTYPE', '[', '<![CDATA[', '<!--', '>'))
    fc.assert(fc.property(fc.array(piece), pieces => {
      const xml = pieces.join('')
      const { outlines, problems } = readOpml(xml)
      const lines = problems.map(problem => problem.line)
      expect(lines).toEqual([...lines].sort((one, other) => one - other))
      for (const line of [...lines, ...outlines.map(outline => outline.line)]) {
        expect(line).toBeGreaterThanOrEqual(1)
        expect(line).toBeLessThanOrEqual(xml.split(/\r\n|\n|\r/).length)
      }
    }))
  })
})

const title = fc.string({ unit: 'grapheme', minLength: 1 })
  .map(text => text.replace(/\s+/gu, ' ').trim()).filter(text => text !== '')
const url = fc.webUrl({ withQueryParameters: true })
const source = fc.record({ title, xmlUrl: url, htmlUrl: fc.option(url) })
const listed = fc.uniqueArray(source, { selector: one => canonicalUrl(one.xmlUrl) })

describe('writeOpml', () => {
  it('writes what readOpml reads back', () => {
    fc.assert(fc.property(listed, sources => {
      const { outlines, problems } = readOpml(writeOpml(sources, now))
      expect(problems).toEqual([])
      expect(outlines.map(({ line: _, ...rest }) => rest)).toEqual(sources)
    }))
  })

  it('writes what another reader reads', () => {
    const sources = [{ title: 'Satu "&" <Dua>', xmlUrl: 'https://example.com/?a=1&b=2', htmlUrl: null }]
    expect(parseOpml(writeOpml(sources, now))).toMatchObject({
      head: { dateCreated: expect.anything() },
      body: { outlines: [{ text: 'Satu "&" <Dua>', xmlUrl: 'https://example.com/?a=1&b=2' }] },
    })
  })

  it('leaves out what XML cannot carry, and never a title', () => {
    const written = writeOpml([{ title: 'a\u0000\ud800b\n\tc\uffff', xmlUrl: 'https://example.com/a', htmlUrl: null },
      { title: ' ', xmlUrl: 'https://example.com/b', htmlUrl: null }], now)
    expect(readOpml(written).outlines.map(outline => outline.title)).toEqual(['ab c', 'https://example.com/b'])
    expect(written).toContain('Sun, 01 Mar 2026 05:00:00 GMT')
  })
})
