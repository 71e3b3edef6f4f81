import { CreateAgency } from '@kentongan/contracts'
import { readAgencyCsv } from './read-agency-csv'

const known = 'instansi, induk, zona waktu, nama lain, nama ambigu, singkatan, singkatan ambigu, kata kunci, kata kunci ambigu, kantor, kantor ambigu, '
  + 'jabatan, jabatan ambigu, wilayah, konteks, pengecualian, sumber'
const lines = (...given: string[]) => given.join('\n')
const names = (csv: string) => readAgencyCsv(csv).rows.map(row => row.name)
const problems = (csv: string) => readAgencyCsv(csv).problems

describe('a good file', () => {
  it('gives the agency with its terms, its own name first', () => {
    expect(readAgencyCsv(lines(
      'instansi;induk;zona waktu;nama lain;singkatan;singkatan ambigu;konteks;pengecualian;sumber',
      'Badan  Pertanahan Nasional;Presiden;wita;;;BPN | bpn;tanah|hak milik;Badan Pemenangan;https://www.antaranews.com/rss',
    ))).toEqual({
      problems: [],
      rows: [{
        line: 2, name: 'Badan Pertanahan Nasional', parent: 'Presiden', timeZone: 'Asia/Makassar',
        columns: new Set(['instansi', 'induk', 'zona waktu', 'nama lain', 'singkatan', 'singkatan ambigu', 'konteks', 'pengecualian', 'sumber']),
        terms: [
          { kind: 'name', text: 'Badan Pertanahan Nasional', ambiguous: false },
          { kind: 'acronym', text: 'BPN', ambiguous: true }, { kind: 'acronym', text: 'bpn', ambiguous: true },
          { kind: 'context', text: 'tanah', ambiguous: false }, { kind: 'context', text: 'hak milik', ambiguous: false },
          { kind: 'exclude', text: 'Badan Pemenangan', ambiguous: false }, { kind: 'source', text: 'antaranews.com', ambiguous: false },
        ],
      }],
    })
  })

  it('says of what its columns do not hold that it is unknown', () => {
    expect(readAgencyCsv('instansi\nDinas A').rows[0]).toMatchObject({ parent: undefined, timeZone: undefined })
    expect(readAgencyCsv('instansi;induk;zona waktu\nDinas A;;').rows[0]).toMatchObject({ parent: null, timeZone: 'Asia/Jakarta' })
  })

  it('lets the own name be ambiguous', () => {
    expect(readAgencyCsv('instansi;nama ambigu\nDinas Kesehatan;dinas kesehatan').rows[0]?.terms)
      .toEqual([{ kind: 'name', text: 'Dinas Kesehatan', ambiguous: true }])
  })

  it.each([
    ['commas', 'instansi,induk\n"Dinas A, B",\nDinas C,Dinas D', ['Dinas A, B', 'Dinas C']],
    ['tabs', 'instansi\tinduk\nDinas A\t', ['Dinas A']],
    ['one column, with commas in names', 'instansi\nDinas A, B', ['Dinas A, B']],
    ['a byte order mark', '\uFEFFinstansi;induk\nDinas A;', ['Dinas A']],
    ['line ends of Windows', 'instansi;induk\r\nDinas A;\r\n"Dinas B";""\r\n', ['Dinas A', 'Dinas B']],
    ['line ends of both kinds', 'instansi;induk\nDinas A;\r\n"Dinas B";""\nDinas C;', ['Dinas A', 'Dinas B', 'Dinas C']],
    ['line ends of old', 'instansi;induk\rDinas A;\rDinas B;', ['Dinas A', 'Dinas B']],
    ['another order and case of columns', ' INDUK ;Zona  Waktu;Instansi\n;;Dinas A', ['Dinas A']],
    ['cells beyond the header, empty', 'instansi;induk;;\nDinas A;;;\nDinas B;', ['Dinas A', 'Dinas B']],
    ['blank lines', 'instansi;induk\n\n;\nDinas A;\n\n', ['Dinas A']],
    ['quotes in quotes and outside', 'instansi;induk\n"Dinas ""A""";\nDinas "B";', ['Dinas "A"', 'Dinas "B"']],
    ['nothing but the header', 'instansi;induk\n', []],
  ])('%s', (_name, csv, expected) => {
    expect(problems(csv)).toEqual([])
    expect(names(csv)).toEqual(expected)
  })
})

describe('a bad file', () => {
  it.each([
    ['empty', '', 'empty'], ['blank', '\uFEFF \r\n', 'empty'], ['a web page', '<!doctype html>\n<table>', 'not-a-table'],
    ['a spreadsheet', 'PK\u0003\u0004x', 'not-a-table'], ['bytes', 'instansi;\u0000', 'not-a-table'], ['JSON', '{"instansi":1}', 'not-a-table'],
  ])('%s', (_name, csv, code) => {
    expect(readAgencyCsv(csv)).toEqual({ rows: [], problems: [{ line: 1, column: null, code, values: {} }] })
  })

  it('without a known column is no table, and is told the known ones', () => {
    expect(readAgencyCsv('nama;alamat\na;b')).toEqual({ rows: [], problems: [{ line: 1, column: null, code: 'not-a-table', values: { known } }] })
  })

  it('names columns that are unknown, there twice or missing', () => {
    expect(problems('instansi;singkatn;induk;INDUK\nDinas A;x;;')).toEqual([
      { line: 1, column: 'singkatn', code: 'unknown-column', values: { known } }, { line: 1, column: 'induk', code: 'column-twice', values: {} },
    ])
    expect(readAgencyCsv('induk;kantor\na;b')).toEqual({ rows: [], problems: [{ line: 1, column: 'instansi', code: 'missing-column', values: {} }] })
  })

  it('of too many lines ends where it is too long', () => {
    const { rows, problems: found } = readAgencyCsv(`instansi\n${Array.from({ length: 5_002 }, (_, at) => `Dinas ${at}\n`).join('')}`)
    expect([rows.length, found]).toEqual([5_000, [{ line: 5_002, column: null, code: 'too-many-rows', values: { limit: 5_000 } }]])
  })

  it.each(['"a"b\n', '"a\n'])('of nothing but broken quotes like %j is given up', line => {
    const found = problems(`instansi;induk\n${line.repeat(50_001)}`)
    expect(found).toHaveLength(21)
    expect(found.at(-1)).toEqual({ line: 22, column: null, code: 'too-many-quotes', values: { limit: 20 } })
  })
})

describe('a bad line', () => {
  const long = 'x'.repeat(201)
  it.each<[string, string, unknown]>([
    ['no name', ';;KK', { column: 'instansi', code: 'name-missing', values: {} }],
    ['a short name', 'D;;', { column: 'instansi', code: 'name-too-short', values: { name: 'D', limit: 2 } }],
    ['a long name', `${long};;`, { column: 'instansi', code: 'name-too-long', values: { name: `${'x'.repeat(40)}…`, limit: 200 } }],
    ['a zone', 'Dinas B;WIBB;', { column: 'zona waktu', code: 'unknown-zone', values: { zone: 'WIBB', known: 'WIB, WITA, WIT' } }],
    ['a short term', 'Dinas B;;KK|K', { column: 'singkatan', code: 'term-too-short', values: { term: 'K', limit: 2 } }],
    ['a long term', `Dinas B;;${long}`, { column: 'singkatan', code: 'term-too-long', values: { term: `${'x'.repeat(40)}…`, limit: 200 } }],
    ['many terms', `Dinas B;;${Array.from({ length: 200 }, (_, at) => `K${at}`).join('|')}`, { column: null, code: 'too-many-terms', values: { limit: 200, have: 201 } }],
    ['an agency again', 'dinas  A;;', { column: 'instansi', code: 'agency-twice', values: { name: 'dinas A', first: 2 } }],
    ['too few cells', 'Dinas B', { column: null, code: 'too-few-cells', values: { have: 1, need: 3 } }],
    ['too many cells', 'Dinas B;;;x', { column: null, code: 'too-many-cells', values: { have: 4, need: 3 } }],
    ['bytes of another encoding', 'Dinas \uFFFD;;', { column: null, code: 'damaged-text', values: {} }],
    ['an open quote', '"Dinas B;;', { column: null, code: 'unclosed-quote', values: {} }],
    ['a quote that closes too early', '"Dinas" B;;', { column: null, code: 'unclosed-quote', values: {} }],
  ])('%s', (_name, line, problem) => {
    const csv = lines('instansi;zona waktu;singkatan', 'Dinas A;;', line, '"Dinas ""C""";WIT;DC')
    expect(problems(csv)).toEqual([{ line: 3, ...problem as object }])
    expect(names(csv)).toEqual(['Dinas A', 'Dinas "C"'])
  })

  it('is named by its line of the file, behind cells with line breaks and blank lines too', () => {
    const csv = lines('instansi;kantor', '"Dinas A";"satu|', 'dua', 'tiga"', '', 'D;', '"Dinas B;', 'Dinas C;"x', 'y"', 'E;')
    expect(problems(csv).map(({ line, code }) => [line, code])).toEqual([[6, 'name-too-short'], [7, 'unclosed-quote'], [10, 'name-too-short']])
    expect(names(csv)).toEqual(['Dinas A', 'Dinas C'])
    expect(problems(csv.replaceAll('\n', '\r\n'))).toEqual(problems(csv))
  })

  it('may have several problems, and each is named', () => {
    expect(problems('instansi;zona waktu;singkatan\nD;GMT;K|L').map(({ code }) => code))
      .toEqual(['name-too-short', 'term-too-short', 'term-too-short', 'unknown-zone'])
  })

  it('stands in a circle of parents: all of it is named, the agencies below it are not', () => {
    const csv = lines('instansi;induk', 'Dinas A;Dinas B', 'Dinas B;dinas c', 'Dinas C;Dinas A', 'Dinas D;Dinas A', 'Dinas E;dinas e')
    expect(problems(csv)).toEqual([
      ...[2, 3, 4].map(line => ({ line, column: 'induk', code: 'parent-cycle', values: { names: 'Dinas A → Dinas B → Dinas C → Dinas A' } })),
      { line: 6, column: 'induk', code: 'parent-cycle', values: { names: 'Dinas E → Dinas E' } },
    ])
    expect(names(csv)).toEqual(['Dinas D'])
  })
})

it('lets through exactly what the contract allows', () => {
  for (const length of [1, 2, 200, 201]) {
    const text = 'x'.repeat(length)
    const agency = (name: string, term: string) => ({ parentId: null, name, timeZone: 'Asia/Jakarta', terms: [{ kind: 'keyword', text: term }] })
    expect(problems(`instansi\n${text}`).length === 0).toBe(CreateAgency.safeParse(agency(text, 'xx')).success)
    expect(problems(`instansi;kata kunci\nDinas;${text}`).length === 0).toBe(CreateAgency.safeParse(agency('Dinas', text)).success)
  }
})
