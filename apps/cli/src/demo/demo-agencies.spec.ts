import { CreateAgency } from '@kentongan/contracts'
import { compileRuleset, makeAgencyRules } from '@kentongan/matching'
import { demoAgencies } from './demo-agencies'

const keys = demoAgencies.map(agency => agency.key)

it('holds twelve to sixteen agencies, each once, in two time zones', () => {
  expect(keys.length).toBeGreaterThanOrEqual(12)
  expect(keys.length).toBeLessThanOrEqual(16)
  expect(new Set(keys).size).toBe(keys.length)
  expect(new Set(demoAgencies.map(agency => agency.name)).size).toBe(keys.length)
  expect(new Set(demoAgencies.map(agency => agency.timeZone))).toEqual(new Set(['Asia/Jakarta', 'Asia/Makassar']))
})

it('is a tree: parents stand before their children', () => {
  demoAgencies.forEach(({ parent }, at) => {
    if (parent !== null) expect(keys.slice(0, at)).toContain(parent)
  })
  expect(demoAgencies.filter(agency => agency.parent === null).map(agency => agency.key)).toEqual(['pemkot', 'kanwil'])
})

it.each(demoAgencies.map(agency => [agency.key, agency] as const))('%s would pass as an admin’s input', (_, { name, timeZone, terms }) => {
  expect(CreateAgency.safeParse({ parentId: null, name, timeZone, terms: [...terms] }).success).toBe(true)
  expect(terms.map(term => term.text)).toContain(name)
})

it('has terms that can match, and none that belongs to two agencies', () => {
  const rules = demoAgencies.flatMap(({ terms }, agencyId) => Object.values(makeAgencyRules(terms)).map(query => ({ ruleId: 1, agencyId, lane: 'sure' as const, query: query ?? 'air' })))
  expect(compileRuleset(rules).unusable).toEqual([])
  const terms = demoAgencies.flatMap(agency => agency.terms)
  expect(new Set(terms.map(term => term.text.toLowerCase())).size).toBe(terms.length)
})

it('has one that is sometimes in doubt', () => {
  expect(demoAgencies.filter(({ terms }) => makeAgencyRules(terms).review !== null).map(agency => agency.key)).toEqual(['pam'])
})
