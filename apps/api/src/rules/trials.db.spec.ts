import type { TrialState, TryQuery } from '@kentongan/contracts'
import { TrialState as TrialStateShape } from '@kentongan/contracts'
import { createRuleTrials, type RuleTrials } from '@kentongan/platform/rule-trial'
import { fetch } from 'undici'
import { buildThread, type BuiltThread } from '../../../../test/support/build-thread'
import { until } from '../../../../test/support/until'
import type { Seed } from '../testing/seed'
import { seedAgencies } from '../testing/seed-agencies'
import { list, startTestApi, type Browser, type TestApi } from '../testing/start-test-api'

jest.setTimeout(60_000)

let thread: BuiltThread
let trials: RuleTrials
let api: TestApi
let admin: Browser
let seed: Seed
let agency: number
let paper: number
beforeAll(async () => {
  thread = buildThread('libs/platform/rule-trial/src/evaluate-page.thread.ts')
  trials = createRuleTrials({ threadFile: thread.file, threads: 2, stateEveryMs: 0 })
  api = await startTestApi({ trials })
  ;({ admin, seed, water: agency } = await seedAgencies(api))
  paper = await seed.source('Koran Kota')
})
beforeEach(() => api.owner.query('truncate mention, mention_correction, post, post_to_tag, post_key, post_revision, live_event cascade'))
afterAll(async () => {
  await api.stop()
  await trials.close()
  thread.remove()
})

/** As many posts of one text, stored now or days ago; what was stored earlier must be filled in earlier. */
const fill = (count: number, text: string, daysAgo = 0) => api.owner.query(
  `insert into post (source_id, url, title, text, published_at, first_seen_at, content_hash)
   select $1, 'https://koran.example/' || g, 'Kabar kota', $2, now() - $4 * interval '1 day', now() - $4 * interval '1 day', '\\x00'
   from generate_series(1, $3::integer) g`, [paper, text, count, daysAgo])

type Running = { readonly status: number; readonly states: readonly TrialState[]; readonly ended: () => boolean; readonly close: () => void; readonly over: Promise<void> }

/** Opens a trial as the page does and gathers its states. */
async function open(part: Partial<TryQuery> = {}, by = admin): Promise<Running> {
  const stop = new AbortController()
  const response = await fetch(`${api.url}/api/rules/try`, {
    method: 'POST', signal: stop.signal,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', cookie: by.cookie! },
    body: JSON.stringify({ agencyId: agency, ruleId: null, query: 'banjir', days: 7, ...part }),
  })
  const states: TrialState[] = []
  let ended = false
  const read = async () => {
    let rest = ''
    try {
      for await (const chunk of response.body!) {
        const lines = (rest + Buffer.from(chunk).toString()).split('\n')
        rest = lines.pop()!
        states.push(...lines.map(line => JSON.parse(line) as TrialState))
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error
    } finally {
      ended = true
    }
  }
  return { status: response.status, states, ended: () => ended, close: () => stop.abort(), over: read() }
}
async function finish(part: Partial<TryQuery> = {}, by = admin): Promise<readonly TrialState[]> {
  const { states, over } = await open(part, by)
  await over
  return states
}
const last = (states: readonly TrialState[]): TrialState => states.at(-1)!
const makeRule = async (query: string, agencyId = agency) =>
  Number((await admin.send('POST', '/api/rules', { agencyId, name: 'Aturan', lane: 'sure', query })).body.id)
const refusal = async (part: Partial<TryQuery>) => admin.send('POST', '/api/rules/try', { agencyId: agency, ruleId: null, query: 'banjir', days: 7, ...part })

describe('a trial', () => {
  it('compares with the saved rule over thousands of stored posts', async () => {
    await fill(1_500, 'Banjir merendam pasar')
    await fill(700, 'Banjir di Lamongan')
    await fill(300, 'Kekeringan di Lamongan')
    await fill(2_000, 'Hujan ringan')
    const ruleId = await makeRule('lamongan')
    const states = await finish({ ruleId, query: 'banjir (pasar OR lamongan)' })
    const state = TrialStateShape.parse(last(states))
    expect(state).toMatchObject({ done: true, read: 4_500, total: 4_500, now: 2_200, saved: 1_000, gained: 1_500, lost: 300, near: 0 })
    expect(state.samples.filter(({ kind }) => kind === 'lost')).toHaveLength(20)
    expect(state.samples.every(({ excerpt, spans }) => spans.length > 0 && spans.every(span => span.end <= excerpt.length))).toBe(true)
    expect(state.days.reduce((sum, day) => sum + day.now, 0)).toBe(2_200)
  })

  it('says something before it has read everything, and counts up', async () => {
    await fill(4_500, 'Banjir lagi')
    const states = await finish()
    expect(states[0]).toMatchObject({ done: false, read: 500, now: 500 })
    expect(states.length).toBeGreaterThan(3)
    expect(states.map(({ read }) => read)).toEqual([...states.map(({ read }) => read)].sort((a, b) => a - b))
    expect(states.map(({ done }) => done)).toEqual([...states.slice(1).map(() => false), true])
  })

  it('shows newest posts first, near misses with what they lack', async () => {
    await seed.post(paper, { text: 'Banjir di kota' })
    await seed.post(paper, { text: 'Pompa rusak' })
    await seed.post(paper, { text: 'Banjir, pompa menyala' })
    const { samples, near } = last(await finish({ query: 'banjir pompa' }))
    expect([near, samples.map(({ kind, excerpt, miss }) => [kind, excerpt, miss?.code, miss?.values['words']])]).toEqual([2, [
      ['gained', 'Banjir, pompa menyala', undefined, undefined], ['near', 'Pompa rusak', 'missing', 'banjir'], ['near', 'Banjir di kota', 'missing', 'pompa']]])
  })

  it('reads no further back than asked', async () => {
    await fill(10, 'Banjir lama', 20)
    await fill(5, 'Banjir baru')
    expect([last(await finish({ days: 7 })).now, last(await finish({ days: 30 })).now]).toEqual([5, 15])
  })

  it('matches sources by title and host, authors and languages, as workers do', async () => {
    await fill(3, 'Hujan')
    const [{ host }] = await api.owner.query(`select substring(url from '//([^/]*)') as host from source where id = $1`, [paper])
    for (const query of ['sumber:"koran kota"', `sumber:${host}`]) expect([query, last(await finish({ query })).now]).toEqual([query, 3])
  })

  it('estimates noise from what was said of the posts for this agency', async () => {
    const other = await seed.agency('Dinas Jalan')
    const posts = await Promise.all(['satu', 'dua', 'tiga'].map(text => seed.post(paper, { text: `Banjir ${text}` })))
    const judge = (postId: number, relevant: boolean, agencyId = agency) => admin.send('POST', '/api/judgements', { agencyId, postId, relevant })
    await judge(posts[0]!, false)
    await judge(posts[1]!, true)
    await judge(posts[2]!, false, other)
    const { noise, samples } = last(await finish())
    expect(noise).toMatchObject({ judged: 2, irrelevant: 1 })
    expect(new Map(samples.map(({ postId, relevant }) => [postId, relevant]))).toEqual(new Map([[posts[0], false], [posts[1], true], [posts[2], null]]))
  })

  it('is over at once where nothing is stored', async () => {
    expect((await finish()).map(({ done, read, now }) => [done, read, now])).toEqual([[true, 0, 0]])
  })

  it('is refused for a query that cannot be read, an unknown agency, and a rule of another', async () => {
    const broken = await refusal({ query: 'banjir "air' })
    expect([broken.status, broken.body.code, list(broken.body.current?.problems)[0]!.code]).toEqual([400, 'invalid-query', 'unclosed-quote'])
    const foreign = await makeRule('jalan', await seed.agency('Dinas Jalan'))
    expect([(await refusal({ agencyId: 2_000_000_000 })).status, (await refusal({ ruleId: foreign })).status, (await refusal({ ruleId: 2_000_000_000 })).status]).toEqual([404, 404, 404])
    expect((await refusal({ days: 8 as never })).body.code).toBe('invalid')
  })
})

describe('trials of one session', () => {
  /** Holds pages back, so that a trial is still running when the next one comes. */
  async function slowly<Result>(work: () => Promise<Result>): Promise<Result> {
    const run = jest.spyOn(trials, 'run').mockImplementation(trial => original({ ...trial, pages: delayed(trial.pages) }))
    try {
      return await work()
    } finally {
      run.mockRestore()
    }
  }
  let original: RuleTrials['run']
  beforeAll(() => { original = trials.run })
  async function* delayed<Page>(pages: AsyncIterable<Page>): AsyncGenerator<Page> {
    for await (const page of pages) {
      yield page
      await new Promise(resolve => setTimeout(resolve, 150))
    }
  }

  it('end the older one of the same rule, without an end state', async () => {
    await fill(12_000, 'Banjir')
    await slowly(async () => {
      const first = await open({ query: 'banjir' })
      await until(async () => first.states.length > 0)
      const second = await open({ query: 'hujan' })
      await first.over
      expect(last(first.states)).toMatchObject({ done: false })
      await second.over
      expect(last(second.states)).toMatchObject({ done: true, now: 0, read: 12_000 })
    })
  })

  it('are two at most, while other people have their own', async () => {
    await fill(12_000, 'Banjir')
    const colleague = await api.person([['admin', agency]])
    const rules = [await makeRule('banjir'), await makeRule('banjir'), await makeRule('banjir')]
    await slowly(async () => {
      const theirs = await open({ ruleId: rules[0]! }, colleague)
      const own: Running[] = []
      for (const ruleId of rules) {
        own.push(await open({ ruleId }))
        await until(async () => own.at(-1)!.states.length > 0)
      }
      await Promise.all([theirs, ...own].map(({ over }) => over))
      expect([theirs, ...own].map(({ states }) => last(states).done)).toEqual([true, false, true, true])
    })
  })

  it('stop reading when the page goes away', async () => {
    await fill(12_000, 'Banjir')
    let read = 0
    let over = false
    const run = jest.spyOn(trials, 'run').mockImplementation(async trial => {
      async function* counted() {
        for await (const page of delayed(trial.pages)) {
          read += page.count
          yield page
        }
      }
      await original({ ...trial, pages: counted() })
      over = true
    })
    const running = await open()
    await until(async () => running.states.length > 0)
    running.close()
    await until(async () => over)
    run.mockRestore()
    expect(read).toBeLessThan(6_000)
    expect(last(await finish({ query: 'hujan' }))).toMatchObject({ done: true, read: 12_000 })
  })
})

it('ends with the server', async () => {
  const other = await startTestApi({ trials })
  const person = await other.person([['admin', null]])
  const [{ id: source }] = await other.owner.query(`insert into source (url, title) values ('https://a.example/feed', 'A') returning id`)
  await other.owner.query(
    `insert into post (source_id, title, text, published_at, content_hash) select $1, 'Banjir', '', now(), '\\x00' from generate_series(1, 50000)`, [source])
  const [{ id }] = await other.owner.query(`insert into agency (name) values ('Dinas') returning id`)
  const response = await fetch(`${other.url}/api/rules/try`, {
    method: 'POST', body: JSON.stringify({ agencyId: id, ruleId: null, query: 'banjir', days: 7 }),
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', cookie: person.cookie! },
  })
  const text = response.text()
  await other.stop()
  expect((await text).trimEnd().split('\n').at(-1)).not.toContain('"done":true')
})
