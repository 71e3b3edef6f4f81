import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type BuiltThread = { readonly file: string; readonly remove: () => void }

const root = path.resolve(__dirname, '../..')

/** Bundles a thread's file as the build does, so that a spec can run it in a real thread. `source` is relative to the root. */
export function buildThread(source: string): BuiltThread {
  const folder = mkdtempSync(path.join(tmpdir(), 'kentongan-thread-'))
  const file = path.join(folder, 'thread.mjs')
  execFileSync(process.execPath, [
    path.join(root, 'node_modules/rolldown/bin/cli.mjs'), path.join(root, source),
    '--file', file, '--format', 'esm', '--platform', 'node', '--tsconfig', path.join(root, 'tsconfig.json'), '--log-level', 'silent',
  ], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
