import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { planAgencyImport, readAgencyCsv } from '@kentongan/agencies'
import { AgencyRepository } from '@kentongan/platform/db'
import { findFreePort } from '@kentongan/platform/embedded-db'
import type { Stack } from '../support/start-stack'

const firstMorning = '2023-10-16T06:00:00+07:00'

export type Replay = {
  /** The address under which everything recorded is served. */
  readonly base: string
  /** The replay's own clock, in milliseconds since 1970. */
  readonly now: () => Promise<number>
  readonly stop: () => Promise<unknown>
}

/** Serves the recording in `folder`, at `speed` times its speed, from a moment of its own on. */
export async function startReplay(folder: string, speed: string, start = firstMorning): Promise<Replay> {
  const port = await findFreePort()
  const replay = spawn(process.execPath, [path.join(folder, 'serve.mjs'), '--port', String(port), '--speed', speed, '--start', start], { stdio: 'ignore' })
  await sleep(2_500)
  const base = `http://127.0.0.1:${port}`
  return {
    base,
    now: async () => Date.parse(((await (await fetch(base)).json()) as { now: string }).now),
    stop: () => new Promise(resolve => replay.once('exit', resolve).kill()),
  }
}

/** The first of the sixty agencies of the fixture, imported as an admin would. */
export async function addAgencies(stack: Stack, most = 60): Promise<void> {
  const { rows } = readAgencyCsv(readFileSync(path.resolve('test/fixtures/sixty-agencies.csv'), 'utf8'))
  const caller = { scope: { accountId: null, wide: true, agencies: [] }, actor: { accountId: null, address: null } }
  await new AgencyRepository(stack.owner).importAgencies(caller, planAgencyImport(rows.slice(0, most), []))
}
