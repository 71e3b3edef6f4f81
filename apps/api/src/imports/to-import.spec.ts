import { formatOf, mapSample } from './to-import'

it.each([['a.csv', 'csv'], ['Ekspor Nov.TSV', 'csv'], ['a.b.xlsx', 'xlsx'], ['a.ndjson', 'jsonl'], ['a.json', 'jsonl'], ['a.xls', null], ['a', null], ['', null]])('takes %j for %j', (name, format) => {
  expect(formatOf(name)).toBe(format)
})

it('shows how rows would be stored, and what is wrong with others', () => {
  const mapping = { columns: { date: 0, title: 1 }, dateOrder: 'day-first', decimal: 'comma', zone: 'Asia/Makassar', kind: 'article' } as const
  expect(mapSample([{ line: 2, cells: ['03/04/2026', 'A'] }, { line: 3, cells: ['besok', 'B'] }], 2, mapping, new Date('2026-11-21'))).toEqual({ rows: [
    { line: 2, title: 'A', publishedAt: '2026-04-02T16:00:00.000Z', url: null, author: null, problem: null },
    { line: 3, title: '', publishedAt: null, url: null, author: null, problem: { problem: 'date-unreadable', value: 'besok' } },
  ] })
})
