import fc from 'fast-check'
import { planIssueChange, type IssueChange, type IssueWord } from './plan-issue-change'

const word: IssueWord = {
  id: 1, version: 5, fieldVersions: { status: 3, ownerId: 5 }, status: 'acknowledged', ownerId: 7, mutedUntil: null,
  levelSaid: 'merah', levelReason: 'Diminta', level: 'kuning', titleSaid: null, title: 'Banjir',
}

describe('planIssueChange', () => {
  it.each<[string, Omit<IssueChange, 'id'>, object]>([
    ['nothing wanted', { version: 1 }, { outcome: 'same' }],
    ['what holds already, whatever was seen', { version: 1, ownerId: 7, status: 'acknowledged' }, { outcome: 'same' }],
    ['the same level for the same reason', { version: 1, level: 'merah', reason: 'Diminta' }, { outcome: 'same' }],
    ['the same level for another reason', { version: 5, level: 'merah', reason: 'Meluas' }, { outcome: 'change', fields: ['level'] }],
    ['a field that another has changed since', { version: 4, ownerId: 8 }, { outcome: 'conflict', field: 'ownerId' }],
    ['two fields, one of them changed since', { version: 4, status: 'done', ownerId: null }, { outcome: 'conflict', field: 'ownerId' }],
    ['another field than the one changed since', { version: 3, status: 'done' }, { outcome: 'change', fields: ['status'] }],
    ['a field that nobody has changed yet', { version: 1, title: 'Baru' }, { outcome: 'change', fields: ['title'] }],
  ])('%s', (_name, change, expected) => {
    expect(planIssueChange(word, { id: 1, ...change })).toMatchObject(expected)
  })

  it('takes a level back with its reason', () => {
    expect(planIssueChange(word, { id: 1, version: 5, level: null })).toMatchObject({
      next: { levelSaid: null, levelReason: null, version: 6, fieldVersions: { status: 3, ownerId: 5, level: 6 } },
      before: { version: 6, level: 'merah', reason: 'Diminta' },
    })
  })

  const change = fc.record({
    id: fc.constant(1), version: fc.integer({ min: 1, max: 6 }),
    status: fc.constantFrom('new', 'acknowledged', 'done', undefined), ownerId: fc.constantFrom(7, 8, null, undefined),
    mutedUntil: fc.constantFrom(new Date(0), null, undefined), title: fc.constantFrom('Baru', null, undefined),
    level: fc.constantFrom('hijau', 'merah', null, undefined), reason: fc.constantFrom('Diminta', 'Meluas'),
  }) as fc.Arbitrary<IssueChange>

  it('is undone by what it gives, and touches only its fields', () => {
    fc.assert(fc.property(change, wanted => {
      const plan = planIssueChange(word, wanted)
      if (plan.outcome !== 'change') return
      const back = planIssueChange(plan.next, plan.before)
      expect(back).toMatchObject({ outcome: 'change', next: { ...word, version: 7, fieldVersions: expect.anything() } })
      const touched = Object.entries(plan.next.fieldVersions).filter(([, version]) => version === 6).map(([field]) => field)
      expect(touched.sort()).toEqual([...plan.fields].sort())
    }))
  })
})
