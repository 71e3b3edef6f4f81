import { planRuleImport } from './plan-rule-import'
import { readRuleCsv } from './read-rule-csv'
import { writeRuleCsv } from './write-rule-csv'

const header = 'instansi;aturan;jalur;aktif;kueri'
const read = (...lines: string[]) => readRuleCsv([header, ...lines].join('\n'))

describe('readRuleCsv', () => {
  it('reads lanes and switches in any case, empty ones as pasti and ya', () => {
    expect(read('Dinas A;Satu;Ragu;TIDAK;air', 'Dinas A;Dua;;;"""air bersih"" OR pam"').rows).toEqual([
      { line: 2, agency: 'Dinas A', name: 'Satu', lane: 'review', enabled: false, query: 'air' },
      { line: 3, agency: 'Dinas A', name: 'Dua', lane: 'sure', enabled: true, query: '"air bersih" OR pam' },
    ])
    expect(readRuleCsv('instansi;aturan;kueri\nDinas A;Satu;air').rows[0]).toMatchObject({ lane: undefined, enabled: undefined })
  })

  it('names what is wrong with a line; the others come through', () => {
    const { rows, problems } = read('Dinas A;Satu;;;air', ';X;;;air', 'Dinas A;Dua;mungkin;toString;air', 'dinas a;SATU;;;air', 'Dinas A;Tiga;;;-air', 'Dinas A;Empat;;;', 'Dinas A;Lima;;;pam')
    expect(rows.map(row => row.name)).toEqual(['Satu', 'Lima'])
    expect(problems).toEqual([
      { line: 3, column: 'instansi', code: 'name-missing', values: {} },
      { line: 3, column: 'aturan', code: 'name-too-short', values: { name: 'X', limit: 2 } },
      { line: 4, column: 'jalur', code: 'unknown-lane', values: { lane: 'mungkin', known: 'pasti, ragu' } },
      { line: 4, column: 'aktif', code: 'unknown-switch', values: { word: 'toString', known: 'ya, tidak' } },
      { line: 5, column: 'aturan', code: 'rule-twice', values: { name: 'SATU', first: 2 } },
      { line: 6, column: 'kueri', code: 'query', values: expect.objectContaining({ code: 'no-positive', column: 1 }) },
      { line: 7, column: 'kueri', code: 'query', values: expect.objectContaining({ code: 'empty' }) },
    ])
  })
})

it('writes a file for spreadsheets', () => {
  expect(writeRuleCsv([{ agency: 'Dinas A', name: 'Satu', lane: 'review', enabled: false, query: '=PAM "air bersih"' }]))
    .toBe(`${header}\r\nDinas A;Satu;ragu;tidak;"'=PAM ""air bersih"""\r\n`)
})

describe('planRuleImport', () => {
  const agencies = [{ id: 1, name: 'Dinas A' }, { id: 2, name: 'Dinas B' }, { id: 3, name: 'dinas b' }]
  const rule = { agencyId: 1, name: 'Satu', lane: 'sure', enabled: true, query: ' air' } as const
  const plan = (csv: string, existing: readonly (typeof rule)[] = [rule]) => planRuleImport(readRuleCsv(csv).rows, agencies, existing)

  it('makes what is not there and changes only what differs', () => {
    expect(plan(`${header}\nDinas A;satu;ragu;ya;air\nDinas A;Dua;;tidak;pam`)).toEqual({
      create: [{ line: 3, agencyId: 1, name: 'Dua', lane: 'sure', enabled: false, query: 'pam' }],
      change: [{ line: 2, rule, changes: { lane: 'review' } }], unchanged: 0, problems: [],
    })
    expect(plan('instansi;aturan;kueri\nDinas A;Satu;pam').change).toEqual([{ line: 2, rule, changes: { query: 'pam' } }])
    expect(plan('instansi;aturan;kueri\nDinas A;Satu;air')).toEqual({ create: [], change: [], unchanged: 1, problems: [] })
  })

  it('names what cannot be found for sure', () => {
    expect(plan(`${header}\nDinas X;Satu;;;air\nDinas B;Satu;;;air\nDinas A;Satu;;;air`, [rule, { ...rule }]).problems).toEqual([
      { line: 2, column: 'instansi', code: 'agency-not-found', values: { name: 'Dinas X' } },
      { line: 3, column: 'instansi', code: 'agency-not-unique', values: { name: 'Dinas B' } },
      { line: 4, column: 'aturan', code: 'rule-not-unique', values: { name: 'Satu' } },
    ])
  })
})
