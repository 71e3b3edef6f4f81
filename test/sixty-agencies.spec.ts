import { readFileSync } from 'node:fs'
import path from 'node:path'
import { namingKinds } from '@kentongan/contracts'
import { planAgencyImport, readAgencyCsv } from '@kentongan/agencies'
import { makeAgencyRules, parseQuery } from '@kentongan/matching'

/** Public bodies by public knowledge, in the form of an import; the replay is matched with them. */
const { rows, problems } = readAgencyCsv(readFileSync(path.join(__dirname, 'fixtures/sixty-agencies.csv'), 'utf8'))

describe('the sixty agencies', () => {
  it('are sixty, read without a problem and are made parents first', () => {
    expect(problems).toEqual([])
    const plan = planAgencyImport(rows, [])
    expect([plan.create.length, plan.problems]).toEqual([60, []])
  })

  it.each(rows.map(row => [row.name, row.terms] as const))('%s has rules that parse', (_name, terms) => {
    const { sure, review } = makeAgencyRules(terms)
    expect(sure).not.toBeNull()
    for (const query of [sure, review].filter(each => each !== null)) expect({ query, parsed: parseQuery(query) }).toMatchObject({ parsed: { ok: true, hints: [] } })
  })

  it('give each ambiguous name something that decides', () => {
    const undecided = rows.filter(({ terms }) => terms.some(term => term.ambiguous) && !terms.some(({ kind }) => kind === 'context' || kind === 'place'))
    expect(undecided.map(row => row.name)).toEqual([])
  })

  it('hold no naming term in two agencies unless it is ambiguous in both', () => {
    const named = rows.flatMap(({ name, terms }) => terms.filter(({ kind }) => namingKinds.some(each => each === kind)).map(term => ({ agency: name, ...term })))
    const shared = named.filter(term => named.some(other => other.agency !== term.agency && other.text.toLowerCase() === term.text.toLowerCase()
      && !(other.ambiguous && term.ambiguous)))
    expect(shared.map(({ agency, text }) => `${agency}: ${text}`)).toEqual([])
  })
})
