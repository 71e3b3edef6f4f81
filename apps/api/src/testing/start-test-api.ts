import type { AddressInfo, Server } from 'node:net'
import { hash } from '@node-rs/argon2'
import type { Role } from '@kentongan/contracts'
import { createSetupLink, type DatabaseRole } from '@kentongan/platform/db'
import { createLogger } from '@kentongan/platform/log'
import type { DataSource } from 'typeorm'
import { fetch, type Headers } from 'undici'
import { createTestDatabase } from '../../../../test/support/test-database'
import type { ApiOptions } from '../api-options'
import { createApi } from '../create-api'

/** Answers are looked at freely; the contract is checked where it is the point. */
export type Loose = { readonly [key: string]: Loose }
export type Reply = { readonly status: number; readonly headers: Headers; readonly body: Loose; readonly text: string }
export const list = (value: Loose | undefined) => value as unknown as readonly Loose[]
export type Browser = {
  /** Sends as a page of our own would, keeping cookies. */
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>
  cookie: string | null
}

export type TestApi = {
  readonly url: string
  readonly databaseUrl: string
  /** The pool of the API. */
  readonly database: DataSource
  readonly owner: DataSource
  readonly browser: () => Browser
  /** What Express really answers, as `GET /api/…`. */
  readonly served: () => readonly string[]
  /** A browser that has used the set-up link; the installation's first admin. */
  readonly firstAdmin: () => Promise<Browser>
  /** A browser signed in with a new account of the given memberships. */
  readonly person: (memberships: Memberships) => Promise<Browser & { readonly id: number; readonly email: string }>
  readonly stop: () => Promise<void>
}

export const password = 'kentongan di pos ronda'

const json = (text: string): Loose => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** An empty header is one left out. */
const given = (headers: Record<string, string>) => Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))

function createBrowser(url: string): Browser {
  const browser: Browser = {
    cookie: null,
    async send(method, path, body, headers = {}) {
      const response = await fetch(url + path, {
        method,
        headers: given({
          'sec-fetch-site': 'same-origin',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(browser.cookie !== null && { cookie: browser.cookie }),
          ...headers,
        }),
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const [set] = response.headers.getSetCookie()
      if (set !== undefined) browser.cookie = /=;/.test(set) ? null : set.split(';')[0]!
      const text = await response.text()
      return { status: response.status, headers: response.headers, body: json(text), text }
    },
  }
  return browser
}

function accepted(browser: Browser, { status, text }: Reply): Browser {
  if (status !== 200) throw new Error(text)
  return browser
}

const noFeeds: ApiOptions['feeds'] = {
  fetch: async () => ({ ok: false, reason: 'dns', status: null, retryAfterSeconds: null, detail: 'no network here' }),
  read: async () => ({ ok: false, reason: 'not-a-feed', detail: 'no reader here' }),
}

/** A trial that finds out nothing; the spec of trials brings real ones. */
const noTrials: ApiOptions['trials'] = { run: async () => undefined }

const noKeys: Pick<ApiOptions, 'sealer' | 'testKey'> = { sealer: null, testKey: async () => ({ ok: false, reason: 'dns', detail: 'no network here' }) }

type Memberships = readonly (readonly [Role, number | null])[]

/** One hash for all: hashing is what takes long. */
async function preparePeople(owner: DataSource) {
  const passwordHash = await hash(password, { memoryCost: 8_192, timeCost: 1 })
  let people = 0
  return async (memberships: Memberships): Promise<{ readonly id: number; readonly email: string }> => {
    people += 1
    const email = `orang${people}@contoh.go.id`
    const [{ id }] = await owner.query(
      'insert into account (email, name, password_hash) values ($1, $2, $3) returning id',
      [email, `Orang ${people}`, passwordHash])
    for (const [role, agency] of memberships) {
      await owner.query('insert into membership (account_id, agency_id, role) values ($1, $2, $3)', [id, agency, role])
    }
    return { id, email }
  }
}

type Layer = { readonly route?: { readonly path: string; readonly methods: Record<string, boolean> } }

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const nameRoutes = ({ route }: Layer): string[] =>
  (route ? Object.keys(route.methods).map(method => `${method.toUpperCase()} ${route.path}`) : [])

/** Starts an API of its own on a database of its own; as `owner` it must do without row policies. */
export async function startTestApi(changes: Partial<ApiOptions> = {}, role: DatabaseRole = 'kentongan_api'): Promise<TestApi> {
  const testDatabase = await createTestDatabase()
  const database = await testDatabase.open(role)
  const owner = await testDatabase.open('owner')
  const app = await createApi({
    database,
    databaseUrl: testDatabase.url,
    logger: createLogger('api', process.env['TEST_LOG'] ?? 'silent'),
    feeds: noFeeds,
    trials: noTrials,
    ...noKeys,
    demo: false,
    dashboardFolder: '/nowhere',
    ...changes,
  })
  await app.listen(0, '127.0.0.1')
  const url = addressOf(app.getHttpServer())
  const createPerson = await preparePeople(owner)
  const layers: readonly Layer[] = app.getHttpAdapter().getInstance().router.stack as never

  return {
    url, databaseUrl: testDatabase.url, database, owner,
    browser: () => createBrowser(url),
    served: () => layers.flatMap(nameRoutes),
    async firstAdmin() {
      const browser = createBrowser(url)
      const token = await createSetupLink(database, new Date())
      const admin = { token, name: 'Admin Pertama', email: 'admin@contoh.go.id', password }
      return accepted(browser, await browser.send('POST', '/api/setup', admin))
    },
    async person(memberships) {
      const { id, email } = await createPerson(memberships)
      const browser = createBrowser(url)
      return Object.assign(accepted(browser, await browser.send('POST', '/api/login', { email, password })), { id, email })
    },
    async stop() {
      await app.close()
      await testDatabase.drop()
    },
  }
}
