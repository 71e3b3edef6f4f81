import { compileRuleset, makeAgencyRules, type Ruleset } from '@kentongan/matching'
import { demoAgencies } from '../demo-agencies'

/** What the stories do not say of a post. */
export const nowhere = { author: '', source: '', lang: 'id' } as const

/** The rules of the demo's agencies as they are made from their data; an agency's id is its place in the list. */
export const compileDemoRules = (): Ruleset => compileRuleset(demoAgencies.flatMap(({ terms }, agencyId) => {
  const queries = makeAgencyRules(terms)
  return (['sure', 'review'] as const).flatMap((lane, at) => {
    const query = queries[lane]
    return query === null ? [] : [{ ruleId: 2 * agencyId + at + 1, agencyId, lane, query }]
  })
}))
