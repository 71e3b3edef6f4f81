import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { ensureInstalled } from './ensure-installed.mjs'
import { say } from './messages.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')
// Nothing but results may reach stdout.
const fail = name => {
  process.stderr.write(`${say(name)}\n`)
  process.exit(1)
}
if (!ensureInstalled(root, () => process.stderr.write(`${say('installing')}\n`))) fail('installFailed')
if (!build(root, ['cli'])) fail('buildFailed')
// npm runs scripts in the package's folder; file names on the command line are meant from where the user stands.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
const { runCommand } = await import(pathToFileURL(path.join(root, 'dist/cli/main.js')).href)
process.exitCode = await runCommand(process.argv.slice(2), root)
