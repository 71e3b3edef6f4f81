import type { GroupOutcome, JoinReason } from '@kentongan/issues'
import { foldOutcomes, namesOf, type GroupedPost } from './fold-outcomes'

const because: JoinReason = { code: 'same-words', words: ['banjir'], score: 0.7, threshold: 0.5, with: 1 }
const grouped = (id: number, outcome: Partial<GroupOutcome>): GroupedPost => (
  { post: { id, title: '', text: '', outlet: '', at: 0, agencies: [], matched: [] }, outcome: { issue: id, join: null, merged: [], copyOf: null, ...outcome } })
const asIs = (issue: number) => issue

describe('foldOutcomes', () => {
  it('puts posts where their issue ends within the batch', () => {
    const batch = [grouped(5, {}), grouped(6, { issue: 5, join: because, copyOf: 5 }), grouped(7, { issue: 2, join: because, merged: [{ from: 5, into: 3, reason: because }, { from: 3, into: 2, reason: because }] })]
    const { members, merges } = foldOutcomes(batch, asIs)
    expect(members.map(({ post, issue, copyOf }) => [post, issue, copyOf])).toEqual([[5, 2, 5], [6, 2, 5], [7, 2, 7]])
    expect(members.map(({ reason }) => reason.code)).toEqual(['first', 'same-words', 'same-words'])
    expect(merges.map(({ from, into }) => [from, into])).toEqual([[5, 2], [3, 2]])
    expect(namesOf(batch)).toEqual([5, 2, 3])
  })

  it('follows where a person led an issue that the grouper still names', () => {
    const lead = (issue: number) => (issue === 5 ? 1 : issue)
    expect(foldOutcomes([grouped(6, { issue: 5, join: because })], lead).members[0]!.issue).toBe(1)
    expect(foldOutcomes([grouped(6, { issue: 1, join: because, merged: [{ from: 5, into: 1, reason: because }] })], lead).merges).toEqual([])
  })
})
