import type { TrialState } from '@kentongan/contracts'
import { buildThread, type BuiltThread } from '../../../../test/support/build-thread'
import { createRuleTrials, type RuleTrials, type Trial } from './create-rule-trials'
import type { TrialPage, TrialPost } from './trial-page'

jest.setTimeout(60_000)

const now = new Date('2026-11-20T05:00:00Z')
let thread: BuiltThread
const opened: RuleTrials[] = []
const open = (changes: Partial<Parameters<typeof createRuleTrials>[0]> = {}): RuleTrials => {
  const trials = createRuleTrials({ threadFile: thread.file, threads: 1, stateEveryMs: 0, ...changes })
  opened.push(trials)
  return trials
}
beforeAll(() => { thread = buildThread('libs/platform/rule-trial/src/evaluate-page.thread.ts') })
afterEach(() => Promise.all(opened.splice(0).map(each => each.close())))
afterAll(() => thread.remove())

let made = 1_000_000
const post = (text: string, changes: Partial<TrialPost> = {}): TrialPost => ({
  id: made -= 1, title: 'Kabar kota', text, author: '', source: 'Warta warta.example', lang: 'id', url: 'https://warta.example/1',
  publishedAt: '2026-11-20T11:00:00+07:00', sourceTitle: 'Warta', ...changes,
})

const pageOf = (posts: readonly TrialPost[]): TrialPage => ({ posts: JSON.stringify(posts), count: posts.length, oldestId: posts.at(-1)?.id ?? null })
async function* inPages(posts: readonly TrialPost[], size = 100): AsyncGenerator<TrialPage> {
  for (let at = 0; at < posts.length; at += size) yield pageOf(posts.slice(at, at + size))
}

async function run(part: Partial<Trial>, trials = open()): Promise<readonly TrialState[]> {
  const states: TrialState[] = []
  await trials.run({
    query: 'imigrasi', saved: null, pages: inPages([]), total: 0, days: 7, now, zone: 'Asia/Jakarta', judged: new Map(),
    signal: new AbortController().signal, onState: state => states.push(state), ...part,
  })
  return states
}
const last = (states: readonly TrialState[]): TrialState => states.at(-1)!

describe('a trial', () => {
  it('tells what is gained, lost and kept, and what nearly matches', async () => {
    const posts = [
      post('Antrean imigrasi dan paspor'), post('Paspor hilang di jalan'), post('Antrean imigrasi panjang'),
      post('Hujan deras'), post('Antrean di bank'),
    ]
    const state = last(await run({ query: 'imigrasi antrean', saved: 'paspor', pages: inPages(posts), total: 5 }))
    expect(state).toMatchObject({ done: true, read: 5, total: 5, now: 2, saved: 2, gained: 1, lost: 1, near: 1 })
    expect(state.samples.map(({ kind, postId }) => [kind, postId])).toEqual([
      ['gained', posts[2]!.id], ['lost', posts[1]!.id], ['kept', posts[0]!.id], ['near', posts[4]!.id]])
    expect(state.samples.map(({ miss }) => miss?.code ?? null)).toEqual([null, null, null, 'missing'])
  })

  it('shows samples as a list of mentions does, with places in the whole text', async () => {
    const text = `${'kata '.repeat(100)}imigrasi${' lagi'.repeat(100)}`
    const [sample] = last(await run({ pages: inPages([post(text, { title: 'Imigrasi sibuk' })]) })).samples
    expect(sample!.spans.map(({ field, start, end }) => (field === 'title' ? 'Imigrasi sibuk' : text).slice(start, end))).toEqual(['Imigrasi', 'imigrasi'])
    expect(sample!.excerpt.length).toBeLessThanOrEqual(241)
    expect(text.slice(sample!.offset, sample!.offset + sample!.excerpt.length)).toBe(sample!.excerpt)
    expect(sample!.excerpt).toContain('imigrasi')
    expect(sample).toMatchObject({ source: 'Warta', url: 'https://warta.example/1', publishedAt: '2026-11-20T04:00:00.000Z', relevant: null })
  })

  it('marks nothing where only the source matched', async () => {
    const { now: matched, samples: [sample] } = last(await run({ query: 'sumber:warta', pages: inPages([post('Hujan')]) }))
    expect([matched, sample!.spans, sample!.excerpt]).toEqual([1, [], 'Hujan'])
  })

  it("counts days in the agency's zone, quiet ones too", async () => {
    // 23.30 in Jakarta is 01.30 of the next day in Jayapura.
    const late = [post('imigrasi', { publishedAt: '2026-11-18T16:30:00Z' })]
    const of = (states: readonly TrialState[]) => last(states).days.map(({ day, now: matched }) => [day.slice(5), matched])
    expect(of(await run({ pages: inPages(late) }))).toEqual([
      ['11-13', 0], ['11-14', 0], ['11-15', 0], ['11-16', 0], ['11-17', 0], ['11-18', 1], ['11-19', 0], ['11-20', 0]])
    expect(of(await run({ pages: inPages(late), zone: 'Asia/Jayapura' }))[6]).toEqual(['11-19', 1])
  })

  it('reads posts of before its first day, but does not count them', async () => {
    const posts = [post('imigrasi'), post('imigrasi', { publishedAt: '2026-10-01T11:00:00+07:00' })]
    expect(last(await run({ pages: inPages(posts) }))).toMatchObject({ read: 2, now: 1, samples: [{ postId: posts[0]!.id }] })
  })

  it('estimates noise from what people said of posts that match now', async () => {
    const posts = [post('imigrasi satu'), post('imigrasi dua'), post('imigrasi tiga'), post('imigrasi empat'), post('pasar')]
    const judged = new Map([[posts[0]!.id, false], [posts[1]!.id, true], [posts[2]!.id, false], [posts[4]!.id, false]])
    const state = last(await run({ pages: inPages(posts), judged }))
    expect(state.noise).toMatchObject({ judged: 3, irrelevant: 2 })
    expect(state.samples.map(({ relevant }) => relevant)).toEqual([false, true, false, null])
  })

  it('says how far it is, page by page, newest first', async () => {
    const posts = Array.from({ length: 250 }, () => post('imigrasi'))
    const states = await run({ pages: inPages(posts), total: 250 })
    expect(states.map(({ done, read, total, now: matched }) => [done, read, total, matched])).toEqual([
      [false, 100, 250, 100], [false, 200, 250, 200], [false, 250, 250, 250], [true, 250, 250, 250]])
    expect(last(states).samples.map(({ postId }) => postId)).toEqual(posts.slice(0, 20).map(({ id }) => id))
  })

  it('speaks after the first page, then at times only, and at the end', async () => {
    const states = await run({ pages: inPages(Array.from({ length: 1_000 }, () => post('imigrasi')), 10) }, open({ stateEveryMs: 3_600_000 }))
    expect(states.map(({ done, read }) => [done, read])).toEqual([[false, 10], [true, 1_000]])
  })

  it('is over at once where nothing is stored', async () => {
    expect((await run({})).map(({ done, read, total, now: matched }) => [done, read, total, matched])).toEqual([[true, 0, 0, 0]])
  })

  it('takes a saved query that can no longer be read for one that matches nothing', async () => {
    expect(last(await run({ saved: '"rusak', pages: inPages([post('imigrasi')]) }))).toMatchObject({ now: 1, saved: 0, gained: 1 })
  })
})

describe('a trial that is cancelled', () => {
  it('reads no further, says nothing more, and leaves the thread to the next', async () => {
    const trials = open()
    const stop = new AbortController()
    let closed = false
    async function* endless(): AsyncGenerator<TrialPage> {
      try {
        for (;;) yield pageOf(Array.from({ length: 50 }, () => post('imigrasi')))
      } finally {
        closed = true
      }
    }
    const states: TrialState[] = []
    await run({
      pages: endless(), signal: stop.signal,
      onState: state => {
        states.push(state)
        if (states.length === 3) stop.abort()
      },
    }, trials)
    expect([states.length, states.some(state => state.done), closed]).toEqual([3, false, true])
    expect(last(await run({ pages: inPages([post('imigrasi')]) }, trials)).now).toBe(1)
  })
})

it('says nothing of a page that was with the thread when it was cancelled', async () => {
  const stop = new AbortController()
  async function* pages(): AsyncGenerator<TrialPage> {
    yield pageOf(Array.from({ length: 2_000 }, () => post('imigrasi')))
    // Asked for ahead; by then the thread has the first.
    await new Promise(resolve => setImmediate(resolve))
    stop.abort()
  }
  expect(await run({ pages: pages(), signal: stop.signal })).toEqual([])
})

describe('trials at once', () => {
  it('take turns in one thread without mixing', async () => {
    const trials = open()
    const posts = (word: string) => inPages(Array.from({ length: 400 }, () => post(`${word} di sini`)), 20)
    const [a, b, c] = await Promise.all([
      run({ query: 'banjir', pages: posts('banjir') }, trials), run({ query: 'jalan', pages: posts('jalan') }, trials),
      run({ query: 'banjir', saved: 'jalan', pages: posts('jalan') }, trials),
    ])
    expect([last(a).now, last(b).now, last(c).now, last(c).saved]).toEqual([400, 400, 0, 400])
  })

  it('leave the event loop alone', async () => {
    let turns = 0
    const turning = setInterval(() => turns++, 1)
    const text = 'Warga menunggu di kantor imigrasi sejak pagi. '.repeat(40)
    await run({ query: '(kantor NEAR/5 imigrasi) OR *rga', pages: inPages(Array.from({ length: 5_000 }, () => post(text)), 1_000) })
    clearInterval(turning)
    expect(turns).toBeGreaterThan(20)
  })
})

describe('what goes wrong', () => {
  it('fails the trial whose page takes too long, and no other', async () => {
    const big = Array.from({ length: 20_000 }, () => post('imigrasi '.repeat(100)))
    await expect(run({ pages: inPages(big, 20_000) }, open({ pageTimeoutMs: 1 }))).rejects.toThrow()
    expect(last(await run({ pages: inPages([post('imigrasi')]) })).now).toBe(1)
  })

  it('fails the trial whose posts cannot be read', async () => {
    async function* broken(): AsyncGenerator<TrialPage> {
      yield pageOf([post('imigrasi')])
      throw new Error('line cut')
    }
    await expect(run({ pages: broken() })).rejects.toThrow('line cut')
  })
})
