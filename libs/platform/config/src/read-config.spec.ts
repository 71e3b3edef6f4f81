import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ConfigError, readConfig } from './read-config'

const database = 'postgres://somebody:secret@db:5432/kentongan'

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('readConfig', () => {
  it('fills in what is not set', () => {
    expect(readConfig({ DATABASE_URL: database })).toMatchObject({ PORT: 4300, HOST: '127.0.0.1', POLL_FLOOR_SECONDS: 300, DEMO: false })
  })

  it('names every wrong variable at once', () => {
    const problems = problemsOf({ DATABASE_URL: 'mysql://x', REDIS_URL: 'nonsense', PORT: '99999', LOG_LEVEL: 'loud', FETCH_ALLOW_LOOPBACK: 'maybe',
      TRUSTED_PROXIES: '10.0.0.0/8,proxy', FETCH_ALLOW_HOSTS: 'http://x/' })
    expect(problems.map(problem => problem.split(':')[0])).toEqual(['DATABASE_URL', 'REDIS_URL', 'PORT', 'LOG_LEVEL', 'TRUSTED_PROXIES', 'FETCH_ALLOW_HOSTS', 'FETCH_ALLOW_LOOPBACK'])
  })

  it('takes an empty variable for an unset one', () => {
    expect(readConfig({ DATABASE_URL: database, REDIS_URL: '', PORT: '' })).toMatchObject({ PORT: 4300 })
  })

  it('reads secrets from files', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'config-')), 'url')
    writeFileSync(file, `${database}\n`)
    expect(readConfig({ DATABASE_URL_FILE: file }).DATABASE_URL).toBe(database)
  })

  it.each([
    ['hex', 'ab'.repeat(32)],
    ['hex of more', 'AB'.repeat(40)],
    ['base64', Buffer.alloc(32, 250).toString('base64')],
    ['base64 for addresses', Buffer.alloc(48, 251).toString('base64url')],
  ])('reads a secret key in %s', (_name, SECRET_KEY) => {
    const { SECRET_KEY: key } = readConfig({ DATABASE_URL: database, SECRET_KEY })
    expect([...new Set(key)]).toHaveLength(1)
    expect(key!.length).toBeGreaterThanOrEqual(32)
  })

  it.each([['too short', 'ab'.repeat(31)], ['no base64', 'kunci rahasia kami yang panjang sekali!!']])('refuses a secret key that is %s without showing it', (_name, SECRET_KEY) => {
    const problems = problemsOf({ DATABASE_URL: database, SECRET_KEY })
    expect(problems).toEqual(['SECRET_KEY: must be 32 random bytes or more, in hex or base64'])
  })

  it.each([
    [{ DATABASE_URL_FILE: '/does/not/exist' }, 'DATABASE_URL_FILE'],
    [{ DATABASE_URL: database, METRICS_TOKEN_FILE: '/does/not/exist' }, 'METRICS_TOKEN_FILE'],
    [{ DATABASE_URL: database, DATABASE_URL_FILE: '/etc/hostname' }, 'DATABASE_URL'],
  ])('complains about %o', (environment, name) => {
    expect(problemsOf(environment as unknown as Record<string, string>).some(problem => problem.startsWith(`${name}:`))).toBe(true)
  })

  it('splits lists and cannot be changed afterwards', () => {
    const config = readConfig({ DATABASE_URL: database, FETCH_ALLOW_HOSTS: 'intranet.example, 10.1.0.0/16,' })
    expect(config.FETCH_ALLOW_HOSTS).toEqual(['intranet.example', '10.1.0.0/16'])
    expect(Object.isFrozen(config)).toBe(true)
  })
})
