import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { createGrouper, sortBatch, type GroupPost } from '@kentongan/issues'

type Line = { readonly id: unknown; readonly post: GroupPost } | { readonly error: string }

/**
 * `lab group [--as-arrived]`: `{"id", "title", "text"?, "outlet"?, "published_at"}` in, in time order, → when the input ends
 * `{"id", "issue"}` for each line in the same order, `issue` being the id of the issue's first post; with `--as-arrived` the issue as it
 * was when the post came, before later merges. A line that is no such object gives `{"error"}` in its place.
 *
 * @returns the exit code: 0, or 2 when an argument is not known
 */
export async function runGroupLab(args: readonly string[], input: Readable, output: Writable): Promise<number> {
  const unknown = args.find(arg => arg !== '--as-arrived')
  if (unknown !== undefined) {
    await write(output, { error: `lab group takes --as-arrived and nothing else, not "${unknown}".` })
    return 2
  }
  const lines: Line[] = []
  for await (const line of createInterface({ input, crlfDelay: Infinity })) if (line.trim() !== '') lines.push(readLine(line, lines.length))
  const issues = groupLines(lines, args.includes('--as-arrived'))
  for (const [at, line] of lines.entries()) {
    await write(output, 'error' in line ? line : { id: line.id, issue: idOf(lines[issues.get(at)!]!) })
  }
  return 0
}

/** The number of the line that names the issue of each line. */
function groupLines(lines: readonly Line[], asArrived: boolean): ReadonlyMap<number, number> {
  const grouper = createGrouper()
  const arrived = new Map<number, number>()
  const merged = new Map<number, number>()
  for (const post of sortBatch(lines.flatMap(line => ('error' in line ? [] : [line.post])))) {
    const outcome = grouper.add(post)
    arrived.set(post.id, outcome.issue)
    for (const { from, into } of outcome.merged) merged.set(from, into)
  }
  return asArrived ? arrived : nameByFirst(arrived, merged)
}

/** Issues as they are in the end, each named by its first line. */
function nameByFirst(arrived: ReadonlyMap<number, number>, merged: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const first = new Map<number, number>()
  const named = new Map<number, number>()
  for (const line of [...arrived.keys()].sort((a, b) => a - b)) {
    let issue = arrived.get(line)!
    for (let next = merged.get(issue); next !== undefined; next = merged.get(issue)) issue = next
    if (!first.has(issue)) first.set(issue, line)
    named.set(line, first.get(issue)!)
  }
  return named
}

const idOf = (line: Line): unknown => ('error' in line ? null : line.id)

function readLine(text: string, at: number): Line {
  try {
    const line = JSON.parse(text) as Record<string, unknown> | null
    if (typeof line !== 'object' || line === null || Array.isArray(line)) return { error: 'The line is not a JSON object.' }
    return readPost(line, at)
  } catch (cause) {
    return { error: cause instanceof Error ? cause.message : String(cause) }
  }
}

function readPost(line: Readonly<Record<string, unknown>>, at: number): Line {
  const { id, title, text = '', outlet = '', published_at: published } = line
  if (typeof id !== 'string' && typeof id !== 'number') return { error: 'The line has no "id".' }
  const time = typeof published === 'string' ? readTime(published) : NaN
  if (Number.isNaN(time)) return { error: '"published_at" is not a date.' }
  if (typeof title !== 'string') return { error: '"title" is not a text.' }
  return { id, post: { id: at, title, text: textOf(text), outlet: textOf(outlet), at: time, agencies: [], matched: [] } }
}

/** A time without a zone is UTC. */
const readTime = (text: string): number => Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function write(output: Writable, value: object): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(`${JSON.stringify(value)}\n`, error => (error ? reject(error) : resolve()))
  })
}
