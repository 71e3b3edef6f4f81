import type { Agency, Mention } from '@kentongan/contracts'
import { belongsTo, doubtOf, neighbourOf } from './review-lane'

const mention = (change: Partial<Mention> = {}): Mention => ({
  id: 7,
  agency: { id: 1, name: 'Kantor Pertanahan' },
  source: { id: 2, title: 'Warta', tier: 'pers', region: null },
  post: {
    id: 3, title: 'BPN bagikan sertifikat', excerpt: 'Warga antre di bpn sejak pagi', offset: 100, url: null, author: null,
    publishedAt: '2026-11-20T02:00:00Z', dateConfidence: 'exact', firstSeenAt: '2026-11-20T02:05:00Z', revisions: 0, deletedAt: null, headline: null, body: null,
  },
  misleading: false,
  spans: [{ field: 'title', start: 0, end: 3 }, { field: 'text', start: 115, end: 118 }],
  tone: { label: 'netral', machine: 'netral', confidence: 0.9, corrected: false, review: false },
  relevant: true,
  saidRelevant: null,
  doubtful: true,
  ...change,
})
const agency = (terms: Agency['terms']): Agency => ({ id: 1, parentId: null, name: 'Kantor Pertanahan', timeZone: 'Asia/Jakarta', version: 1, terms, mentions7d: 0 })
const called = agency([{ kind: 'acronym', text: 'BPN', ambiguous: true }])

it.each([
  ['in doubt', {}, true],
  ['called relevant', { doubtful: false }, false],
  ['called not relevant', { relevant: false }, false],
])('keeps in the review lane what is %s', (_name, change, expected) => {
  expect(belongsTo({ relevance: 'doubtful' }, mention(change))).toBe(expected)
  expect(belongsTo({}, mention(change))).toBe(true)
})

it.each([
  ['the machine is unsure', true, {}, true],
  ['somebody has spoken', false, {}, false],
  ['it was called not relevant', true, { relevant: false }, false],
])('keeps on the list of what needs a look while %s', (_name, review, change, expected) => {
  const unsure = mention({ doubtful: false, ...change, tone: { ...mention().tone, review } })
  expect(belongsTo({ mark: 'review' }, unsure)).toBe(expected)
  expect(belongsTo({ mark: 'misleading' }, unsure)).toBe(true)
})

it.each([
  ['itself where it stays', 2, [1, 3], 2],
  ['the next that stays', 1, [1, 2], 3],
  ['the last before where all after leave', 3, [2, 3], 1],
  ['none where all leave', 2, [1, 2, 3], undefined],
])('of several that leave, the attention goes to %s', (_name, id, leaving, next) => {
  expect(neighbourOf([mention({ id: 1 }), mention({ id: 2 }), mention({ id: 3 })], id, new Set(leaving))).toBe(next)
})

it.each([[1, 2], [2, 3], [3, 2], [9, undefined]])('after %p comes %p', (id, next) => {
  expect(neighbourOf([mention({ id: 1 }), mention({ id: 2 }), mention({ id: 3 })], id)).toBe(next)
})

it('nothing comes after the only one', () => {
  expect(neighbourOf([mention()], 7)).toBeUndefined()
})

describe('why', () => {
  it('names an ambiguous word once, however it is written', () => {
    expect(doubtOf(mention(), [called])).toEqual({ kind: 'ambiguous', words: ['bpn'] })
  })

  it.each<[string, Agency[]]>([
    ['its word is not ambiguous', [agency([{ kind: 'acronym', text: 'BPN', ambiguous: false }])]],
    ['the agency is out of reach', []],
    ['another agency calls it ambiguous', [{ ...called, id: 5 }]],
  ])('is a rule where %s', (_name, agencies) => {
    expect(doubtOf(mention(), agencies)).toEqual({ kind: 'rule', words: ['bpn'] })
  })

  it('leaves out words that lie outside of the excerpt', () => {
    expect(doubtOf(mention({ spans: [{ field: 'text', start: 20, end: 23 }, { field: 'text', start: 127, end: 140 }] }), [called])).toEqual({ kind: 'rule', words: [] })
  })
})
