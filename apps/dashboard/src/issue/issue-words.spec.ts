import { IssueEvent, type JoinReason, type ScorePart } from '@kentongan/contracts'
import i18next, { type TFunction } from 'i18next'
import { formatIn } from '../format'
import { untilItRises } from '../inbox/issue-change'
import id from '../locales/id.json'
import { issueNumber, paceWords, partWords, riseWords } from './issue-words'
import { joinReason, likenessWords } from './join-words'
import { timelineWords } from './timeline-words'

let t: TFunction
const format = formatIn('id', 'Asia/Makassar')
beforeAll(async () => {
  t = await i18next.createInstance().init({ lng: 'id', resources: { id: { translation: id } }, interpolation: { escapeValue: false } })
})

it.each([
  ['ISU-123', 123], ['isu 7', 7], [' 42 ', 42], ['isu7', 7], ['banjir 42', null], ['', null], ['0', null], ['ISU-', null],
])('reads the number in “%s”', (words, number) => expect(issueNumber(words)).toBe(number))

describe('why an issue is seen', () => {
  const rise = (code: 'rise' | 'copying' | 'usual') => ({ code, at: '2026-11-20T01:00:00.000Z', minutes: 60, observed: 17, expected: 2, ratio: 8.24, ratioLow: 4, sources: 14 })
  it.each([
    ['rise', '8,2× biasanya · 14 sumber', '8,2× biasanya'],
    ['copying', 'disalin: 1.050 unggahan dari 2 sumber', 'disalin: 1.050 unggahan dari 2 sumber'],
    ['usual', 'laju seperti biasa', 'laju seperti biasa'],
  ] as const)('%s', (code, words, pace) => {
    const issue = { rise: rise(code), mentions: 1050, sources: 2 }
    expect([riseWords(t, format, issue), paceWords(t, format, issue)]).toEqual([words, pace])
  })
  it('is not claimed where nothing was judged', () => expect(riseWords(t, format, { rise: null, mentions: 3, sources: 3 })).toBe('laju seperti biasa'))
})

describe('the figures of a part', () => {
  it.each<[ScorePart['code'], ScorePart['facts'], string]>([
    ['speed', { ratio: 8.2, ratioLow: 4.1 }, '8,2× biasanya, setidaknya 4,1×'],
    ['speed', { ratio: 0.9, ratioLow: 0.3 }, 'seperti biasa'],
    ['negative', { judged: 58, negative: 24, low: 0.33, high: 0.5 }, '41% dari 58 (antara 33% dan 50%)'],
    ['negative', { judged: 0, negative: 0, low: 0, high: 0.5 }, 'belum ada yang dinilai'],
    ['reach', { pers: 9, resmi: 1, lain: 4 }, 'sumber 24 jam: 9 pers, 1 resmi, 4 lain'],
    ['unanswered', { hours: 2.6, owed: 1 }, 'sudah 3 jam'],
    ['unanswered', { hours: 0 }, 'tidak ada yang menunggu'],
    ['reach', {}, 'sumber 24 jam: 0 pers, 0 resmi, 0 lain'],
  ])('%s %p', (code, facts, words) => expect(partWords(t, format, { code, points: 1, max: 10, facts })).toBe(words))
})

describe('why a post is here', () => {
  const join = (change: Partial<JoinReason>): JoinReason => ({ code: 'same-words', words: ['bantuan', 'banjir'], score: 0.62, threshold: 0.41, by: null, ...change })
  it.each<[Partial<JoinReason>, string]>([
    [{ code: 'first', score: null, threshold: null }, 'Isu bermula dari berita ini.'],
    [{}, 'Kata yang sama: “bantuan”, “banjir”. Kemiripan 0,62, ambang 0,41'],
    [{ code: 'same-names', words: ['Rasanae'] }, 'Nama yang sama: “Rasanae”. Kemiripan 0,62, ambang 0,41'],
    [{ code: 'copy', score: null, threshold: null }, 'Salinan dari berita di isu ini.'],
    [{ code: 'person', by: 'Rina', score: null, threshold: null }, 'Ditempatkan oleh Rina.'],
    [{ code: 'person', score: null, threshold: null }, 'Ditempatkan oleh orang.'],
  ])('%p', (change, words) => expect([joinReason(t, join(change)), likenessWords(t, format, join(change))].filter(Boolean).join(' ')).toBe(words))
  it('names the few words that counted, not a long list', () => {
    expect(joinReason(t, join({ words: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }))).toBe('Kata yang sama: “a”, “b”, “c”, “d”, “e”.')
    expect(likenessWords(t, format, join({ score: null }))).toBeUndefined()
  })
})

describe('what happened', () => {
  const event = (kind: IssueEvent['kind'], detail: IssueEvent['detail'] = {}): IssueEvent => ({ id: 1, at: '2026-11-20T01:00:00.000Z', by: null, kind, detail })
  it.each<[IssueEvent['kind'], IssueEvent['detail'], string, number | null]>([
    ['opened', { post: 3 }, 'Isu terbentuk', null],
    ['merged', { from: [7, 9], words: ['banjir'] }, 'ISU-7, ISU-9 digabung ke sini', null],
    ['merged-into', { into: 4 }, 'Digabung ke ISU-4', 4],
    ['split', { into: 8, posts: [8, 9] }, '2 berita dipisahkan menjadi ISU-8', 8],
    ['split-off', { from: 3, posts: [8, 9] }, 'Dipisahkan dari ISU-3 dengan 2 berita', 3],
    ['moved', { into: 5, posts: [8] }, '1 berita dipindahkan ke ISU-5', 5],
    ['moved', { from: 3, posts: [8] }, '1 berita dipindahkan dari ISU-3', 3],
    ['undone', { decision: 1, kind: 'split' }, 'Penataan sebelumnya diurungkan', null],
    ['set-aside', { decision: 1, kind: 'merge' }, 'Penataan yang diminta tidak dapat diterapkan; tidak ada yang berubah', null],
    ['reopened', {}, 'Dibuka lagi karena naik', null],
    ['rise', { ratio: 8.2, sources: 9 }, 'Naik: 8,2× biasanya dari 9 sumber', null],
    ['copying', { posts: 50, sources: 1, minutes: 60 }, '50 unggahan disalin dari 1 sumber', null],
    ['machine-level', { from: 'hijau', to: 'merah', score: 61 }, 'Skor mengubah level menjadi Merah', null],
    ['level', { from: 'merah', to: 'krisis', reason: 'Diminta Sekda' }, 'Level diubah menjadi Krisis', null],
    ['level', { from: 'krisis', to: null, reason: null }, 'Level dikembalikan ke skor', null],
    ['status', { from: 'new', to: 'acknowledged' }, 'Status menjadi Ditangani', null],
    ['owner', { from: null, to: 'Rina' }, 'Penanggung jawab: Rina', null],
    ['owner', { from: 'Rina', to: null }, 'Penanggung jawab dilepas', null],
    ['mute', { until: untilItRises }, 'Diredam sampai naik lagi', null],
    ['mute', { until: '2026-11-20T03:00:00.000Z' }, 'Diredam sampai Jum, 20 Nov 2026 11.00 WITA', null],
    ['unmute', { why: 'rise' }, 'Redaman berakhir karena isu naik lagi', null],
    ['unmute', {}, 'Redaman diakhiri', null],
    ['title', { from: 'a', to: 'Judul baru' }, 'Judul menjadi “Judul baru”', null],
    ['title', { from: 'a', to: null }, 'Judul mesin dipakai lagi', null],
  ])('%s %p', (kind, detail, words, issue) => expect(timelineWords(t, format, event(kind, detail))).toEqual({ text: words, reason: detail['reason'] ?? null, issue }))

  it('has a whole sentence for an entry without details', () => {
    for (const kind of IssueEvent.shape.kind.options) expect([kind, timelineWords(t, format, event(kind)).text]).toEqual([kind, expect.not.stringMatching(/undefined|NaN|\{\{|^$/)])
  })
})
