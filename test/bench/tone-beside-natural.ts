import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { DEFAULT_TRAINING, figuresOf, judgeTone, trainTone, type LabelledText, type ToneLabel } from '@kentongan/tone'

type Classifier = { addDocument(text: string, label: string): void; train(): void; classify(text: string): string }

/**
 * Our model and natural's Bayes classifier with its Indonesian stemmer, trained on the same rows and judged on SmSA's valid.
 * natural needs minutes to learn all rows; on fewer it would judge faster than it ever could in use, for its time grows with
 * its vocabulary.
 */
export function compareWithNatural(): void {
  const folder = path.resolve('../shared/data/sentiment')
  if (!existsSync(folder)) return console.log('beside natural: skipped, ../shared/data/sentiment is not here')
  const read = (name: string): LabelledText[] =>
    readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n').map(line => JSON.parse(line))
  const train = read('train.jsonl')
  const valid = read('valid.jsonl')

  // Deep paths: natural's root loads databases (and prints).
  const load = createRequire(path.resolve('package.json'))
  const BayesClassifier = load('natural/lib/natural/classifiers/bayes_classifier') as new (stemmer: unknown) => Classifier
  const classifier = new BayesClassifier(load('natural/lib/natural/stemmers/indonesian/stemmer_id'))
  for (const { text, label } of train) classifier.addDocument(text, label)
  classifier.train()
  const model = trainTone(train.map(row => ({ ...row, register: 'review', weight: 1, fold: -1 })), DEFAULT_TRAINING)

  const theirs = judge(valid, text => classifier.classify(text) as ToneLabel)
  const ours = judge(valid, text => judgeTone(model, { text }).label)
  const times = Math.round(ours.perSecond / theirs.perSecond)
  console.log(`natural's Bayes with its stemmer, ${train.length} rows: ${tell(theirs)}`)
  console.log(`our regression, the same rows:            ${tell(ours)}   ${times} times as fast`)
}

const ROUNDS = 5

type Outcome = { readonly macroF1: number; readonly perSecond: number }

const tell = ({ macroF1, perSecond }: Outcome): string => `macro-F1 ${macroF1.toFixed(3)}   ${Math.round(perSecond)} texts/CPU-s`

/** The best of several rounds: both are used in processes that run for days. */
function judge(rows: readonly LabelledText[], classify: (text: string) => ToneLabel): Outcome {
  let labels: readonly ToneLabel[] = []
  const rates = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage()
    labels = rows.map(row => classify(row.text))
    const { user, system } = process.cpuUsage(before)
    return rows.length / ((user + system) / 1e6)
  })
  const judged = rows.map(({ label }, at) => ({ gold: label, said: { label: labels[at] ?? 'netral', confidence: 1, review: false } }))
  return { macroF1: figuresOf(judged).macroF1, perSecond: Math.max(...rates) }
}
