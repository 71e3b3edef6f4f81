import { randomBytes } from 'node:crypto'
import { existsSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The file with this installation's secret key, made at the first start and never changed: keys of platforms that were sealed with it
 * open with nothing else. Only the user who starts Kentongan may read it.
 */
export function keepSecretKey(home: string): string {
  const file = path.join(home, 'secret-key')
  if (existsSync(file)) return file
  const unfinished = `${file}.new` // a power cut must leave no half of one
  writeFileSync(unfinished, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  renameSync(unfinished, file)
  return file
}
