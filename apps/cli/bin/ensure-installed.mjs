import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const readPackages = file => JSON.parse(readFileSync(file, 'utf8')).packages

/** Whether node_modules holds what the lockfile names; npm keeps its own list there of what it put in. */
const isInstalled = root => {
  const list = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(list)) return false
  const present = readPackages(list)
  const wanted = Object.entries(readPackages(path.join(root, 'package-lock.json')))
  return wanted.every(([place, entry]) => place === '' || entry.optional || present[place]?.version === entry.version)
}

/** Installs what the lockfile names where that has not been done; npm shows its progress. Gives false where npm failed. */
export function ensureInstalled(root, announce) {
  if (isInstalled(root)) return true
  announce()
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  // On stderr, and without our stdin: a lab's lines come and go there.
  const stdio = ['ignore', process.stderr, process.stderr]
  return spawnSync(npm[0], [...npm.slice(1), 'ci', '--no-audit', '--no-fund', '--loglevel=error', '--progress'], { cwd: root, stdio }).status === 0
}
