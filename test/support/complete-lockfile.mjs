import { readFileSync, writeFileSync } from 'node:fs'

/**
 * `npm install` leaves an optional platform package out of the lockfile where the registry at hand does not serve it, and
 * `npm ci` then refuses the lockfile. This adds what is missing: version, system and processor, no address and no hash, so npm
 * skips it on other systems and fetches it by version on its own. Run it after every change of dependencies.
 */
const file = new URL('../../package-lock.json', import.meta.url)

/** Where Node would look for `name` from the package at `place`: beside it, then in every node_modules above. */
const placesFor = (place, name) => {
  const places = []
  for (let at = place; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    places.push(`${at ? `${at}/` : ''}node_modules/${name}`)
    if (at === '') return places
  }
}

/** Exact versions that the lockfile names as optional and does not hold, with the place where they belong. */
const findMissing = packages => Object.entries(packages).flatMap(([place, entry]) =>
  Object.entries(entry.optionalDependencies ?? {}).flatMap(([name, version]) => {
    const found = placesFor(place, name).find(candidate => packages[candidate])
    if (found && (packages[found].version === version || !/^\d/.test(version))) return []
    const beside = place.slice(0, place.lastIndexOf('node_modules/'))
    return [{ place: `${found ? `${place}/` : beside}node_modules/${name}`, name, version }]
  }))

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']

/** What the name says about where the package belongs: `@swc/core-linux-arm-gnueabihf`. */
const platformOf = name => {
  const system = systems.find(each => new RegExp(`[-.]${each}\\b`).test(name))
  const processor = processors.find(each => new RegExp(`[-.]${each}(?![a-z0-9])`).test(name))
  return { ...(processor && { cpu: [processor] }), ...(system && { os: [system] }) }
}

const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = findMissing(lock.packages)
for (const { place, name, version } of missing) lock.packages[place] = { version, ...platformOf(name), optional: true }
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${missing.length} optional packages added\n`)
