import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type Lock = { readonly taken: false; readonly pid: number } | { readonly taken: true; readonly recovered: boolean; release(): void }

/** Whether the process lives and is a starter: after a crash its number may belong to somebody else. */
const isStarter = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const commandLine = `/proc/${pid}/cmdline`
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('start.mjs')
}

/**
 * Makes this process the only starter of the folder. `recovered` tells that the last one ended without releasing it: killed,
 * or the power went.
 */
export function takeLock(home: string): Lock {
  const file = path.join(home, 'start.lock')
  const held = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (held > 0 && held !== process.pid && isStarter(held)) return { taken: false, pid: held }
  writeFileSync(file, String(process.pid))
  return { taken: true, recovered: held > 0, release: () => rmSync(file, { force: true }) }
}
