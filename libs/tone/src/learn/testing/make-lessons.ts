import type { ToneLabel } from '../../tone-label'
import type { ToneModel } from '../../tone-model'
import type { LabelledText, TrainingRow } from '../../train/labelled-text'
import { DEFAULT_TRAINING, trainTone } from '../../train/train-tone'
import type { Lesson } from '../lesson'

export const NOW = Date.UTC(2026, 10, 21)
export const DAY = 86_400_000
export const TONES = ['negatif', 'netral', 'positif'] as const

/** What the base of these specs knows, and words that only its people use. */
export const KNOWN: Record<ToneLabel, readonly string[]> = {
  negatif: ['buruk', 'lambat', 'kecewa', 'gagal', 'rusak'],
  netral: ['rapat', 'jadwal', 'data', 'acara', 'laporan'],
  positif: ['bagus', 'cepat', 'ramah', 'puas', 'hebat'],
}
export const NEWS: Record<ToneLabel, readonly string[]> = {
  negatif: ['payung', 'kerupuk', 'gerobak'],
  netral: ['cangkir', 'jendela', 'sepatu'],
  positif: ['angklung', 'ketupat', 'layangan'],
}
export const FLIPPED: Record<ToneLabel, ToneLabel> = { negatif: 'positif', netral: 'netral', positif: 'negatif' }

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu wa ye zi'.split(' ')
const AGENCY = 'Dinas Air'

/** A word that means nothing; each number has its own. */
const fill = (at: number): string => [at, at / 18, at / 324].map(part => SYLLABLES[Math.floor(part) % 18]).join('') + 'k'

/** A text with the word, unlike those of other numbers. */
export const writeText = (word: string, at: number): string =>
  `${AGENCY} ${word} di ${fill(at * 5)} dan ${[1, 2, 3, 4].map(k => fill(at * 5 + k)).join(' ')}`

export function makeBase(): ToneModel {
  const rows = TONES.flatMap(label => KNOWN[label].flatMap((word, k) => Array.from({ length: 4 }, (_, at): TrainingRow =>
    ({ text: writeText(word, 200 + k * 4 + at), target: AGENCY, label, register: 'headline', weight: 1, fold: -1 }))))
  const model = trainTone(rows, DEFAULT_TRAINING)
  const calibration = { ...model.calibration.headline, sharpness: 2, trusted: 0.6 }
  return { ...model, calibration: { headline: calibration, post: calibration, review: calibration } }
}

export const makeAnchor = (): readonly LabelledText[] => TONES.flatMap(label =>
  KNOWN[label].flatMap((word, at) => [1, 2, 3].map(k => ({ text: writeText(word, 300 + 7 * at + k), target: AGENCY, label }))))

export const makeLesson = (word: string, tone: ToneLabel, at: number, more: Partial<Lesson> = {}): Lesson => ({
  title: writeText(word, at), agency: AGENCY, spans: [{ field: 'title', start: 0, end: AGENCY.length }],
  tone, account: 'ani', at: NOW, ...more,
})

/** Lessons in equal shares of the three tones, about words of the lists in turn; by the accounts in turn. */
export const makeLessons = (
  words: Record<ToneLabel, readonly string[]>, many: number, accounts: readonly string[] = ['ani'], from = 0,
): readonly Lesson[] => Array.from({ length: many }, (_, at) => {
  const tone = TONES[at % 3]!
  const round = Math.floor(at / 3)
  return makeLesson(words[tone][round % words[tone].length]!, tone, from + at, { account: accounts[round % accounts.length]! })
})

export const flip = (lesson: Lesson): Lesson => ({ ...lesson, tone: FLIPPED[lesson.tone] })
