import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { openSeriesScorer } from '@kentongan/issues'

const HEADER = 'timestamp,value'
const SHAPE = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?$/

/**
 * `lab emergence`: a CSV `timestamp,value` in, `timestamp,value,score` out, line by line in the same order, each score from 0 to 1 and
 * made from the past only. A timestamp is ISO 8601 with a blank or a T, in UTC where it names no zone; a value is a count.
 *
 * A line that cannot be read (no date, no count, earlier than the line before) keeps its place with an empty score, is named on
 * stderr, and is otherwise as if it were not there.
 *
 * @returns the exit code: 0, or 2 where the header is another
 */
export async function runEmergenceLab(input: Readable, output: Writable, complain: (line: string) => void): Promise<number> {
  const score = openSeriesScorer()
  let number = 0
  let latest = -Infinity
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++
    if (number === 1) {
      if (line.replace(/^\uFEFF/, '').trim() !== HEADER) {
        complain(`line 1: the header must be "${HEADER}"`)
        return 2
      }
      await write(output, `${HEADER},score`)
    } else if (line.trim() !== '') {
      const row = readRow(line, latest)
      if (typeof row === 'string') complain(`line ${number}: ${row}`)
      else latest = row.at
      await write(output, `${line.trim()},${typeof row === 'string' ? '' : Number(score(row.at, row.value).toFixed(6))}`)
    }
  }
  return 0
}

/** A row, or what is wrong with it. */
function readRow(line: string, latest: number): { readonly at: number, readonly value: number } | string {
  const [stamp = '', count = '', ...rest] = line.trim().split(',').map(cell => cell.trim())
  const at = readTime(stamp)
  if (rest.length > 0 || Number.isNaN(at)) return 'no "timestamp,value" with a date like 2026-02-28 21:42:53'
  const value = count === '' ? NaN : Number(count)
  if (!Number.isFinite(value) || value < 0) return `"${count}" is not a count`
  return at < latest ? `${stamp} is earlier than the line before` : { at, value }
}

function readTime(stamp: string): number {
  const [, date, time, zone = 'Z'] = SHAPE.exec(stamp) ?? []
  return Date.parse(`${date}T${time}${zone}`)
}

/** Waits until the reader has taken the line, so that a million lines do not pile up in memory. */
function write(output: Writable, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(`${line}\n`, error => (error ? reject(error) : resolve()))
  })
}
