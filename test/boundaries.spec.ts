import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..')

/** Violations planted for the length of this test; each must be refused, or the rules sleep. */
const planted: readonly [file: string, code: string, rule: string][] = [
  ['libs/text/src/planted-a.ts', `import '@kentongan/tone'`, '@nx/enforce-module-boundaries'],
  ['libs/posts/src/planted-b.ts', `import '@kentongan/platform/db'`, '@nx/enforce-module-boundaries'],
  ['libs/matching/src/planted-c.ts', `import 'pg'`, '@nx/enforce-module-boundaries'],
  ['libs/sources/src/planted-d.ts', `import 'node:fs'`, 'no-restricted-imports'],
  ['libs/tone/src/planted-e.ts', `import 'natural'`, 'no-restricted-imports'],
  ['libs/accounts/src/planted-f.ts', `export const now = Date.now()`, 'no-restricted-properties'],
  ['libs/text/src/planted-g.ts', `export const now = new Date()`, 'no-restricted-syntax'],
  ['libs/posts/src/planted-h.ts', `export const dice = Math.random()`, 'no-restricted-properties'],
  ['libs/platform/db/src/planted-i.ts', `import '@kentongan/platform/queue'`, '@nx/enforce-module-boundaries'],
  ['apps/dashboard/src/planted-j.ts', `import '@kentongan/sources'`, '@nx/enforce-module-boundaries'],
  ['apps/worker/src/planted-k.ts', `export const page = fetch('http://x.example/')`, 'no-restricted-globals'],
]

describe('the boundaries', () => {
  const files = planted.map(([file]) => path.join(root, file))
  afterAll(() => files.forEach(file => rmSync(file, { force: true })))

  it('refuse every planted violation', () => {
    planted.forEach(([, code], at) => writeFileSync(files[at]!, `${code}\n`))
    const environment = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' }
    const run = (program: string, args: string[]): string => {
      try {
        return execFileSync(path.join(root, 'node_modules/.bin', program), args, { cwd: root, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
      } catch (error) {
        return (error as { stdout: string }).stdout
      }
    }
    run('nx', ['show', 'projects'])
    const report: { filePath: string; messages: { ruleId: string }[] }[] = JSON.parse(run('eslint', ['--format=json', ...files]))
    const found = new Map(report.map(each => [path.relative(root, each.filePath), each.messages.map(message => message.ruleId)]))
    for (const [file, , rule] of planted) expect([file, found.get(file)]).toEqual([file, expect.arrayContaining([rule])])
  }, 120_000)

  it('have an alias and a project for every library', () => {
    const { compilerOptions } = JSON.parse(readFileSync(path.join(root, 'tsconfig.base.json'), 'utf8'))
    for (const [source] of Object.values<string[]>(compilerOptions.paths)) {
      expect(existsSync(path.join(root, source!))).toBe(true)
      expect(existsSync(path.join(root, source!, '../../project.json'))).toBe(true)
    }
  })
})
