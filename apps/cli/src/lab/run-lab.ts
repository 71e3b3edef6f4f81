import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { runEmergenceLab } from './emergence-lab'
import { runGroupLab } from './group-lab'
import { openMatchLab } from './match-lab'
import { readFeedLab } from './read-feed-lab'
import { openToneLab } from './tone-lab'

export type LabLine = Readonly<Record<string, unknown>>
/** One lab at work: takes a line's object, gives the object to answer with. What it throws becomes that line's error. */
export type Lab = (line: LabLine) => object | Promise<object>
/** Makes a lab ready with the words behind its name on the command line; throws an `Error` that says what is wrong with them. */
export type OpenLab = (args: readonly string[]) => Promise<Lab>

/** The labs by name. A new one is one more row. */
export const labs: Readonly<Record<string, OpenLab>> = {
  'match': openMatchLab,
  'read-feed': async () => readFeedLab,
  'tone': openToneLab,
}

/** A lab that reads and writes in a form of its own; gives the exit code. */
type OwnLab = (args: readonly string[], input: Readable, output: Writable) => Promise<number>

/** The labs that are no line of JSON for a line of JSON. */
const ownLabs: Readonly<Record<string, OwnLab>> = {
  emergence: (_, input, output) => runEmergenceLab(input, output, line => void process.stderr.write(`${line}\n`)),
  group: runGroupLab,
}

/**
 * Runs one domain function over JSON lines: one object in, one object out, in the same order; nothing else is written.
 * A line that is no object, or that the lab fails on, gives `{"error"}` and the run goes on. Empty lines are skipped.
 *
 * @param name of the lab
 * @param args the words behind the name on the command line
 * @returns the exit code: 0, or 2 when there is no such lab or its arguments are wrong
 */
export async function runLab(name: string, args: readonly string[], input: Readable, output: Writable): Promise<number> {
  const own = Object.hasOwn(ownLabs, name) ? ownLabs[name] : undefined
  if (own) return own(args, input, output)
  const lab = await openLab(name, args).catch((cause: Error) => cause)
  if (typeof lab !== 'function') {
    await write(output, { error: lab.message })
    return 2
  }
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() !== '') await write(output, await answer(lab, line))
  }
  return 0
}

async function openLab(name: string, args: readonly string[]): Promise<Lab> {
  const open = Object.hasOwn(labs, name) ? labs[name] : undefined
  if (!open) throw new Error(`There is no lab "${name}". Labs: ${[...Object.keys(labs), ...Object.keys(ownLabs)].sort().join(', ')}.`)
  return open(args)
}

async function answer(lab: Lab, line: string): Promise<object> {
  try {
    return await lab(parseLine(line))
  } catch (cause) {
    return { error: cause instanceof Error ? cause.message : String(cause) }
  }
}

function parseLine(line: string): LabLine {
  const value: unknown = JSON.parse(line)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('The line is not a JSON object.')
  return value as LabLine
}

/** Waits until the reader has taken the line, so that a million lines do not pile up in memory. */
function write(output: Writable, value: object): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(`${JSON.stringify(value)}\n`, error => (error ? reject(error) : resolve()))
  })
}
