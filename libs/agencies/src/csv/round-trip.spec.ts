import fc from 'fast-check'
import { TermKind, TimeZone, type Term } from '@kentongan/contracts'
import { foldTerms } from '../fold-terms'
import { foldName } from './fold-name'
import { ownName } from './own-name'
import { planAgencyImport } from './plan-agency-import'
import { planRuleImport } from './plan-rule-import'
import { readAgencyCsv } from './read-agency-csv'
import { readRuleCsv } from './read-rule-csv'
import { writeAgencyCsv, type ExistingAgency } from './write-agency-csv'
import { writeRuleCsv } from './write-rule-csv'

const awkward = fc.array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ';', ',', '|', '\\', ' ', 'a', 'B', 'é', 'e\u0301', '\uFEFF', '<'))
const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), awkward.map(parts => parts.join('')))
const text = anyText.map(each => each.trim().replace(/\s+/g, ' ').normalize('NFC'))
  // A file says in place of the first "this is no text", and in place of the second "this was another encoding".
  .filter(each => each.length >= 2 && each.length <= 200 && !/[\u0000\uFFFD]/.test(each))
const term: fc.Arbitrary<Term> = fc.record({ kind: fc.constantFrom(...TermKind.options), text, ambiguous: fc.boolean() })

const agencies: fc.Arbitrary<ExistingAgency[]> = fc.uniqueArray(
  fc.record({ name: text, timeZone: fc.constantFrom(...TimeZone.options), terms: fc.array(term), above: fc.nat(), named: fc.constantFrom('not', 'sure', 'ambiguous') }),
  { selector: each => foldName(each.name), maxLength: 6 },
).map(given => given.map(({ name, timeZone, terms, above, named }, at) => ({
  id: at + 1, name, timeZone, terms: foldTerms(named === 'not' ? terms : [{ ...ownName(name), ambiguous: named === 'ambiguous' }, ...terms]), parentId: above % (at + 1) || null,
})))

const sorted = (terms: readonly Term[]) => terms.map(each => JSON.stringify(each)).toSorted()

describe('a file of agencies', () => {
  it('reads as what was written', () => {
    fc.assert(fc.property(agencies, given => {
      const { rows, problems } = readAgencyCsv(writeAgencyCsv(given))
      expect(problems).toEqual([])
      expect(rows.map(({ name, parent, timeZone, terms }) => ({ name, parent, timeZone, terms: sorted(terms) }))).toEqual(given.map(agency => ({
        name: agency.name,
        parent: given.find(each => each.id === agency.parentId)?.name ?? null,
        timeZone: agency.timeZone,
        terms: sorted(foldTerms([ownName(agency.name), ...agency.terms])),
      })))
    }), { numRuns: 300 })
  })

  it('changes nothing where it was written, and the second time nowhere', () => {
    fc.assert(fc.property(agencies, agencies, (given, others) => {
      const { rows } = readAgencyCsv(writeAgencyCsv(given))
      expect(planAgencyImport(rows, given)).toEqual({ create: [], change: [], unchanged: given.length, problems: [] })
      const elsewhere = others.map(agency => ({ ...agency, id: agency.id + 100, parentId: agency.parentId && agency.parentId + 100 }))
      const plan = planAgencyImport(rows, elsewhere)
      const again = planAgencyImport(rows, carryOut(plan, elsewhere))
      expect([again.create, again.change, again.problems]).toEqual([[], [], plan.problems])
    }))
  })

  it('never breaks, whatever it holds', () => {
    const table = fc.array(awkward.map(parts => parts.join(''))).map(lines => `instansi;induk,kantor\tkueri\n${lines.join('\n')}`)
    fc.assert(fc.property(fc.oneof(anyText, table), csv => {
      const { rows } = readAgencyCsv(csv)
      planAgencyImport(rows, [])
      readRuleCsv(csv)
    }), { numRuns: 300 })
  })
})

/** Does what a plan says, in its order, refusing what the database would refuse: a parent that is not there, a circle. */
function carryOut(plan: ReturnType<typeof planAgencyImport>, existing: readonly ExistingAgency[]): readonly ExistingAgency[] {
  const all = [...existing]
  const idOf = (parent: { id: number } | { name: string } | null): number | null => {
    if (parent === null) return null
    const found = all.find(each => ('id' in parent ? each.id === parent.id : each.name === parent.name && each.id > 1_000))
    expect(found).toBeDefined()
    return found!.id
  }
  for (const { name, parent, timeZone, terms } of plan.create) all.push({ id: 1_001 + all.length, name, parentId: idOf(parent), timeZone, terms })
  for (const { agency, changes: { parent, ...changes } } of plan.change) {
    const at = all.findIndex(each => each.id === agency.id)
    all[at] = { ...agency, ...changes, parentId: parent === undefined ? agency.parentId : idOf(parent) }
    let above: number | null = all[at].parentId
    for (let steps = 0; above !== null; steps += 1) {
      expect(steps).toBeLessThan(all.length)
      above = all.find(each => each.id === above)?.parentId ?? null
    }
  }
  return all
}

describe('a file of rules', () => {
  const query = fc.constantFrom('=BPN NEAR/12 tanah', '-hoaks imigrasi', '"a;b" OR "c"', 'satu\ndua', '@kpk_ri', '=KPK', "'satu'")
  const rule = fc.record({ agency: text, name: text.filter(each => each.length <= 120), lane: fc.constantFrom('sure' as const, 'review' as const), enabled: fc.boolean(), query })
  const rules = fc.uniqueArray(rule, { selector: each => foldName(each.agency) + '\n' + foldName(each.name) })

  it('reads as what was written, and changes nothing there', () => {
    fc.assert(fc.property(rules, given => {
      const { rows, problems } = readRuleCsv(writeRuleCsv(given))
      expect(problems).toEqual([])
      expect(rows.map(({ line: _line, ...row }) => row)).toEqual(given)
      const names = [...new Map(given.map(each => [foldName(each.agency), each.agency])).values()]
      const existing = given.map(each => ({ ...each, agencyId: 1 + names.findIndex(name => foldName(name) === foldName(each.agency)) }))
      expect(planRuleImport(rows, names.map((name, at) => ({ id: at + 1, name })), existing))
        .toEqual({ create: [], change: [], unchanged: given.length, problems: [] })
    }))
  })
})
