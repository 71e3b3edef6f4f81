import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, nxEnvironment } from '../apps/cli/bin/build.mjs'
import { ensureInstalled } from '../apps/cli/bin/ensure-installed.mjs'

/** `npm test`: everything CI runs, in the order in which it fails fastest. `npm test -- unit` runs only the steps named. */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const wanted = process.argv.slice(2)
const bin = name => path.join(root, 'node_modules', '.bin', name)
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: 'inherit', env: nxEnvironment }).status === 0
const counted = { passed: 0, failed: 0, skipped: 0 }

// As many at a time as there are cores; browsers are heavy, and what they wait for must not starve. A test has longer than `until`
// waits, so that it can say what did not happen.
const jest = (projects, workers = '100%') => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kentongan-jest-'))
  const report = path.join(folder, 'report.json')
  const passed = run(bin('jest'), ['--selectProjects', ...projects, `--maxWorkers=${workers}`, '--testTimeout=90000', '--json', `--outputFile=${report}`])
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'))
    counted.passed += result.numPassedTests
    counted.failed += result.numFailedTests
    counted.skipped += result.numPendingTests
  } catch {
    counted.failed += 1 // Jest ended before it could say
  }
  rmSync(folder, { recursive: true, force: true })
  return passed
}

const steps = {
  install: () => ensureInstalled(root, () => process.stdout.write('npm ci …\n')),
  // Without a project graph the boundary rule switches itself off; `nx show` makes one.
  lint: () => run(bin('nx'), ['show', 'projects']) && run(bin('eslint'), ['.', '--max-warnings=0']),
  types: () => run(bin('tsc'), ['-p', 'tsconfig.json']) && run(bin('tsc'), ['-p', 'apps/dashboard/tsconfig.json']),
  unit: () => jest(['unit']),
  database: () => jest(['database']),
  queue: () => jest(['queue']),
  build: () => build(root),
  browser: () => jest(['browser'], 1),
}

const failed = []
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && name !== 'install' && !wanted.includes(name)) continue
  const started = Date.now()
  process.stdout.write(`\n── ${name}\n`)
  if (!step()) failed.push(name)
  process.stdout.write(`── ${name}: ${failed.includes(name) ? 'FAILED' : 'ok'} after ${((Date.now() - started) / 1000).toFixed(0)} s\n`)
  if (failed.includes('install')) break
}
process.stdout.write(`\n${failed.length > 0 ? `failed: ${failed.join(', ')}` : 'all steps passed'}\n`)
process.stdout.write(`${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped\n`)
process.exit(failed.length > 0 ? 1 : 0)
