import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { judgeTone } from '../judge-tone'
import { loadTone, serialiseTone } from '../store-tone'
import type { ToneLabel } from '../tone-label'
import type { LabelledText } from './labelled-text'
import { DEFAULT_TRAINING, trainTone } from './train-tone'
import { collectRows, trainToneModel, type TrainingData } from './train-tone-model'

const PHRASES: Record<ToneLabel, readonly string[]> = {
  negatif: ['antreannya lama', 'petugas kasar sekali', 'tidak ramah', 'jalan rusak parah', 'bikin kecewa'],
  netral: ['rapat digelar senin', 'kantor pindah alamat', 'jadwal diumumkan besok', 'surat diterima', 'loket dibuka siang'],
  positif: ['petugas ramah sekali', 'cepat dan rapi', 'terima kasih banyak', 'jalannya mulus', 'warga puas'],
}
const ENDINGS = ['hari ini', 'di kota', 'kata warga', 'pagi tadi', 'lagi', 'di loket dua', 'bulan ini', 'menurut ibu saya']
const labelled = (wrap: (phrase: string, ending: string) => Omit<LabelledText, 'label'>): readonly LabelledText[] => ENDINGS.flatMap(ending =>
  (['positif', 'negatif', 'netral'] as const).flatMap(label => PHRASES[label].map(phrase => ({ ...wrap(phrase, ending), label }))))
const posts = labelled((phrase, ending) => ({ text: `Samsat ${phrase} ${ending}`, target: 'Samsat' }))
const reviews = labelled((phrase, ending) => ({ text: `${phrase} ${ending}` }))
const data: TrainingData = {
  reviews: reviews.filter((_, at) => at % 4 !== 0), heldOutReviews: reviews.filter((_, at) => at % 4 === 0),
  headlines: labelled((phrase, ending) => ({ text: `Samsat ${phrase} ${ending}`.replace(/\b\w/g, first => first.toUpperCase()), target: 'Samsat' })),
  posts, written: { headlines: '- Warga Kritik {T}', aimedHeadlines: '[Bupati-] Ditangkap [KPK0]', politics: '0 {Q} Temui {P}', posts: '[Damkar+] cepat, [PLN-] lambat', tweets: '+ bangga' },
}

describe('training on a small corpus', () => {
  it('gives the same bytes twice and reports each set', () => {
    const [first, second] = [1, 2].map(() => trainToneModel(data))
    expect(serialiseTone(first!.model)).toBe(serialiseTone(second!.model))
    expect(first!.report.figures.posts.rows).toBe(posts.length)
    expect(first!.report.figures.headlines.rows).toBe(data.headlines.length)
    expect(first!.report.figures.reviews.rows).toBe(data.heldOutReviews.length)
    expect(first!.report.figures.posts.macroF1).toBeGreaterThan(0.6)
  })

  it('learns words, pairs and what follows a negation', () => {
    const model = trainTone(collectRows(data), DEFAULT_TRAINING)
    const labels = ['petugas ramah', 'tidak ramah', 'rapat senin'].map(text => judgeTone(model, { text }).label)
    expect(labels).toEqual(['positif', 'negatif', 'netral'])
  })

  it('calls another model by another name, and keeps no more features than asked for', () => {
    const rows = collectRows(data)
    const small = trainTone(rows, { ...DEFAULT_TRAINING, most: 6 })
    expect(small.names).toHaveLength(6)
    expect(small.version).not.toBe(trainTone(rows, DEFAULT_TRAINING).version)
    expect(small.version).toBe(trainTone(rows, { ...DEFAULT_TRAINING, most: 6 }).version)
  })

  it('survives an empty corpus', () => {
    expect(judgeTone(trainTone([], DEFAULT_TRAINING), { text: 'petugas ramah' })).toMatchObject({ label: 'netral', because: [] })
  })
})

const folder = path.resolve(process.cwd(), '../shared/data/sentiment')
const isThere = existsSync(folder)
if (!isThere) console.info(`Skipped: training the shipped model again needs ${folder}`)
const rows = (name: string): LabelledText[] =>
  readFileSync(path.join(folder, name), 'utf8').trim().split('\n').map(line => JSON.parse(line) as LabelledText)
const written = (name: string): string => readFileSync(path.resolve(process.cwd(), 'libs/tone/training', name), 'utf8');

(isThere ? describe : describe.skip)('training on the real sets', () => {
  it('gives the weights that ship, to the bit', () => {
    const trained = trainTone(collectRows({
      reviews: rows('train.jsonl'), heldOutReviews: [], headlines: rows('agency-train.jsonl'), posts: rows('agency-posts-written.jsonl'),
      written: { headlines: written('headlines.txt'), aimedHeadlines: written('headline-targets.txt'), politics: written('politics.txt'), posts: written('posts.txt'), tweets: written('tweets.txt') },
    }), DEFAULT_TRAINING)
    const shipped = loadTone(readFileSync(path.resolve(process.cwd(), 'libs/tone/model/tone.json'), 'utf8'))
    expect(trained.bias).toEqual(shipped.bias)
    expect(trained.names.join('\n') === shipped.names.join('\n')).toBe(true)
    expect(Buffer.from(trained.weights.buffer).equals(Buffer.from(shipped.weights.buffer))).toBe(true)
  }, 290_000)
})
