import type { Term, TermKind } from '@kentongan/contracts'
import { planAgencyImport } from './plan-agency-import'
import { readAgencyCsv } from './read-agency-csv'
import type { ExistingAgency } from './write-agency-csv'

const term = (kind: TermKind, text: string, ambiguous = false): Term => ({ kind, text, ambiguous })
const agency = (id: number, name: string, parentId: number | null = null, ...terms: Term[]): ExistingAgency => ({
  id, name, parentId, timeZone: 'Asia/Jakarta', terms: [term('name', name), ...terms],
})
const plan = (csv: string, ...existing: ExistingAgency[]) => {
  const { rows, problems } = readAgencyCsv(csv)
  expect(problems).toEqual([])
  return planAgencyImport(rows, existing)
}

describe('planAgencyImport', () => {
  it('makes what is not there, parents first', () => {
    const { create, change } = plan('instansi;induk;singkatan\nPuskesmas;Dinas Kesehatan;\nDinas Kesehatan;pemkot;DK\nDinas Sosial;;', agency(7, 'Pemkot'))
    expect(create.map(({ line, name, parent, timeZone }) => [line, name, parent, timeZone])).toEqual([
      [4, 'Dinas Sosial', null, 'Asia/Jakarta'], [3, 'Dinas Kesehatan', { id: 7 }, 'Asia/Jakarta'], [2, 'Puskesmas', { name: 'Dinas Kesehatan' }, 'Asia/Jakarta'],
    ])
    expect(create[1]?.terms).toEqual([term('name', 'Dinas Kesehatan'), term('acronym', 'DK')])
    expect(change).toEqual([])
  })

  it('changes only what differs', () => {
    const given = [agency(1, 'Pemkot'), agency(2, 'Dinas A', 1), agency(3, 'Dinas B', 1, term('acronym', 'DB')), agency(4, 'Dinas C')]
    const { create, change, unchanged } = plan('instansi;induk;zona waktu;singkatan\nDINAS A;Pemkot;WIT;\nDinas B;;;DB|DBX\nDinas C;Dinas A;;', ...given)
    expect([create, unchanged]).toEqual([[], 0])
    expect(change.map(({ agency: { id }, changes }) => [id, changes])).toEqual([
      [3, { parent: null, terms: [term('name', 'Dinas B'), term('acronym', 'DB'), term('acronym', 'DBX')] }],
      [2, { timeZone: 'Asia/Jayapura' }],
      [4, { parent: { id: 2 } }],
    ])
  })

  it('leaves alone what the file has no column for', () => {
    const given = { ...agency(2, 'Dinas A', 1, term('acronym', 'DA'), term('acronym', 'DX', true), term('context', 'air')), timeZone: 'Asia/Jayapura' as const }
    expect(plan('instansi\nDinas A', given, agency(1, 'Pemkot'))).toEqual({ create: [], change: [], unchanged: 1, problems: [] })
    expect(plan('instansi;singkatan\nDinas A;DAB', given, agency(1, 'Pemkot')).change.map(each => each.changes)).toEqual([
      { terms: [term('name', 'Dinas A'), term('acronym', 'DAB'), term('acronym', 'DX', true), term('context', 'air')] },
    ])
  })

  it('does not add the name to an agency that goes without, unless its terms change', () => {
    const given = { ...agency(1, 'Dinas A'), terms: [term('acronym', 'DA')] }
    expect(plan('instansi;singkatan\nDinas A;DA', given).unchanged).toBe(1)
    expect(plan('instansi;singkatan\nDinas A;DB', given).change[0]?.changes).toEqual({ terms: [term('name', 'Dinas A'), term('acronym', 'DB')] })
  })

  it('does not mind the order of terms', () => {
    expect(plan('instansi;singkatan\nDinas A;DB|DA', agency(1, 'Dinas A', null, term('acronym', 'DA'), term('acronym', 'DB'))).unchanged).toBe(1)
  })

  it('names what cannot be found for sure, and what hangs on it', () => {
    const twins = [agency(1, 'Dinas A'), agency(2, 'dinas a'), agency(3, 'Dinas B')]
    const csv = 'instansi;induk\nDinas A;\nDinas B;Dinas A\nDinas C;Dinas X\nDinas D;Dinas C\nDinas E;Dinas B'
    const { create, change, problems } = plan(csv, ...twins)
    expect(problems).toEqual([
      { line: 2, column: 'instansi', code: 'agency-not-unique', values: { name: 'Dinas A' } },
      { line: 3, column: 'induk', code: 'parent-not-unique', values: { name: 'Dinas A' } },
      { line: 4, column: 'induk', code: 'parent-not-found', values: { name: 'Dinas X' } },
      { line: 5, column: 'induk', code: 'parent-not-found', values: { name: 'Dinas C' } },
    ])
    expect([create.map(each => each.name), change]).toEqual([['Dinas E'], []])
  })

  it('refuses a circle that closes through agencies that exist', () => {
    const { change, problems } = plan('instansi;induk\nDinas A;Dinas C\nDinas D;Dinas A', agency(1, 'Dinas A'), agency(2, 'Dinas B', 1), agency(3, 'Dinas C', 2), agency(4, 'Dinas D'))
    expect(problems).toEqual([{ line: 2, column: 'induk', code: 'parent-cycle', values: { names: 'Dinas A → Dinas C → Dinas B → Dinas A' } }])
    expect(change.map(each => each.agency.id)).toEqual([4])
  })

  it('turns a tree round without closing a circle on the way', () => {
    const { change, problems } = plan('instansi;induk\nDinas A;Dinas B\nDinas B;', agency(1, 'Dinas A'), agency(2, 'Dinas B', 1))
    expect([problems, change.map(({ agency: { id }, changes }) => [id, changes])]).toEqual([[], [[2, { parent: null }], [1, { parent: { id: 2 } }]]])
  })
})
