import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { scoreTone, TONE_LABELS, trainToneModel, type LabelledText, type ToneLabel } from '@kentongan/tone'

type Classifier = { addDocument(text: string, label: string): void; train(): void; classify(text: string): string }

/** natural's classifier trains for minutes on all of SmSA, so both learn from the first rows only. */
const trainingRows = 2_000

/** Our model and natural's Bayes classifier with its Indonesian stemmer, both trained on the same rows and judged on SmSA's valid. */
export function compareWithNatural(): void {
  const folder = path.resolve('../shared/data/sentiment')
  if (!existsSync(folder)) return console.log('beside natural: skipped, ../shared/data/sentiment is not here')
  const read = (name: string): LabelledText[] => readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n').map(line => JSON.parse(line))
  const train = read('train.jsonl').slice(0, trainingRows)
  const valid = read('valid.jsonl')

  // Deep paths: natural's root loads databases (and prints).
  const load = createRequire(path.resolve('package.json'))
  const BayesClassifier = load('natural/lib/natural/classifiers/bayes_classifier') as new (stemmer: unknown) => Classifier
  const classifier = new BayesClassifier(load('natural/lib/natural/stemmers/indonesian/stemmer_id'))
  for (const { text, label } of train) classifier.addDocument(text, label)
  classifier.train()
  // Calibration moves no label past another often enough to matter here; half of valid serves it, the other half judges both.
  const { model } = trainToneModel({ train, valid: valid.filter((_, at) => at % 2 === 0) })
  const judged = valid.filter((_, at) => at % 2 === 1)

  const theirs = judge(judged, text => classifier.classify(text) as ToneLabel)
  const ours = judge(judged, text => scoreTone(model, text).label)
  console.log(`natural's Bayes with its stemmer, ${train.length} rows: macro-F1 ${theirs.macroF1.toFixed(3)}   ${Math.round(theirs.perSecond)} texts/CPU-s`)
  console.log(`our NB-SVM, the same rows:                macro-F1 ${ours.macroF1.toFixed(3)}   ${Math.round(ours.perSecond)} texts/CPU-s   ${Math.round(ours.perSecond / theirs.perSecond)} times as fast`)
}

function judge(rows: readonly LabelledText[], classify: (text: string) => ToneLabel) {
  const before = process.cpuUsage()
  const labels = rows.map(row => classify(row.text))
  const { user, system } = process.cpuUsage(before)
  return { macroF1: macroF1(rows, labels), perSecond: rows.length / ((user + system) / 1e6) }
}

const macroF1 = (rows: readonly LabelledText[], labels: readonly ToneLabel[]): number =>
  TONE_LABELS.map(label => {
    const right = rows.filter((row, at) => row.label === label && labels[at] === label).length
    const said = labels.filter(each => each === label).length
    const there = rows.filter(row => row.label === label).length
    return right === 0 ? 0 : (2 * right) / (said + there)
  }).reduce((sum, f1) => sum + f1, 0) / TONE_LABELS.length
