import type { Mention } from '@kentongan/contracts'
import { confidenceWord } from './confidence-word'
import { applyCorrection, callRelevant, saidOf, takeBack, turnRelevance } from './correction'
import { countTones, fillBuckets } from './count-tones'
import { decideByKey } from './decide-by-key'
import { decidingWords } from './deciding-words'
import { listEntries } from './list-entries'
import { revisionDifference } from './revision-difference'
import { safeLink } from './safe-link'

const mention = (change: Partial<Mention> = {}): Mention => ({
  id: 7,
  agency: { id: 1, name: 'Dinas Satu' },
  source: { id: 2, title: 'Warta', tier: 'pers', region: null },
  post: { id: 3, title: 'Judul', excerpt: '', offset: 0, url: null, author: null, publishedAt: '2026-11-20T02:00:00Z', dateConfidence: 'exact', firstSeenAt: '2026-11-20T02:05:00Z', revisions: 0, deletedAt: null, headline: null, body: null },
  misleading: false,
  spans: [],
  tone: { label: 'negatif', machine: 'negatif', confidence: 0.9, corrected: false, review: false },
  relevant: true,
  saidRelevant: null,
  doubtful: false,
  ...change,
})

it.each([[null, null], [0.95, 'sure'], [0.8, 'sure'], [0.79, 'fairly'], [0.6, 'fairly'], [0.59, 'unsure'], [0, 'unsure']] as const)('words for a confidence of %p: %p', (confidence, word) => {
  expect(confidenceWord({ confidence, review: false })).toBe(word)
  expect(confidenceWord({ confidence, review: true })).toBe(confidence === null ? null : 'unsure')
})

describe('correcting', () => {
  const corrected = mention({ tone: { label: 'positif', machine: 'negatif', confidence: 0.9, corrected: true, review: false } })

  it('shows the person\'s tone and keeps the machine\'s', () => {
    expect(applyCorrection(mention(), { tone: 'netral' }).tone).toEqual({ label: 'netral', machine: 'negatif', confidence: 0.9, corrected: true, review: false })
  })

  it('is no longer asked for review once somebody has spoken', () => {
    const unsure = mention({ tone: { label: 'negatif', machine: 'negatif', confidence: 0.5, corrected: false, review: true } })
    expect(applyCorrection(unsure, { tone: 'negatif' }).tone).toMatchObject({ corrected: true, review: false })
    expect(applyCorrection(unsure, { relevant: true }).tone.review).toBe(true)
  })

  it('gives the machine its word back', () => {
    expect(applyCorrection(corrected, { tone: null }).tone).toEqual({ label: 'negatif', machine: 'negatif', confidence: 0.9, corrected: false, review: false })
  })

  it('leaves what is not named', () => {
    expect(applyCorrection(corrected, { relevant: false })).toEqual({ ...corrected, relevant: false, saidRelevant: false })
    expect(applyCorrection(mention({ relevant: false }), { tone: 'netral' }).relevant).toBe(false)
  })

  it.each([
    ['a word that it is relevant', { relevant: true }, false],
    ['a tone', { tone: 'netral' as const }, false],
    ['not relevant', { relevant: false }, true],
    ['a tone taken back', { tone: null }, true],
  ])('%s decides a doubt, or leaves it', (_name, change, doubtful) => {
    expect(applyCorrection(mention({ doubtful: true }), change).doubtful).toBe(doubtful)
    expect(applyCorrection(mention(), change).doubtful).toBe(false)
  })

  it.each([
    ['in doubt', { doubtful: true }, { relevant: true }, { relevant: false }],
    ['sure', {}, undefined, { relevant: false }],
    ['called not relevant', { relevant: false }, { relevant: null }, { relevant: null }],
    ['in doubt, called not relevant', { doubtful: true, relevant: false }, { relevant: true }, { relevant: null }],
  ])('R and X on a mention that is %s', (_name, state, relevant, turned) => {
    expect(callRelevant(mention(state))).toEqual(relevant)
    expect(turnRelevance(mention(state))).toEqual(turned)
  })

  it.each([
    ['a first tone', mention(), { tone: 'netral' as const }],
    ['a second tone', corrected, { tone: 'netral' as const }],
    ['a tone taken back', corrected, { tone: null }],
    ['not relevant', mention(), { relevant: false }],
    ['relevant again', mention({ relevant: false, saidRelevant: false }), { relevant: null }],
    ['not relevant, which somebody had called relevant', mention({ saidRelevant: true }), { relevant: false }],
    ['both', corrected, { tone: 'netral' as const, relevant: false }],
  ])('undo leads back after %s', (_name, before, change) => {
    expect(applyCorrection(applyCorrection(before, change), takeBack(before, change))).toEqual(before)
  })
})

describe('what a key says', () => {
  it.each([
    ['a tone', 'tone', { tone: 'negatif' }, { tone: 'negatif' }],
    ['not relevant', 'irrelevant', { relevant: false }, { relevant: false }],
    ['relevant, of which nobody doubts', 'relevant', undefined, { relevant: true }],
  ] as const)('%s', (_name, key, ofOne, ofMany) => {
    const said: unknown[] = []
    const press = (actions: ReturnType<typeof decideByKey>) => (key === 'tone' ? actions.tone('negatif') : actions[key]())
    press(decideByKey(undefined, () => mention(), (at, change) => said.push([at.id, change])))
    expect(said).toEqual(ofOne ? [[7, ofOne]] : [])
    press(decideByKey(change => said.push(change), () => mention(), () => said.push('one')))
    expect(said.at(-1)).toEqual(ofMany)
  })

  it('is nothing where no mention is at hand, or the viewer may not correct', () => {
    expect(() => decideByKey(undefined, () => undefined, undefined).tone('netral')).not.toThrow()
    expect(() => decideByKey(undefined, () => mention(), undefined).irrelevant()).not.toThrow()
  })
})

it.each([
  ['nobody has spoken', {}, undefined],
  ['a tone', { tone: { ...mention().tone, label: 'positif' as const, corrected: true } }, { tone: 'positif' }],
  ['not relevant', { saidRelevant: false, relevant: false }, { relevant: false }],
  ['both', { saidRelevant: true, tone: { ...mention().tone, corrected: true } }, { tone: 'negatif', relevant: true }],
])('says of copies what was said of the mention: %s', (_name, change, expected) => {
  expect(saidOf(mention(change))).toEqual(expected)
})

describe('volume', () => {
  const hour = (at: string, negatif: number, netral = 0, positif = 0) => ({ at, negatif, netral, positif })

  it('adds up', () => {
    expect(countTones([hour('2026-11-20T00:00:00Z', 1, 2, 3), hour('2026-11-20T01:00:00Z', 4)])).toEqual({ negatif: 5, netral: 2, positif: 3, all: 10 })
    expect(countTones([])).toEqual({ negatif: 0, netral: 0, positif: 0, all: 0 })
  })

  it('shows quiet hours as quiet', () => {
    const items = [hour('2026-11-20T00:00:00Z', 1), hour('2026-11-20T03:00:00Z', 2)]
    const filled = fillBuckets({ bucket: 'hour', items })
    expect(filled.map(item => item.negatif)).toEqual([1, 0, 0, 2])
    expect(filled[1]?.at).toBe('2026-11-20T01:00:00.000Z')
  })

  it.each([
    ['nothing', []],
    ['a single bucket', [hour('2026-11-20T00:00:00Z', 1)]],
    ['uneven times', [hour('2026-11-20T00:00:00Z', 1), hour('2026-11-20T01:30:00Z', 1)]],
    ['more than a screen can show', [hour('2020-01-01T00:00:00Z', 1), hour('2026-01-01T00:00:00Z', 1)]],
  ])('leaves %s alone', (_name, items) => {
    expect(fillBuckets({ bucket: 'hour', items })).toEqual(items)
  })
})

it('names deciding words once, strongest first', () => {
  const text = 'telat, telat dan kurang'
  const because = [
    { field: 'text' as const, start: 0, end: 5, weight: 0.4 },
    { field: 'text' as const, start: 7, end: 12, weight: 0.4 },
    { field: 'text' as const, start: 17, end: 23, weight: -0.9 },
    { field: 'title' as const, start: 0, end: 5, weight: 0.1 },
  ]
  expect(decidingWords({ mention: mention(), text, because })).toEqual([{ text: 'kurang', weight: -0.9 }, { text: 'telat', weight: 0.8 }, { text: 'judul', weight: 0.1 }])
})

it('heads each day once', () => {
  const on = (id: number, publishedAt: string) => mention({ id, post: { ...mention().post, publishedAt } })
  const format = { sameDay: (a: string | Date, b: string | Date) => String(a).slice(0, 10) === String(b).slice(0, 10) }
  const entries = listEntries([on(3, '2026-11-20T09:00:00Z'), on(2, '2026-11-20T08:00:00Z'), on(1, '2026-11-18T08:00:00Z')], format)
  expect(entries.map(entry => (entry.kind === 'day' ? entry.at.slice(8, 10) : entry.position))).toEqual(['20', 1, 2, '18', 3])
  expect(new Set(entries.map(entry => entry.key)).size).toBe(entries.length)
})

describe('what an edit changed', () => {
  it('shows both sides', () => {
    expect(revisionDifference('tiba hari kelima', 'tiba hari ketiga')).toEqual([
      { text: 'tiba hari ', kind: 'same' }, { text: 'kelima', kind: 'removed' }, { text: 'ketiga', kind: 'added' },
    ])
  })

  it('cuts long stretches that stayed', () => {
    const long = 'kata '.repeat(100)
    const [same] = revisionDifference(`${long}lama`, `${long}baru`)
    expect(same?.text.length).toBeLessThan(80)
    expect(same?.text.startsWith(' … ')).toBe(true)
  })

  it('finds nothing where nothing changed', () => {
    expect(revisionDifference('sama', 'sama')).toEqual([{ text: 'sama', kind: 'same' }])
  })
})

it.each([
  ['https://contoh.example/a', 'https://contoh.example/a'],
  ['http://contoh.example/', 'http://contoh.example/'],
  ['javascript:alert(1)', undefined],
  [' JavaScript:alert(1)', undefined],
  ['data:text/html,<script>', undefined],
  ['//contoh.example', undefined],
  ['berita/1', undefined],
  ['', undefined],
  [null, undefined],
])('makes a link only of http and https: %p', (address, expected) => {
  expect(safeLink(address)).toBe(expected)
})
