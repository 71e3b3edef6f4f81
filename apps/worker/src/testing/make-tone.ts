import { DEFAULT_TRAINING, trainTone, type ToneModel, type TrainingRow } from '@kentongan/tone'

const praise = ['bagus', 'cepat', 'ramah', 'puas', 'hebat', 'berhasil']
const blame = ['buruk', 'lambat', 'kecewa', 'gagal', 'rusak', 'korupsi']
const plain = ['rapat', 'jadwal', 'kunjungan', 'data', 'acara', 'laporan']

/** A small model that knows a few words of each tone, for specs of what is done with judgements. */
export function makeTone(): ToneModel {
  const rowsOf = (words: readonly string[], label: TrainingRow['label']) => words.flatMap(word =>
    (['headline', 'post'] as const).map((register): TrainingRow => (
      { text: `Layanan ${word} hari ini`, label, register, weight: 1, fold: -1 })))
  const rows = [...rowsOf(praise, 'positif'), ...rowsOf(blame, 'negatif'), ...rowsOf(plain, 'netral')]
  const model = trainTone(rows, DEFAULT_TRAINING)
  const { headline } = model.calibration
  const trusting = { ...headline, sharpness: 4, trusted: 0.6 }
  return { ...model, calibration: { headline: trusting, post: trusting, review: trusting } }
}
