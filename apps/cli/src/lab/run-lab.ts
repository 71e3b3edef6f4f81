import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { readFeedLab } from './read-feed-lab'

/** One lab: takes a line's object, gives the object to answer with. What it throws becomes that line's error. */
export type Lab = (line: Readonly<Record<string, unknown>>, args: readonly string[]) => Promise<object>

/** The labs by name. A new one is one more row. */
export const labs: Readonly<Record<string, Lab>> = {
  'read-feed': readFeedLab,
}

/**
 * Runs one domain function over JSON lines: one object in, one object out, in the same order; nothing else is written.
 * A line that is no object, or that the lab fails on, gives `{"error"}` and the run goes on. Empty lines are skipped.
 *
 * @param name of the lab
 * @param args the words behind the name on the command line
 * @returns the exit code: 0, or 2 when there is no such lab
 */
export async function runLab(name: string, args: readonly string[], input: Readable, output: Writable): Promise<number> {
  const lab = Object.hasOwn(labs, name) ? labs[name] : undefined
  if (!lab) {
    await write(output, { error: `There is no lab "${name}". Labs: ${Object.keys(labs).join(', ')}.` })
    return 2
  }
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() !== '') await write(output, await answer(lab, args, line))
  }
  return 0
}

async function answer(lab: Lab, args: readonly string[], line: string): Promise<object> {
  try {
    return await lab(parseLine(line), args)
  } catch (cause) {
    return { error: cause instanceof Error ? cause.message : String(cause) }
  }
}

function parseLine(line: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(line)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('The line is not a JSON object.')
  return value as Readonly<Record<string, unknown>>
}

/** Waits until the reader has taken the line, so that a million lines do not pile up in memory. */
function write(output: Writable, value: object): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(`${JSON.stringify(value)}\n`, error => (error ? reject(error) : resolve()))
  })
}
