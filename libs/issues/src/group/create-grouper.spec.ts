import * as fc from 'fast-check'
import { createGrouper } from './create-grouper'
import type { Decision, GroupPost } from './grouper.types'

const HOUR = 3_600_000
const START = Date.UTC(2026, 1, 12)

let next = 0
const post = (title: string, hours = 0, more: Partial<GroupPost> = {}): GroupPost =>
  ({ id: ++next, title, text: '', outlet: 'a', at: START + hours * HOUR, agencies: [], matched: [], ...more })

/** A grouper that has already read ordinary news, as one in use has. */
function readGrouper() {
  const grouper = createGrouper()
  const subjects = ['jalan', 'sekolah', 'pasar', 'pelabuhan', 'jembatan', 'rumah sakit', 'bandara', 'terminal']
  for (let hour = -60; hour < 0; hour++) {
    const subject = subjects[(hour + 64) % 8]!
    grouper.add({ id: 1_000_000 + hour, title: `Warga keluhkan ${subject} rusak nomor${hour + 100} kata pejabat`, text: '', outlet: 'z', at: START + hour * HOUR, agencies: [], matched: [] })
  }
  return grouper
}

describe('createGrouper', () => {
  it('joins posts on one development and says which words did it', () => {
    const grouper = readGrouper()
    const first = post('Kapal Nusantara Tiga karam di Selat Makassar, 12 penumpang hilang')
    const second = post('12 penumpang kapal Nusantara Tiga belum ditemukan di Selat Makassar', 2)
    expect(grouper.add(first)).toEqual({ issue: first.id, join: null, merged: [], copyOf: null })
    const outcome = grouper.add(second)
    expect(outcome).toMatchObject({ issue: first.id, copyOf: null, join: { with: first.id } })
    expect(outcome.join!.words.join(' ')).toMatch(/Nusantara|Makassar|Selat/)
    expect(outcome.join!.score).toBeGreaterThanOrEqual(outcome.join!.threshold)
  })

  it('learns what everybody says from a backlog, though it comes newest first and feed after feed', () => {
    const grouper = createGrouper()
    const word = (number: number) => [...String(number)].map(digit => 'bdgklmnprs'[Number(digit)]! + 'aeiou'[Number(digit) % 5]!).join('')
    const feeds = [0, 500].map(feed => Array.from({ length: 40 }, (_, hour) => {
      const title = `${word(1_000 + feed + hour)} ${word(3_000 + feed + hour)} ${word(5_000 + feed + hour)}`
      return post(title, -hour, { text: `${title}. Keterangan disampaikan juru bicara kemarin.` })
    }))
    for (const one of feeds.flat()) grouper.add(one)
    const issues = feeds.map(feed => new Set(feed.map(({ id }) => grouper.issueOf(id))).size)
    expect(Math.min(...issues)).toBeGreaterThan(30)
  })

  it('does not chain what shares one name only, as long as hardly any name is known', () => {
    const titles = [
      'Warga melihat kapal Hizbullah merapat', 'Kekuatan Hizbullah diulas pakar', 'Pos tentara ditembaki Hizbullah',
      'Cara Hizbullah menutup kamera', 'Pidato pemimpin Hizbullah dinanti',
    ]
    const grouper = createGrouper()
    const young = titles.map((title, at) => grouper.add(post(title, at / 6)).issue)
    expect(new Set(young).size).toBe(titles.length)
  })

  it('keeps apart what shares only the words of the day', () => {
    const grouper = readGrouper()
    const a = grouper.add(post('Warga keluhkan jalan rusak di Sleman'))
    const b = grouper.add(post('Warga keluhkan air keruh di Bantul', 1))
    expect(a.issue).not.toBe(b.issue)
  })

  it('does not take the name that every post of an agency has for common ground, even in its first hour', () => {
    const grouper = createGrouper()
    const titles = [
      'KPK: OTT Kepala BPJN XII Terkait Proyek Jalan Rp 155 Miliar', 'KPK Akan Periksa Internal Terkait Keterangan Miryam',
      'Bentak Penyidik KPK, Fahri Hamzah: Seolah-olah Kami Maling', 'Jaksa KPK Sebut USD 1,4 Juta untuk Novanto',
      'KPK Gelar Pelatihan', 'Gedung KPK Dijaga Ketat', 'Pimpinan KPK Pamit', 'Seleksi KPK Dibuka', 'KPK Ulang Tahun', 'Mobil KPK Mogok',
    ]
    const issues = titles.map(title => grouper.add(post(title, 0, {
      agencies: [7], matched: [{ field: 'title', start: title.indexOf('KPK'), end: title.indexOf('KPK') + 3 }],
    })).issue)
    expect(new Set(issues).size).toBe(titles.length)
  })

  it('still joins what says more of an agency than its name', () => {
    const grouper = createGrouper()
    const of = (title: string) => post(title, 0, { agencies: [7], matched: [{ field: 'title', start: 0, end: 3 }] })
    const first = grouper.add(of('KPK OTT kepala BPJN XII terkait proyek jalan Mahakam'))
    expect(grouper.add(of('KPK tahan kepala BPJN XII dalam kasus proyek jalan Mahakam')).issue).toBe(first.issue)
  })

  it('knows a copy and its first post', () => {
    const grouper = readGrouper()
    const text = 'Bupati meresmikan jembatan gantung yang menghubungkan dua desa di lereng gunung setelah tiga tahun dibangun warga bersama relawan'
    const first = post('Jembatan gantung diresmikan', 0, { text })
    const copy = post('Jembatan gantung diresmikan', 5, { text: text.replace('tiga tahun', 'empat tahun'), outlet: 'b' })
    grouper.add(first)
    expect(grouper.add(copy)).toMatchObject({ issue: first.id, copyOf: first.id, join: { code: 'copy', with: first.id } })
  })

  it.each([
    ['Harga emas Antam hari ini naik tipis', 0, 'Harga emas Antam hari ini naik tipis', 24],
    ['Banjir di Bekasi rendam ratusan rumah', 0, 'Banjir di Garut rendam ratusan rumah', 3],
    ['Gempa M 5,1 guncang Sukabumi dini hari', 0, 'Gempa M 4,3 guncang Sukabumi dini hari', 5],
    ['Jadwal SIM keliling Bandung 11 Februari 2026', 0, 'Jadwal SIM keliling Bandung 12 Februari 2026', 1],
  ])('keeps two of one pattern apart: %s (%d h), %s (%d h)', (one, hourOne, other, hourOther) => {
    const grouper = readGrouper()
    const a = grouper.add(post(one, hourOne))
    const b = grouper.add(post(other, hourOther))
    expect(b.issue).not.toBe(a.issue)
    expect(b.copyOf).toBeNull()
  })

  it('joins the same pattern on one day', () => {
    const grouper = readGrouper()
    const a = grouper.add(post('Harga emas Antam hari ini naik tipis'))
    expect(grouper.add(post('Harga emas Antam hari ini naik, cek rinciannya', 2)).issue).toBe(a.issue)
  })

  it('opens a new issue when the old one is over', () => {
    const grouper = readGrouper()
    const a = grouper.add(post('Kapal Nusantara Tiga karam di Selat Makassar'))
    const b = grouper.add(post('Kapal Nusantara Tiga karam di Selat Makassar, kata saksi', 110))
    expect(b.issue).not.toBe(a.issue)
    expect(grouper.issueOf(a.issue)).toBeNull()
  })

  it('takes a post that it holds already for seen', () => {
    const grouper = readGrouper()
    const one = post('Kapal Nusantara Tiga karam di Selat Makassar')
    const first = grouper.add(one)
    expect(grouper.add(one)).toEqual(first)
  })

  it('refuses a state of another version', () => {
    expect(() => createGrouper(new Uint8Array([0, 0, 0, 99, 1]))).toThrow(/version 99/)
    expect(() => createGrouper(new Uint8Array())).toThrow(/version 0/)
  })
})

const word = fc.constantFrom('banjir', 'jembatan', 'bupati', 'Garut', 'Bekasi', 'gempa', 'pasar', 'kebakaran', 'wali', 'kota', 'hilang', 'korban', '12', '5,1', 'hari ini')
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ words: fc.array(word, { minLength: 1, maxLength: 7 }), minutes: fc.integer({ min: -30, max: 600 }), text: fc.array(word, { maxLength: 12 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('merge', 'split', 'move', 'undo'), a: fc.nat(30), b: fc.nat(30), c: fc.nat(30) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Runs the steps; decisions name posts and issues that exist by then. */
function play(steps: readonly Step[], stops: ReadonlySet<number>) {
  let grouper = createGrouper()
  let at = START
  const ids: number[] = []
  const outcomes = steps.map((one, number) => {
    if (stops.has(number)) grouper = createGrouper(grouper.save())
    if ('words' in one) {
      at += one.minutes * 60_000
      ids.push(number + 1)
      const named = one.words.length > 5
      return grouper.add({
        id: number + 1, title: one.words.join(' '), text: one.text.join(' '), outlet: 'x', at,
        agencies: named ? [one.words.length] : [], matched: named ? [{ field: 'title', start: 0, end: 5 }] : [],
      })
    }
    return ids.length === 0 ? null : grouper.decide(decisionOf(one, number, ids, grouper.issueOf))
  })
  return { outcomes, grouper, ids }
}

function decisionOf({ kind, a, b, c }: Extract<Step, { kind: string }>, id: number, ids: readonly number[], issueOf: (post: number) => number | null): Decision {
  const pick = (n: number) => ids[n % ids.length]!
  const issue = (n: number) => issueOf(pick(n)) ?? pick(n)
  if (kind === 'merge') return { id, kind, from: issue(a), into: issue(b) }
  if (kind === 'split') return { id, kind, posts: [pick(a), pick(b), pick(a)] }
  if (kind === 'move') return { id, kind, posts: [pick(a), pick(b)], into: issue(c) }
  return { id, kind: 'undo', decision: id - 1 - (a % 5) }
}

describe('createGrouper by law', () => {
  it('goes on after save and restore exactly as if it had never stopped', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), fc.uniqueArray(fc.nat(59), { maxLength: 6 }), (steps, stops) => {
      const whole = play(steps, new Set())
      const stopped = play(steps, new Set(stops))
      expect(stopped.outcomes).toEqual(whole.outcomes)
      expect(stopped.grouper.save()).toEqual(whole.grouper.save())
    }), { numRuns: 40 })
  })

  it('names every issue by a post of its own, whatever people decide', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), steps => {
      const { grouper, ids } = play(steps, new Set())
      for (const id of ids) {
        const issue = grouper.issueOf(id)
        if (issue !== null) expect(grouper.issueOf(issue)).toBe(issue)
      }
    }), { numRuns: 40 })
  })

  it('tells of every change: the outcomes alone give the grouping', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), steps => {
      const { outcomes, grouper, ids } = play(steps, new Set())
      const told = new Map<number, number>()
      outcomes.forEach((outcome, number) => {
        if (!outcome) return
        if ('moved' in outcome) for (const { post: id, to } of outcome.moved) told.set(id, to)
        else {
          for (const { from, into } of outcome.merged) for (const [id, issue] of told) if (issue === from) told.set(id, into)
          told.set(number + 1, outcome.issue)
        }
      })
      for (const id of ids) if (grouper.issueOf(id) !== null) expect(told.get(id)).toBe(grouper.issueOf(id))
    }), { numRuns: 40 })
  })
})
