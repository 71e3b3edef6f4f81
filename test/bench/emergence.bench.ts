import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { openSeriesScorer } from '@kentongan/issues'
import { backtestSurges } from './emergence-backtest'
import { countWindows, scoreAt, scoreBest, scoreLeavingOneOut, type Series } from './nab-scorer'
import { baselines } from './series-baselines'

const DATA = path.resolve('../shared/data/emergence')

/** NAB's score of `lab emergence` and of baselines on labelled series, where they are at hand; then a back-test on injected bursts. */
export function bench(): void {
  if (existsSync(DATA)) scoreDetectors(readSeries())
  else console.log(`no labelled series in ${DATA}`)
  backtestSurges()
}

function scoreDetectors(series: readonly Series[]): void {
  console.log(`NAB, standard profile, ${series.length} series, ${countWindows(series)} windows`)
  report('lab emergence', series, series.map(scoreSeries))
  for (const [name, detect] of Object.entries(baselines)) report(name, series, series.map(({ values }) => detect(values)))
}

function scoreSeries({ at, values }: Series): readonly number[] {
  const score = openSeriesScorer()
  return values.map((value, index) => score(at[index] ?? 0, value))
}

function report(name: string, series: readonly Series[], scores: readonly (readonly number[])[]): void {
  const { score, threshold, hits, falsePoints } = scoreBest(series, scores)
  const each = series.map((one, at) => `${one.name} ${scoreAt([one], [scores[at] ?? []], threshold).score.toFixed(0)}`).join(', ')
  console.log(`  ${name}: ${score.toFixed(1)} (leaving one series out ${scoreLeavingOneOut(series, scores).toFixed(1)}; `
    + `${hits} windows hit, ${falsePoints} false points; ${each})`)
}

function readSeries(): readonly Series[] {
  const windows = JSON.parse(readFileSync(path.join(DATA, 'windows.json'), 'utf8')) as Record<string, readonly (readonly [string, string])[]>
  return Object.entries(windows).map(([file, labels]) => {
    const rows = readFileSync(path.join(DATA, file), 'utf8').trim().split('\n').slice(1).map(line => line.split(','))
    const at = rows.map(([stamp = '']) => readTime(stamp))
    return {
      name: file.replace(/^Twitter_volume_|\.csv$/g, ''), at, values: rows.map(([, value]) => Number(value)),
      windows: labels.map(([first, last]) => [at.indexOf(readTime(first)), at.indexOf(readTime(last))] as const),
    }
  })
}

const readTime = (stamp: string): number => Date.parse(`${stamp.slice(0, 19).replace(' ', 'T')}Z`)
