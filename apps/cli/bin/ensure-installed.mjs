import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'

/** Whether node_modules is at least as new as the lockfile; npm leaves its own copy of the lock there when it is done. */
const isInstalled = root => {
  const done = path.join(root, 'node_modules', '.package-lock.json')
  return existsSync(done) && statSync(done).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs
}

/** Installs what the lockfile names where that has not been done; npm shows its progress. Gives false where npm failed. */
export function ensureInstalled(root, announce) {
  if (isInstalled(root)) return true
  announce()
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  return spawnSync(npm[0], [...npm.slice(1), 'ci', '--no-audit', '--no-fund', '--loglevel=error', '--progress'], { cwd: root, stdio: 'inherit' }).status === 0
}
