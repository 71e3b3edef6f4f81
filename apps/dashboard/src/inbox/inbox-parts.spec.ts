import type { Issue } from '@kentongan/contracts'
import fc from 'fast-check'
import { compareLists, longestRise } from './compare-lists'
import { applyChange, belongsTo, muteUntil, untilItRises } from './issue-change'
import { groupOf, hasLane, inGroups, issueEntries } from './issue-groups'
import { countIssueFilters, readIssueSearch, searchOfView, toIssueFilter, viewOf } from './issue-search'
import { leaningOf } from './leaning'

const now = new Date('2026-11-20T02:42:18.500Z')
const issue = (change: Partial<Issue> = {}): Issue => ({
  id: 7, version: 1, title: 'Judul', titled: false, machineTitle: 'Judul mesin', level: 'merah', machineLevel: 'merah', levelReason: null, score: 70, upper: 75,
  unsure: false, status: 'new', mutedUntil: null, owner: null, rise: null, mentions: 10, groups: 8, sources: 5, kinds: ['feed'],
  tones: { negatif: 4, netral: 4, positif: 2 }, hours: [], usual: { mean: 1, low: 0, high: 2 }, agencies: [], firstAt: '2026-11-20T01:00:00Z', lastAt: '2026-11-20T02:00:00Z', viewers: [],
  ...change,
})

describe('reading the address', () => {
  it.each([
    ['nothing', {}, {}],
    ['everything', { tab: 'diredam', instansi: '3', level: 'krisis', tanda: 'tanpa-pj', jenis: 'feed', cari: ' banjir ', urut: 'terbaru', buka: '9' },
      { tab: 'diredam', instansi: 3, level: 'krisis', tanda: 'tanpa-pj', jenis: 'feed', cari: 'banjir', urut: 'terbaru', buka: 9 }],
    ['the tab that is meant without one', { tab: 'aktif' }, {}],
    ['words that look like a number', { cari: 2026 }, { cari: '2026' }],
    ['what it does not know', { tab: 'semua', level: 'ungu', tanda: 'x', jenis: 'radio', urut: 'skor', buka: '-1', utm: 'y' }, {}],
  ])('%s', (_name, raw, expected) => expect(readIssueSearch(raw)).toEqual(expected))

  it('never fails, and reading again changes nothing', () => {
    const anything = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constantFrom('diredam', 'merah', 'naik', 'terbaru', 'feed'))
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('tab', 'instansi', 'level', 'tanda', 'jenis', 'cari', 'urut', 'buka'), anything), raw => {
      const once = readIssueSearch(raw)
      expect(readIssueSearch(Object.fromEntries(Object.entries(once).map(([key, value]) => [key, String(value)])))).toEqual(once)
    }))
  })

  it('asks the API in its own words', () => {
    expect(toIssueFilter({})).toEqual({ tab: 'active' })
    expect(toIssueFilter({ tab: 'milik-saya', instansi: 3, level: 'kuning', tanda: 'belum-pasti', cari: 'x', urut: 'terbaru', buka: 4 }))
      .toEqual({ tab: 'mine', agency: 3, level: 'kuning', mark: 'unsure', q: 'x', sort: 'newest' })
  })

  it('counts what narrows the list', () => {
    expect(countIssueFilters({ tab: 'selesai', instansi: 1, buka: 2, urut: 'terbaru' })).toBe(0)
    expect(countIssueFilters({ level: 'merah', cari: 'x', tanda: 'naik' })).toBe(3)
  })
})

describe('saved views', () => {
  const searches = fc.record({
    tab: fc.constantFrom('milik-saya' as const, 'diredam' as const, 'selesai' as const), instansi: fc.integer({ min: 1, max: 99 }),
    level: fc.constantFrom('hijau' as const, 'krisis' as const), tanda: fc.constantFrom('negatif' as const, 'naik' as const), cari: fc.constantFrom('banjir', 'a & b=c', '"satu dua" -tiga'),
  }, { requiredKeys: [] })

  it('lead back to the filters they were made of', () => {
    fc.assert(fc.property(searches, search => expect(searchOfView(viewOf(search))).toEqual(search)))
  })
  it('keep neither the open issue nor the order', () => expect(viewOf({ buka: 4, urut: 'terbaru' })).toBe('tab=active'))
  it('leave out what they do not know', () => expect(searchOfView('tab=all&mark=x&level=merah&agency=a')).toEqual({ level: 'merah' }))
})

describe('groups', () => {
  it.each([
    ['krisis', false, 'act'], ['merah', true, 'act'], ['kuning', false, 'watch'], ['kuning', true, 'unsure'], ['hijau', true, 'unsure'], ['hijau', false, 'calm'],
  ] as const)('%s, unsure %p: %s', (level, unsure, group) => expect(groupOf({ level, unsure })).toBe(group))

  const placed = [issue({ id: 1 }), issue({ id: 2, level: 'hijau' }), issue({ id: 3, level: 'krisis' }), issue({ id: 4, level: 'kuning', unsure: true })]
  const lane = [issue({ id: 4, level: 'kuning', unsure: true }), issue({ id: 9, level: 'hijau', unsure: true })]

  it('stand in a fixed order, the server\'s within; the lane brings what is further down, and nothing twice', () => {
    const groups = inGroups(placed, lane, { tab: 'active' })
    expect(groups.map(({ group, issues }) => [group, issues.map(each => each.id)])).toEqual([['act', [1, 3]], ['unsure', [9, 4]], ['calm', [2]]])
  })
  it.each([{ tab: 'muted' as const }, { tab: 'done' as const }, { tab: 'active' as const, sort: 'newest' as const }])('are left out for %j', filter => {
    expect(inGroups(placed, [], filter)).toEqual([{ group: null, issues: placed }])
    expect(hasLane(filter)).toBe(false)
  })
  it('keep a row where it was loaded, and show it as it is now', () => {
    const entries = issueEntries(inGroups(placed, [], { tab: 'active' }), each => (each.id === 1 ? { ...each, level: 'hijau' } : each))
    expect(entries.map(entry => (entry.kind === 'group' ? `${entry.group} ${entry.count}` : `${entry.position}: ${entry.issue.id} ${entry.issue.level}`)))
      .toEqual(['act 2', '1: 1 hijau', '2: 3 krisis', 'unsure 1', '3: 4 kuning', 'calm 1', '4: 2 hijau'])
  })
})

describe('what waits behind the pill', () => {
  const whole = { shown: true, fresh: true }
  it.each([
    ['nothing', [1, 2, 3], [1, 2, 3], whole, { added: 0, moved: 0, left: 0 }],
    ['new ones', [2, 1], [4, 2, 3, 1], whole, { added: 2, moved: 0, left: 0 }],
    ['one that jumped to the top counts once', [1, 2, 3, 4], [4, 1, 2, 3], whole, { added: 0, moved: 1, left: 0 }],
    ['what is gone', [1, 2, 3], [1, 3], whole, { added: 0, moved: 0, left: 1 }],
    ['an old one from further down has moved', [9, 8, 7], [9, 3, 8], { shown: false, fresh: false }, { added: 0, moved: 1, left: 0 }],
    ['further pages are not gone', [9, 8, 7, 6], [9, 8], { shown: false, fresh: false }, { added: 0, moved: 0, left: 0 }],
    ['one that sank below the page', [9, 8, 7], [9, 7], { shown: false, fresh: false }, { added: 0, moved: 1, left: 0 }],
    ['a first issue', [], [5], whole, { added: 1, moved: 0, left: 0 }],
  ])('%s', (_name, shown, fresh, complete, expected) => expect(compareLists(shown, fresh, complete)).toEqual(expected))

  it('is nothing exactly where the lists agree', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 20 })
    fc.assert(fc.property(ids, ids, (shown, fresh) => {
      const { added, moved, left } = compareLists(shown, fresh, whole)
      expect(added + moved + left === 0).toBe(JSON.stringify(shown) === JSON.stringify(fresh))
      expect(shown.length - left + added).toBe(fresh.length)
    }))
  })

  it('finds the longest rise as trying all would', () => {
    const naive = (values: readonly number[]): number => values.reduce<number[]>((best, value, at) => [...best, 1 + Math.max(0, ...best.filter((_length, before) => (values[before] ?? 0) < value && before < at))], []).reduce((a, b) => Math.max(a, b), 0)
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 15 }), values => expect(longestRise(values)).toBe(naive(values))))
  })
})

describe('changing', () => {
  const people = [{ id: 3, name: 'Rina' }]
  it.each([
    ['status', { status: 'acknowledged' as const }, { status: 'acknowledged' }],
    ['owner', { ownerId: 3 }, { owner: { id: 3, name: 'Rina' } }],
    ['no owner', { ownerId: null }, { owner: null }],
    ['level', { level: 'kuning' as const, reason: 'sudah reda' }, { level: 'kuning', levelReason: 'sudah reda' }],
    ['level given back', { level: null }, { level: 'merah', levelReason: null }],
    ['title', { title: 'Lain' }, { title: 'Lain', titled: true }],
    ['title given back', { title: null }, { title: 'Judul mesin', titled: false }],
    ['muted', { mutedUntil: untilItRises }, { mutedUntil: untilItRises }],
  ])('%s changes that and nothing else', (_name, change, expected) => {
    expect(applyChange(issue(), change, people)).toEqual({ ...issue(), ...expected })
  })

  it('mutes for an hour, a day, or until it rises', () => {
    expect((['hour', 'day', 'rise'] as const).map(choice => muteUntil(choice, now))).toEqual(['2026-11-20T03:42:18.500Z', '2026-11-21T02:42:18.500Z', untilItRises])
  })

  it.each([
    ['active', {}, true], ['active', { status: 'done' as const }, false], ['active', { mutedUntil: untilItRises }, false], ['active', { mutedUntil: '2026-11-20T02:00:00Z' }, true],
    ['mine', { owner: { id: 3, name: 'Rina' } }, true], ['mine', {}, false], ['mine', { owner: { id: 3, name: 'Rina' }, status: 'done' as const }, false],
    ['muted', { mutedUntil: untilItRises }, true], ['muted', {}, false], ['done', { status: 'done' as const }, true], ['done', {}, false],
  ] as const)('under %s, %j: %p', (tab, change, expected) => expect(belongsTo({ tab }, issue(change), 3, now)).toBe(expected))
})

it.each([
  [{ negatif: 41, netral: 46, positif: 13 }, { tone: 'negatif', share: 0.41 }],
  [{ negatif: 1, netral: 1, positif: 2 }, { tone: 'positif', share: 0.5 }],
  [{ negatif: 2, netral: 0, positif: 2 }, { tone: 'negatif', share: 0.5 }],
  [{ negatif: 0, netral: 3, positif: 0 }, { tone: 'netral', share: 1 }],
  [{ negatif: 0, netral: 0, positif: 0 }, null],
])('%j leans to %j', (tones, expected) => expect(leaningOf(tones)).toEqual(expected))
