import type { Rule } from '@kentongan/contracts'
import fc from 'fast-check'
import { changedParts, type Draft, editDraft, isOvertaken, rebaseDraft, type RuleContent, sameContent, shownContent } from './draft'

const rule = (change: Partial<Rule> = {}): Rule => ({
  id: 4, agencyId: 1, name: 'BPBD', lane: 'sure', origin: 'custom', refined: false, enabled: true, query: 'BPBD', version: 6,
  changedAt: '2026-11-20T02:00:00.000Z', changedBy: 'Sari', mentions7d: 0, precision: { judged: 0, irrelevant: 0, share: null, low: 0, high: 1, attention: false },
  ...change,
})
const content = fc.record({ name: fc.string(), lane: fc.constantFrom('sure' as const, 'review' as const), query: fc.string() })

it('begins at the first change and ends where nothing is left of it', () => {
  const draft = editDraft(null, rule(), { query: 'BPBD banjir' })
  expect(draft).toEqual({ base: { name: 'BPBD', lane: 'sure', query: 'BPBD', version: 6 }, content: { name: 'BPBD', lane: 'sure', query: 'BPBD banjir' } })
  expect(editDraft(draft, rule(), { query: 'BPBD' })).toBeNull()
})

it('begins a new rule from nothing', () => {
  const draft = editDraft(null, null, { name: 'Banjir' })
  expect(draft).toEqual({ base: null, content: { name: 'Banjir', lane: 'sure', query: '' } })
  expect(changedParts(draft!)).toEqual({ name: 'Banjir', lane: 'sure', query: '' })
  expect(editDraft(draft, null, { name: '' })).toBeNull()
})

describe('when someone else saves', () => {
  const mine = editDraft(null, rule(), { query: 'BPBD banjir' })
  const theirs = rule({ version: 7, query: 'BPBD posko', name: 'BPBD Kota' })

  it('says so, and goes on from where I began', () => {
    expect(isOvertaken(mine, rule())).toBe(false)
    expect(isOvertaken(mine, theirs)).toBe(true)
    expect(editDraft(mine, theirs, { query: 'BPBD banjir rob' })?.base?.version).toBe(6)
  })

  it('puts my words on top of theirs', () => {
    const kept = rebaseDraft(mine, theirs)
    expect(isOvertaken(kept, theirs)).toBe(false)
    expect(kept?.content.query).toBe('BPBD banjir')
    expect(changedParts(kept!)).toEqual({ name: 'BPBD', query: 'BPBD banjir' })
  })

  it('is over where both wrote the same', () => {
    expect(rebaseDraft(mine, rule({ version: 7, query: 'BPBD banjir' }))).toBeNull()
  })
})

it('never shows less than was typed, and sends what differs', () => {
  fc.assert(fc.property(fc.array(fc.record({ name: fc.string(), query: fc.string() }, { requiredKeys: [] })), content, (changes, start) => {
    const saved = rule(start)
    const typed = changes.reduce<RuleContent>((all, change) => ({ ...all, ...change }), start)
    const draft = changes.reduce<Draft | null>((before, change) => editDraft(before, saved, change), null)
    expect(shownContent(draft, saved)).toEqual(typed)
    expect(draft === null).toBe(sameContent(typed, start))
    if (draft) expect({ ...start, ...changedParts(draft) }).toEqual(typed)
  }))
})
