import { spawn } from 'node:child_process'
import { openSync, closeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { RunAs } from './run-as'

export type Outcome = { readonly code: number | null; readonly output: string }

/**
 * Runs one PostgreSQL program to its end and gives what it printed. Output goes through a file: a server that
 * `pg_ctl start` leaves behind inherits the handles, and a pipe would then never close.
 */
export async function runProgram(program: string, args: readonly string[], runAs: RunAs, outputFile: string): Promise<Outcome> {
  const handle = openSync(outputFile, 'w')
  const [command, ...rest] = [...runAs.prefix, program, ...args]
  const identity = runAs.prefix.length > 0 ? {} : { ...(runAs.uid !== undefined && { uid: runAs.uid }), ...(runAs.gid !== undefined && { gid: runAs.gid }) }
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(command!, rest, {
        ...identity,
        detached: true,
        cwd: path.parse(outputFile).root,
        stdio: ['ignore', handle, handle],
        env: { PATH: process.env['PATH'], TZ: 'UTC', LC_ALL: 'C' },
      })
      child.once('error', reject)
      child.once('exit', resolve)
    })
    return { code, output: await readFile(outputFile, 'utf8') }
  } finally {
    closeSync(handle)
  }
}
