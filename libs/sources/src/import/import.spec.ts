import type { ImportMapping } from '@kentongan/contracts'
import fc from 'fast-check'
import { findHeader } from './find-header'
import { guessColumns } from './guess-columns'
import { readCsv } from './read-csv'
import { readImportCount, showsDecimal } from './read-import-count'
import { readImportDate, showsOrder } from './read-import-date'
import { readJsonLines } from './read-json-lines'
import { rowToPost } from './row-to-post'

const now = new Date('2026-11-21T10:00:00Z')
const row = (...cells: string[]) => ({ line: 2, cells })

describe('counts', () => {
  it.each<[string, 'comma' | 'point', number | null]>([
    ['12', 'comma', 12], ['1.234', 'comma', 1234], ['1,234', 'point', 1234], ['1.2K', 'point', 1200], ['1,2 rb', 'comma', 1200], ['1,5 jt', 'comma', 1_500_000], ['2M', 'point', 2_000_000], ['2 M', 'comma', 2_000_000_000],
    ['1.234.567', 'comma', 1234567], ['1,234,567', 'point', 1234567], ['12.0', 'comma', 12], ['12.0', 'point', 12], ['0', 'comma', 0], ['3 ribu', 'comma', 3000], ['1 234', 'point', 1234], ['+7', 'point', 7],
    ['', 'comma', null], ['-', 'comma', null], ['N/A', 'point', null], ['-5', 'point', null], ['1.5', 'point', null], ['1.234', 'point', null], ['12 kali', 'comma', null], ['9'.repeat(30), 'comma', null], ['1.2345', 'comma', null],
  ])('reads %j with a decimal %s as %j', (written, decimal, count) => expect(readImportCount(written, decimal)).toBe(count))

  it.each([['1.234', 'comma'], ['1,2 rb', 'comma'], ['1.234,5', 'comma'], ['1,234', 'point'], ['1.2K', 'point'], ['1,234.5', 'point'], ['12', null], ['', null]])('sees in %j a decimal %j', (written, decimal) => expect(showsDecimal(written)).toBe(decimal))
})

describe('dates', () => {
  const read = (written: string, dateOrder: ImportMapping['dateOrder'] = 'day-first', zone: ImportMapping['zone'] = 'Asia/Jakarta') => {
    const date = readImportDate(written, { dateOrder, zone })
    return date.ok ? date.at.toISOString() : date.problem
  }
  it.each<[string, ImportMapping['dateOrder'], string]>([
    ['03/04/2026', 'day-first', '2026-04-02T17:00:00.000Z'], ['03/04/2026', 'month-first', '2026-03-03T17:00:00.000Z'], ['13/04/2026 10:00', 'day-first', '2026-04-13T03:00:00.000Z'], ['13/04/2026', 'month-first', 'date-order'],
    ['04/13/2026 2:05 PM', 'month-first', '2026-04-13T07:05:00.000Z'], ['04/13/2026', 'day-first', 'date-order'], ['21-Nov-2026 10:30AM', 'day-first', '2026-11-21T03:30:00.000Z'], ['2026-04-03 10:00:00 EDT', 'month-first', '2026-04-03T14:00:00.000Z'],
    ['3 April 2026 14.30 WITA', 'month-first', '2026-04-03T06:30:00.000Z'], ['2026-04-03T14:30:00', 'month-first', '2026-04-03T07:30:00.000Z'], ['46115.5', 'day-first', '2026-04-03T05:00:00.000Z'], ['1775210400', 'day-first', '2026-04-03T10:00:00.000Z'],
    ['kemarin', 'day-first', 'date-unreadable'], ['00/00/2026', 'day-first', 'date-unreadable'], ['12345', 'day-first', 'date-unreadable'],
  ])('reads %j, %s, as %j', (written, order, at) => expect(read(written, order)).toBe(at))

  it('takes the zone of the file where a date names none', () => expect(['UTC', 'Asia/Jakarta', 'Asia/Jayapura'].map(zone => read('2026-04-03 12:00', 'day-first', zone as 'UTC'))).toEqual(['2026-04-03T12:00:00.000Z', '2026-04-03T05:00:00.000Z', '2026-04-03T03:00:00.000Z']))
  it.each([['13/04/2026', 'day-first'], ['04/13/2026', 'month-first'], ['03/04/2026', null], ['2026-04-03', 'none'], ['', 'none']])('sees in %j the order %j', (written, order) => expect(showsOrder(written)).toBe(order))
})

describe('columns', () => {
  const named = (headers: readonly string[], ...rows: string[][]) => {
    const { mapping } = guessColumns(headers, rows)
    return Object.fromEntries(Object.entries(mapping.columns).map(([field, at]) => [field, headers[at!]]))
  }
  it.each<[string, string[], object]>([
    ['a Meltwater-like export', ['Date', 'Headline', 'URL', 'Opening Text', 'Hit Sentence', 'Source', 'Influencer', 'Country', 'Language', 'Reach', 'Document ID', 'Time'],
      { date: 'Date', title: 'Headline', url: 'URL', lead: 'Opening Text', text: 'Hit Sentence', author: 'Influencer', language: 'Language', id: 'Document ID', time: 'Time' }],
    ['a CrowdTangle-like export', ['Page Name', 'User Name', 'Followers at Posting', 'Post Created', 'Type', 'Likes', 'Comments', 'Shares', 'URL', 'Message', 'Link'],
      { author: 'Page Name', handle: 'User Name', followers: 'Followers at Posting', date: 'Post Created', likes: 'Likes', replies: 'Comments', shares: 'Shares', url: 'URL', text: 'Message' }],
    ['a Brandwatch-like export', ['Query Name', 'Date', 'Title', 'Snippet', 'Url', 'Domain', 'Author', 'Full Name', 'X Likes', 'X Reposts', 'Impressions'],
      { date: 'Date', title: 'Title', text: 'Snippet', url: 'Url', author: 'Author', likes: 'X Likes', shares: 'X Reposts', views: 'Impressions' }],
    ['a Talkwalker-like export', ['published', 'title', 'content', 'url', 'author_name', 'lang'], { date: 'published', title: 'title', text: 'content', url: 'url', author: 'author_name', language: 'lang' }],
    ['a list of one\'s own', ['No', 'Tanggal', 'Judul', 'Isi', 'Tautan', 'Akun', 'Pengikut', 'Suka'], { date: 'Tanggal', title: 'Judul', text: 'Isi', url: 'Tautan', author: 'Akun', followers: 'Pengikut', likes: 'Suka' }],
    ['JSON of a platform', ['id', 'createdAt', 'text', 'user.username'], { id: 'id', date: 'createdAt', text: 'text' }],
  ])('finds those of %s', (_name, headers, expected) => expect(named(headers)).toEqual(expected))

  it('finds addresses and dates by what stands there', () => {
    expect(named(['a', 'b', 'judul'], ['https://a.example/1', '3 April 2026', 'x'], ['https://a.example/2', '4 April 2026', 'y'])).toEqual({ url: 'a', date: 'b', title: 'judul' })
  })

  it.each<[string, string[], object, boolean]>([
    ['a date that tells', ['03/04/2026', '13/04/2026'], { dateOrder: 'day-first' }, false], ['the other order', ['03/04/2026', '04/13/2026'], { dateOrder: 'month-first' }, false],
    ['none that tells', ['03/04/2026', '05/06/2026'], { dateOrder: 'day-first' }, true], ['dates without doubt', ['2026-04-03'], {}, false], ['no dates', [], {}, false],
  ])('judges the order by %s', (_name, dates, mapping, dateDoubt) => expect(guessColumns(['Tanggal'], dates.map(date => [date]))).toMatchObject({ mapping, dateDoubt }))

  it('tells how numbers are written, the zone, and news from social posts', () => {
    expect(guessColumns(['Date (UTC)', 'Likes'], [['', '1.234'], ['', '5']]).mapping).toMatchObject({ decimal: 'comma', zone: 'UTC', kind: 'post' })
    expect(guessColumns(['Date', 'Headline'], []).mapping).toMatchObject({ decimal: 'point', zone: 'Asia/Jakarta', kind: 'article' })
  })

  it.each<[string, string[][], number]>([
    ['the first row', [['Date', 'URL'], ['x', 'y']], 0], ['lines about the query', [['Report: x'], [''], ['From', '2026'], ['Date', 'Title', 'Url'], ['1', 'b', 'c']], 3], ['unknown names', [['x', 'y'], ['1', '2']], 0], ['one column', [[''], ['teks'], ['a']], 1], ['nothing', [[''], [' ']], -1],
  ])('finds the header after %s', (_name, rows, at) => expect(findHeader(rows.map(cells => row(...cells)))).toBe(at))
})

describe('a row', () => {
  const mapping: ImportMapping = { columns: { date: 0, title: 1, text: 2, url: 3, author: 4, likes: 5, handle: 6, followers: 7 }, dateOrder: 'day-first', decimal: 'comma', zone: 'Asia/Jakarta', kind: 'post' }
  const read = (cells: string[], more: Partial<ImportMapping> = {}) => rowToPost(row(...cells), { mapping: { ...mapping, ...more }, columns: 8, now })
  const good = ['3/4/2026 10.00', '', 'Antre <b>paspor</b> &amp; lama', 'www.kabar.example/a?utm_source=x', 'Ani', '1,2 rb', '@ani', '']

  it('is a post', () => {
    expect(read(good)).toEqual({ ok: true, post: {
      key: '["url","https://kabar.example/a"]', guid: null, url: 'https://www.kabar.example/a?utm_source=x', canonicalUrl: 'https://kabar.example/a', title: 'Antre paspor & lama', text: 'Antre paspor & lama', author: 'Ani', language: null,
      publishedAt: new Date('2026-04-03T03:00:00Z'), publishedRaw: '3/4/2026 10.00', updatedAt: null, kind: 'post', published: { at: new Date('2026-04-03T03:00:00Z'), confidence: 'exact' },
      social: { ref: 'https://kabar.example/a', author: { handle: 'ani', name: 'Ani', url: null, followers: null }, likes: 1200, replies: null, shares: null, views: null, replyTo: null, quoteOf: null },
    } })
  })

  it.each<[string, string[], string, string]>([
    ['without a date', ['', 'a'], 'date-missing', ''], ['with a date that is none', ['besok', 'a'], 'date-unreadable', 'besok'], ['whose month cannot be', ['04/13/2026', 'a'], 'date-order', '04/13/2026'],
    ['from the future', ['3/4/2030', 'a'], 'date-out-of-range', '3/4/2030'], ['from before the web', ['3/4/1970', 'a'], 'date-out-of-range', '3/4/1970'], ['without words', ['3/4/2026', ' ', '<p></p>'], 'words-missing', ''],
    ['with an address that is none', ['3/4/2026', 'a', '', 'tidak ada'], 'url-unreadable', 'tidak ada'], ['that leads to a script', ['3/4/2026', 'a', '', 'javascript:alert(1)'], 'url-unreadable', 'javascript:alert(1)'],
    ['with more cells than the header', ['3/4/2026', 'a', 'b', '', '', '', '', '', 'lebih'], 'too-many-cells', 'lebih'],
  ])('%s is refused', (_name, cells, problem, value) => expect(read(cells)).toEqual({ ok: false, problem, value }))

  it('is known again by its own name, its address, or what it says', () => {
    const key = (cells: string[], columns: ImportMapping['columns'] = mapping.columns) => {
      const answer = read(cells, { columns })
      return answer.ok ? answer.post.key : answer.problem
    }
    expect(key(good, { ...mapping.columns, id: 4 })).toBe('["guid","Ani"]')
    const bare = ['3/4/2026', 'Judul', 'Isi', '', 'Ani']
    expect(key(bare)).toBe('["row","Ani","2026-04-02T17:00:00.000Z","Judul","Isi"]')
    expect(key(['03/04/2026 00.00', ...bare.slice(1)])).toBe(key(bare))
  })

  it('takes date and time from two columns, keeps an emoji, marks and a long text, and joins an opening with the text', () => {
    const answer = read(['3/4/2026', '\u200f😀', 'x'.repeat(10_000), '', '14:30', 'Teras'], { columns: { date: 0, time: 4, title: 1, text: 2, lead: 5 }, kind: 'article' })
    expect(answer).toMatchObject({ ok: true, post: { title: '\u200f😀', text: `Teras\n\n${'x'.repeat(10_000)}`, publishedAt: new Date('2026-04-03T07:30:00Z'), kind: 'article' } })
    expect(answer).not.toHaveProperty('post.social')
  })
})

describe('tables', () => {
  it.each<[string, string, string[][]]>([
    ['semicolons and a byte order mark', '\ufeffa;b\n1;"x;y"\n', [['a', 'b'], ['1', 'x;y']]], ['tabs', 'a\tb\r\n1\t2', [['a', 'b'], ['1', '2']]], ['commas within quotes', 'a,b\n"1,5","x ""y"""\n', [['a', 'b'], ['1,5', 'x "y"']]],
    ['Excel\'s own first line', 'sep=;\na;b\n1;2,5', [['a', 'b'], ['1', '2,5']]], ['old line ends', 'a,b\r1,2\r', [['a', 'b'], ['1', '2']]],
  ])('reads %s', (_name, text, cells) => expect([...readCsv(text)].map(each => each.cells).filter(row => row.join('') !== '')).toEqual(cells))

  it('counts lines over cells that hold some, and says where a quote never closes', () => {
    expect([...readCsv('a,b\n"x\ny",2\n3,"z\n4,5\n')].map(({ line, broken }) => [line, broken])).toEqual([[1, undefined], [2, undefined], [4, 'unclosed-quote']])
  })

  it('reads JSON lines and lists by their paths, and names lines that are none', () => {
    const lines = [...readJsonLines('{"a":1,"b":{"c":"x"}}\n\nnope\n[1]\n{"b":{"c":"y"}}')]
    expect(lines).toEqual([{ line: 0, cells: ['a', 'b.c'] }, { line: 1, cells: ['1', 'x'] }, { line: 3, cells: ['nope'], broken: 'not-json' }, { line: 4, cells: ['[1]'], broken: 'not-json' }, { line: 5, cells: ['', 'y'] }])
    expect([...readJsonLines(' [{"a":"1"},{"a":"2"}]')].map(({ cells }) => cells)).toEqual([['a'], ['1'], ['2']])
  })

  it('reads a table beyond one window of the parser as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', ' ', '😀'), maxLength: 12 })
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 }), rows => {
      // Filled with a wide cell, so that a few hundred rows span windows.
      const wide = Array.from({ length: 40 }, (_, at) => rows[at % rows.length]!)
      const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
      const written = ['judul,isi,z', ...wide.map(([a, b]) => [quote(a), quote(b), 'w'.repeat(60_000)].join(','))].join('\n')
      expect([...readCsv(written)].slice(1).map(({ cells }) => cells.slice(0, 2))).toEqual(wide)
    }), { numRuns: 8 })
  })
})
