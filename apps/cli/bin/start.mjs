import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { ensureInstalled } from './ensure-installed.mjs'
import { say } from './messages.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')

const fail = (name, values) => {
  process.stderr.write(`${say(name, values)}\n`)
  process.exit(1)
}
const tell = (name, values) => process.stdout.write(`${say(name, values)}\n`)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) fail('oldNode', { have: process.versions.node })
try {
  accessSync(root, constants.W_OK)
} catch {
  fail('unwritable', { folder: root })
}
if (!ensureInstalled(root, () => tell('installing'))) fail('installFailed')
tell('building')
if (!build(root)) fail('buildFailed')

const { start } = await import(pathToFileURL(path.join(root, 'dist/cli/start.js')).href)
await start({ root, args: process.argv.slice(2), tell, fail })
