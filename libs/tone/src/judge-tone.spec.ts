import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { judgeTargets } from './judge-targets'
import { judgeTone } from './judge-tone'
import { findPlaces } from './find-places'
import { loadTone } from './store-tone'
import type { ToneLabel } from './tone-label'

const model = loadTone(readFileSync(path.resolve(process.cwd(), 'libs/tone/model/tone.json'), 'utf8'))

/** Invented. What the model gets wrong is in the model card. */
const BEHAVIOUR: readonly (readonly [string, string | undefined, ToneLabel])[] = [
  ['KPK Tangkap Bupati di Rumah Dinas', 'KPK', 'netral'],
  ['Bupati Ditangkap KPK, Uang Rp 2 M Disita', 'Bupati', 'negatif'],
  ['Bupati Ditangkap KPK, Uang Rp 2 M Disita', 'KPK', 'netral'],
  ['YLKI Kritik PLN soal Padam Bergilir', 'PLN', 'negatif'],
  ['YLKI Kritik PLN soal Padam Bergilir', 'YLKI', 'netral'],
  ['BPBD Salurkan Bantuan untuk Korban Longsor', 'BPBD', 'positif'],
  ['Pemkot Raih Penghargaan Kota Sehat', 'Pemkot', 'positif'],
  ['Gubernur Hadiri Rapat Koordinasi di Istana', 'Gubernur', 'netral'],
  ['Warga Keluhkan Layanan Dukcapil yang Lambat', 'Dukcapil', 'negatif'],
  ['Pegawai Kejari Ditangkap Terkait Narkoba', 'Kejari', 'negatif'],
  ['Ombudsman Apresiasi Layanan Samsat', 'Samsat', 'positif'],
  ['Mahasiswa Desak DPR Batalkan RUU', 'DPR', 'negatif'],
  ['Damkar cepat, PLN lambat', 'Damkar', 'positif'],
  ['Damkar cepat, PLN lambat', 'PLN', 'negatif'],
  ['petugas Samsat ramah bgt, gk pake ribet', 'Samsat', 'positif'],
  ['udh 3 bulan ktp blm jadi, Dukcapil ngapain aja sih', 'Dukcapil', 'negatif'],
  ['jam buka Samsat hari sabtu sampai jam berapa ya?', 'Samsat', 'netral'],
  ['alhamdulillah air lancar lagi, makasih PDAM', 'PDAM', 'positif'],
  ['mantap bener PDAM, bayar terus airnya gak pernah ngalir 👏👏', 'PDAM', 'negatif'],
  ['Pelayanan imigrasi sekarang tidak ribet lagi', 'imigrasi', 'positif'],
  ['Jadwal SIM keliling Polres: Senin di alun-alun, Selasa di pasar.', 'Polres', 'netral'],
  ['Pelayanane kelurahan apik tenan, matur nuwun', 'kelurahan', 'positif'],
  ['Antrean lama sekali, petugas tidak ramah, mengecewakan', undefined, 'negatif'],
  ['Pelayanan di kantor imigrasi sangat ramah dan cepat', undefined, 'positif'],
  ['makanan nya enak , pelayanan ramah dan tempat nya nyaman .', undefined, 'positif'],
  ['kecewa , makanan nya dingin dan pelayan nya tidak sopan .', undefined, 'negatif'],
]

describe('behaviour of the shipped model', () => {
  it.each(BEHAVIOUR)('%s, toward %s: %s', (text, target, label) => expect(judgeTone(model, { text, target }).label).toBe(label))
})

describe('judging', () => {
  it.each(['The service was very bad and we are not happy with this office', 'El servicio fue muy malo y no estoy contento con esta oficina',
    'خدمة سيئة جدا في هذا المكتب'])('does not guess at other languages: %s', text => {
    expect(judgeTone(model, { text })).toMatchObject({ label: 'netral', confidence: 1 / 3, review: true, because: [] })
  })

  it('asks for review exactly below the trusted confidence', () => {
    const judged = ['KPK Tangkap Bupati', 'Bupati Ditangkap KPK', 'Warga Tanya soal Bansos ke Dinsos', 'PLN Bantu Warga'].map(text => judgeTone(model, { text }))
    for (const { confidence, review } of judged) expect(review).toBe(confidence < model.calibration.headline.trusted)
  })

  it.each([
    ['Warga keluhkan air keruh, dan petugas yang tidak ramah', 'PDAM', ['keluhkan', 'keruh']],
    ['Damkar cepat, tapi PLN lambat!!', 'PLN', ['lambat']],
    ['mantap 👏👏, di loket itu antre 3 jam', undefined, ['👏']],
  ])('shows words that decide, no marks or function words: %s', (post, target, among) => {
    const { because } = judgeTone(model, { text: post, target })
    const shown = because.map(({ start, end }) => post.slice(start, end))
    expect(shown.filter(word => /^[^\p{L}\p{Extended_Pictographic}]+$|^(?:dan|yang|di|itu|PLN)$/u.test(word))).toEqual([])
    expect(shown).toEqual(expect.arrayContaining(among))
  })

  const piece = fc.constantFrom('PLN', 'KPK', 'Damkar', 'lambat', 'cepat', 'tidak', 'ramah', 'kata', 'warga', 'dikritik', 'bantu', ',', '.', '?', 'tapi', '😭', 'yg')
  const text = fc.array(piece, { minLength: 1, maxLength: 150 }).map(pieces => pieces.join(' '))

  it('gives chances that sum to one and reasons that lie in their fields', () => {
    fc.assert(fc.property(text, text, fc.constantFrom('PLN', 'KPK', undefined), (title, body, target) => {
      const { chances, confidence, because } = judgeTone(model, { title, text: body, target })
      expect(chances[0] + chances[1] + chances[2]).toBeCloseTo(1, 9)
      expect(Number.isFinite(confidence)).toBe(true)
      for (const { field, start, end } of because) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual({ title, text: body }[field].length)
        expect({ title, text: body }[field].slice(start, end).trim()).not.toBe('')
      }
    }), { numRuns: 60 })
  })

  it('a target of another name changes nothing but what that name says', () => {
    fc.assert(fc.property(text, body => {
      expect(judgeTone(model, { text: body, target: 'PLN' }).chances).toEqual(judgeTone(model, { text: body, target: ' pln ' }).chances)
      expect(judgeTone(model, { text: body, target: 'Bakamla' }).chances).toEqual(judgeTone(model, { text: body }).chances)
    }), { numRuns: 60 })
  })
})

describe('judging toward agencies', () => {
  const body = 'Petugas PLN datang cepat, ramah dan listrik segera menyala. Warga berterima kasih kepada PLN.'
  const spansOf = (post: { title: string, text: string }, name: string) =>
    (['title', 'text'] as const).flatMap(field => findPlaces(post[field], name).map(place => ({ field, ...place })))

  it('tells headline and body apart, as a whole and toward each agency', () => {
    const post = { title: 'Warga Kecewa, PLN Dikritik Lamban', text: body }
    const { headline, body: whole, targets } = judgeTargets(model, post, [{ id: 7, spans: spansOf(post, 'PLN') }])
    expect(headline?.label).toBe('negatif')
    expect(whole?.label).toBe('positif')
    expect(targets).toMatchObject([{ id: 7, headline: { label: 'negatif' }, body: { label: 'positif' }, misleading: true }])
  })

  it('finds no fault with a headline that says what the body says, or that does not name the agency', () => {
    for (const title of ['PLN Dipuji Warga', 'Warga Kecewa, Pemda Dikritik Lamban']) {
      const post = { title, text: body }
      expect(judgeTargets(model, post, [{ id: 'pln', spans: spansOf(post, 'PLN') }]).targets[0]?.misleading).toBe(false)
    }
  })

  it('gives one article different tones toward different agencies', () => {
    const post = { title: '', text: 'Damkar datang lima menit dan menyelamatkan anak saya, sedangkan PLN lambat dan tidak peduli.' }
    const { targets } = judgeTargets(model, post, ['Damkar', 'PLN'].map(id => ({ id, spans: spansOf(post, id) })))
    expect(targets.map(({ tone }) => tone.label)).toEqual(['positif', 'negatif'])
    expect(targets.map(({ headline }) => headline)).toEqual([null, null])
  })

  it('is blind before an empty post', () => {
    expect(judgeTargets(model, {}, [])).toEqual({ headline: null, body: null, targets: [] })
    expect(judgeTone(model, {})).toMatchObject({ label: 'netral', confidence: 1 / 3, review: true, because: [] })
  })
})
