import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfig } from '@kentongan/platform/config'

/** No engine runs here, so these hold what can be told from the text: the files fit each other and the code. */
const root = path.resolve(__dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const compose = read('docker/compose.yml')
const dockerfile = read('docker/Dockerfile')

/** The blocks below a key, by name: `  name:` and all that is indented further. */
const blocksOf = (text: string, indent: number): Map<string, string> => {
  const start = new RegExp(`^ {${indent}}(?=[\\w-]+:)`, 'm')
  return new Map(text.split(start).slice(1).map(block => [block.slice(0, block.indexOf(':')), block]))
}
const services = blocksOf(blocksOf(compose, 0).get('services')!, 2)
const ours = ['api', 'worker', 'cli']
const longRunning = [...services.keys()].filter(name => name !== 'cli')

const environmentOf = (service: string): Record<string, string> => {
  const block = blocksOf(services.get(service)!, 4).get('environment')!
  return Object.fromEntries([...block.matchAll(/^ {6}(\w+): (.*)$/gm)].map(([, name, value]) => [name!, value!.replace(/^'(.*)'$/, '$1')]))
}

describe('compose.yml', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'docker-spec-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const secretValues: Record<string, string> = { database_url: 'postgres://kentongan:x@db:5432/kentongan', metrics_token: 'x'.repeat(48), secret_key: 'ab'.repeat(32) }

  /** What the container would see: defaults filled in, secrets as files. */
  const resolve = (value: string): string => {
    const secret = /^\/run\/secrets\/(\w+)$/.exec(value)?.[1]
    if (secret === undefined) return value.replace(/\$\{\w+:-([^}]*)\}/g, '$1').replace(/\$\{\w+:\?[^}]*\}/g, 'kentongan.example')
    writeFileSync(path.join(folder, secret), `${secretValues[secret]}\n`)
    return path.join(folder, secret)
  }

  it.each(ours)('gives %s a configuration it accepts, without a variable nobody reads', service => {
    const given = environmentOf(service)
    const config = readConfig(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, resolve(value)])))
    const known = [...read('libs/platform/config/src/read-config.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(match => match[1]!)
    expect(known).toContain('DATABASE_URL')
    expect(known).toEqual(expect.arrayContaining(Object.keys(given).map(name => name.replace(/_FILE$/, ''))))
    expect(config.DATABASE_URL).toBe(secretValues['database_url'])
  })

  it('asks for health where the code answers', () => {
    expect(services.get('api')).toContain(`http://127.0.0.1:${environmentOf('api')['PORT']}/readyz`)
    expect(services.get('worker')).toContain(`http://127.0.0.1:${environmentOf('worker')['WORKER_PORT']}/healthz`)
    expect(read('docker/Caddyfile')).toContain(`reverse_proxy api:${environmentOf('api')['PORT']}`)
  })

  it.each(longRunning)('watches, bounds and restarts %s', service => {
    expect(services.get(service)).toMatch(/^ {4}healthcheck:/m)
    expect(services.get(service)).toMatch(/^ {4}restart: unless-stopped$/m)
    expect(services.get(service)).toMatch(/limits: \{ cpus: '\d', memory: \d+[gm] \}/)
  })

  it('leaves a worker a gigabyte beside the thread that may take most', () => {
    const threads = ['libs/platform/table-reader/src/create-table-reader.ts', 'libs/platform/feed-reader/src/create-feed-reader.ts', 'apps/worker/src/training/create-tone-trainer.ts']
      .map(file => Number(/threadMegabytes = ([\d_]+)/.exec(read(file))![1]!.replace('_', '')))
    const [, gigabytes] = /limits: \{ cpus: '\d', memory: (\d+)g \}/.exec(services.get('worker')!) ?? []
    expect(Number(gigabytes) * 1_024).toBeGreaterThanOrEqual(Math.max(...threads) + 1_024)
  })

  it('lets nothing be written but volumes, and publishes the proxy alone', () => {
    for (const [name, block] of services) {
      expect([name, /read_only: true|<<: \*ours/.test(block)]).toEqual([name, true])
      expect([name, /^ {4}ports:/m.test(block)]).toEqual([name, name === 'proxy'])
    }
    expect(blocksOf(compose, 0).get('x-ours')).toMatch(/read_only: true[\s\S]*cap_drop: \[ALL\][\s\S]*no-new-privileges/)
  })

  it('pins every image', () => {
    const images = [...compose.matchAll(/^ {4}image: (.*)$/gm), ...dockerfile.matchAll(/^FROM (\S+:\S+)/gm)].map(match => match[1]!)
    expect(images.length).toBeGreaterThanOrEqual(8)
    for (const image of images) expect(image).toMatch(/:(\d[\w.-]*|\$\{KENTONGAN_VERSION:-local\})$/)
  })

  it('has every secret made by the script and kept out of git and of the images', () => {
    const declared = [...blocksOf(blocksOf(compose, 0).get('secrets')!, 2).keys()]
    const made = [...read('docker/create-secrets.sh').matchAll(/^make (\w+) /gm)].map(match => match[1])
    expect(made.sort()).toEqual([...declared].sort())
    for (const [, list] of compose.matchAll(/^ {4}secrets: \[(.*)\]$/gm)) expect(declared).toEqual(expect.arrayContaining(list!.split(', ')))
    expect(read('docker/.gitignore').split('\n')).toEqual(expect.arrayContaining(['secrets/', '.env']))
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['docker/secrets', 'docker/.env', '.git', '**/node_modules']))
  })

  it('is explained by env.example', () => {
    const asked = new Set([...compose.matchAll(/\$\{(\w+)/g)].map(match => match[1]!))
    asked.delete('KENTONGAN_VERSION') // for those who keep images in a registry
    expect([...read('docker/env.example').matchAll(/^(\w+)=/gm)].map(match => match[1]).sort()).toEqual([...asked].sort())
  })

  it('mounts files that exist', () => {
    const mounted = [...compose.matchAll(/- (\.\/[\w.-]+):/g)].map(match => match[1]!)
    expect(mounted).toEqual(['./create-owner.sh', './Caddyfile'])
    for (const file of mounted) expect(existsSync(path.join(root, 'docker', file))).toBe(true)
  })
})

describe('the Dockerfile', () => {
  const targets = [...dockerfile.matchAll(/^FROM \S+ AS (\w+)$/gm)].map(match => match[1]!)

  it('has the targets that compose builds', () => {
    for (const service of ours) expect(services.get(service)).toContain(`target: ${service} }`)
    expect(targets).toEqual(expect.arrayContaining(ours))
  })

  it('copies what is in the repository or comes out of the build', () => {
    const built = ['dist/api', 'dist/worker', 'dist/cli', 'apps/dashboard/dist', 'node_modules']
    for (const [, from, sources] of dockerfile.matchAll(/^COPY (?:--from=(\w+) )?(.+) \S+$/gm)) {
      for (const source of sources!.split(' ').map(each => each.replace('/app/', ''))) {
        expect([source, from === undefined ? existsSync(path.join(root, source)) : built.includes(source)]).toEqual([source, true])
      }
    }
    const outputs = ['api', 'worker', 'cli'].map(name => JSON.parse(read(`apps/${name}/project.json`)).targets.build.outputs[0])
    expect(outputs).toEqual(built.slice(0, 3).map(folder => `{workspaceRoot}/${folder}`))
  })

  it('runs as an ordinary user', () => {
    expect(dockerfile).toMatch(/AS runtime[\s\S]*^USER node$/m)
    expect(dockerfile.split('USER ')).toHaveLength(2)
  })

  it('finds every package of api, worker and libraries among the dependencies that are not left out', () => {
    const folders = ['apps/api/src', 'apps/worker/src', 'libs']
    const files = folders.flatMap(folder => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file}`))
      .filter(file => file.endsWith('.ts') && !/\.(spec|bench)\.ts$|\/testing\/|embedded-db/.test(file))
    const named = files.flatMap(file => [...read(file).matchAll(/^import (?!type )[^']*'([^'.][^']*)'/gm)].map(match => match[1]!))
    const packages = new Set(named.map(name => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')))
    const foreign = [...packages].filter(name => !name.startsWith('node:') && !name.startsWith('@kentongan/') && !builtinModules.includes(name))
    expect(foreign).toEqual(expect.arrayContaining(['typeorm', 'pg', 'bullmq']))
    expect(Object.keys(JSON.parse(read('package.json')).dependencies)).toEqual(expect.arrayContaining(foreign))
  })
})
