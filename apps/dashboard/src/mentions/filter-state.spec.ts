import fc from 'fast-check'
import { countFilters, periods, readMentionSearch, toMentionFilter } from './filter-state'

const now = new Date('2026-11-20T02:42:18.500Z')
const zone = 'Asia/Makassar'

describe('reading the address', () => {
  it.each([
    ['nothing', {}, {}],
    ['everything', { instansi: '3', sumber: '4', nada: 'negatif', periode: '7-hari', cari: ' banjir ', relevan: 'tidak', buka: '12' },
      { instansi: 3, sumber: 4, nada: 'negatif', periode: '7-hari', cari: 'banjir', relevan: 'tidak', buka: 12 }],
    ['own dates', { dari: '2026-11-01', sampai: '2026-11-20' }, { dari: '2026-11-01', sampai: '2026-11-20' }],
    ['a period before own dates', { periode: '24-jam', dari: '2026-11-01' }, { periode: '24-jam' }],
    ['a word that looks like a number', { cari: 2026 }, { cari: '2026' }],
    ['an unknown tone', { nada: 'marah' }, {}],
    ['a mark', { tanda: 'judul-menyesatkan' }, { tanda: 'judul-menyesatkan' }],
    ['an unknown mark', { tanda: 'misleading' }, {}],
    ['an unknown period', { periode: '9-hari' }, {}],
    ['an id that is none', { instansi: '-1', sumber: '1.5', buka: 'x' }, {}],
    ['a day that does not exist', { dari: '2026-02-31' }, {}],
    ['a date written otherwise', { dari: '20/11/2026' }, {}],
    ['an unknown relevance', { relevan: 'ya' }, {}],
    ['the review lane, which has no other relevance', { jalur: 'ragu', relevan: 'semua' }, { jalur: 'ragu' }],
    ['an unknown lane', { jalur: 'cepat' }, {}],
    ['foreign keys', { utm_source: 'surel' }, {}],
  ])('%s', (_name, raw, expected) => {
    expect(readMentionSearch(raw)).toEqual(expected)
  })

  it('never fails, and reading again changes nothing', () => {
    const anything = fc.oneof(fc.string(), fc.integer(), fc.constant(undefined), fc.constant(null), fc.constantFrom('negatif', 'perlu-tinjau', '7-hari', '2026-11-01', 'tidak', 'ragu'))
    const keys = ['instansi', 'sumber', 'nada', 'tanda', 'periode', 'dari', 'sampai', 'cari', 'relevan', 'jalur', 'buka']
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...keys), anything), raw => {
      const once = readMentionSearch(raw)
      const written = new URLSearchParams(Object.entries(once).map(([key, value]) => [key, String(value)]))
      expect(readMentionSearch(Object.fromEntries(written))).toEqual(once)
    }))
  })
})

describe('the filter for the API', () => {
  it.each([
    ['all time', {}, {}],
    ['a day', { periode: '24-jam' as const }, { from: '2026-11-19T02:42:00.000Z' }],
    ['a week', { periode: '7-hari' as const }, { from: '2026-11-13T02:42:00.000Z' }],
    ['own dates are whole days in the agency\'s zone', { dari: '2026-11-01', sampai: '2026-11-02' }, { from: '2026-10-31T16:00:00.000Z', to: '2026-11-02T15:59:59.999Z' }],
    ['names', { instansi: 3, sumber: 4, nada: 'positif' as const, cari: 'banjir' }, { agency: 3, source: 4, tone: 'positif', q: 'banjir' }],
    ['misleading headlines', { tanda: 'judul-menyesatkan' as const }, { mark: 'misleading' }],
    ['what needs a look', { tanda: 'perlu-tinjau' as const }, { mark: 'review' }],
    ['not relevant', { relevan: 'tidak' as const }, { relevance: 'irrelevant' }],
    ['both', { relevan: 'semua' as const }, { relevance: 'all' }],
    ['in doubt', { jalur: 'ragu' as const, instansi: 3 }, { relevance: 'doubtful', agency: 3 }],
    ['the open mention narrows nothing', { buka: 9 }, {}],
  ])('%s', (_name, search, expected) => {
    expect(toMentionFilter(search, now, zone)).toEqual(expected)
  })

  it('stays the same within a minute, so that pages belong together', () => {
    const later = new Date(now.getTime() + 30_000)
    for (const periode of periods) expect(toMentionFilter({ periode }, later, zone)).toEqual(toMentionFilter({ periode }, now, zone))
  })
})

it.each([
  [{}, 0],
  [{ instansi: 1, buka: 2, jalur: 'ragu' as const }, 0],
  [{ nada: 'netral' as const, cari: 'x', sumber: 1 }, 3],
  [{ dari: '2026-11-01', sampai: '2026-11-02' }, 1],
  [{ tanda: 'perlu-tinjau' as const }, 1],
  [{ periode: '7-hari' as const, relevan: 'semua' as const }, 2],
])('counts what narrows the list: %j', (search, expected) => {
  expect(countFilters(search)).toBe(expected)
})
