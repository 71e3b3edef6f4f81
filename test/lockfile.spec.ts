import { readFileSync } from 'node:fs'
import path from 'node:path'

type Entry = { readonly version?: string; readonly resolved?: string; readonly optional?: boolean; readonly optionalDependencies?: Record<string, string> }
const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync(path.resolve(__dirname, '../package-lock.json'), 'utf8'))

describe('the lockfile', () => {
  it('holds every optional package that it names, so that npm ci accepts it wherever some are not served', () => {
    const held = new Set(Object.entries(lock.packages).map(([place, entry]) => `${place.slice(place.lastIndexOf('node_modules/') + 13)} ${entry.version}`))
    const named = Object.values(lock.packages).flatMap(entry => Object.entries(entry.optionalDependencies ?? {}))
    const missing = named.filter(([name, version]) => /^\d/.test(version) && !held.has(`${name} ${version}`))
    expect(missing).toEqual([]) // else: npm run lock:complete
  })

  it('names no registry', () => {
    expect(Object.values(lock.packages).filter(entry => entry.resolved?.startsWith('http'))).toEqual([])
  })
})
