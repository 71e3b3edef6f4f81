import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { scoreTone } from '../score-tone'
import { serialiseTone } from '../store-tone'
import type { ToneLabel } from '../tone-label'
import type { LabelledText } from './collect-features'
import { trainTone } from './train-tone'
import { trainToneModel } from './train-tone-model'

const PHRASES: Record<ToneLabel, readonly string[]> = {
  negatif: ['antreannya lama', 'petugas kasar sekali', 'tidak ramah', 'jalan rusak parah', 'saya kecewa'],
  netral: ['rapat digelar senin', 'kantor pindah alamat', 'jadwal diumumkan besok', 'surat diterima', 'loket dibuka siang'],
  positif: ['petugas ramah sekali', 'cepat dan rapi', 'terima kasih banyak', 'jalannya mulus', 'saya puas'],
}
const ENDINGS = ['hari ini', 'di kota', 'kata warga', 'pagi tadi', 'lagi', 'di loket dua', 'bulan ini', 'menurut ibu saya']
const corpus: readonly LabelledText[] = ENDINGS.flatMap(ending =>
  (['positif', 'negatif', 'netral'] as const).flatMap(label =>
    PHRASES[label].map(phrase => ({ text: `${phrase} ${ending}`, label }))))
const train = corpus.filter((_, at) => at % 4 !== 0)
const valid = corpus.filter((_, at) => at % 4 === 0)
const options = { cost: 1, smoothing: 1, most: 1000 }

describe('training on a small corpus', () => {
  it('gives the same bytes twice', () => {
    const texts = [1, 2].map(() => serialiseTone(trainToneModel({ train, valid }).model))
    expect(texts[0]).toBe(texts[1])
  })

  it('learns words, pairs and what follows a negation', () => {
    const model = trainTone(train, options)
    const labels = ['petugas ramah', 'tidak ramah', 'rapat senin'].map(text => scoreTone(model, text).label)
    expect(labels).toEqual(['positif', 'negatif', 'netral'])
  })

  it('reports the halves of valid as judged by a model calibrated on the other half', () => {
    const { report, model } = trainToneModel({ train, valid })
    expect(report.valid.rows).toBe(valid.length)
    expect(report.validHeldOut.rows).toBe(valid.length)
    expect(report.features).toBe(model.names.length)
    expect(report.valid.accuracy).toBeGreaterThan(0.9)
  })

  it('calls another model by another name', () => {
    expect(trainTone(train, options).version).not.toBe(trainTone(train.slice(1), options).version)
    expect(trainTone(train, options).version).toBe(trainTone(train, options).version)
  })

  it('keeps no more features than asked for, the strongest', () => {
    const small = trainTone(train, { ...options, most: 6 })
    expect(small.names).toHaveLength(6)
    const all = trainTone(train, options)
    expect(all.names).toEqual(expect.arrayContaining([...small.names]))
    expect(all.names.length).toBeGreaterThan(6)
  })

  it('survives a corpus without one of the labels, and none at all', () => {
    expect(scoreTone(trainTone(train.filter(row => row.label !== 'netral'), options), 'petugas ramah').label).toBe('positif')
    expect(scoreTone(trainTone([], options), 'petugas ramah')).toMatchObject({ label: 'netral', because: [] })
  })
})

const folder = path.resolve(process.cwd(), '../shared/data/sentiment')
const isThere = existsSync(folder)
if (!isThere) console.info(`Skipped: training on SmSA needs ${folder}`)
const read = (name: string) =>
  readFileSync(path.join(folder, name), 'utf8').trim().split('\n').map(line => JSON.parse(line) as LabelledText);

(isThere ? describe : describe.skip)('training on SmSA', () => {
  it('gives the model that ships, byte for byte, and reaches the figures of the model card', () => {
    const { model, report } = trainToneModel({ train: read('train.jsonl'), valid: read('valid.jsonl') })
    expect(report.validHeldOut.macroF1).toBeGreaterThan(0.85)
    expect(report.validHeldOut.accuracy).toBeGreaterThan(0.89)
    expect(report.validHeldOut.calibrationError).toBeLessThan(0.05)
    expect(serialiseTone(model)).toBe(readFileSync(path.resolve(process.cwd(), 'libs/tone/model/tone.json'), 'utf8'))
  }, 120_000)
})
