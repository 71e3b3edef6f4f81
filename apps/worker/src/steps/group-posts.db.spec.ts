import { groupingChannel, GroupingRepository, WatchRepository } from '@kentongan/platform/db'
import { listenTo } from '@kentongan/platform/live'
import { until } from '../../../../test/support/until'
import { prepareIssueDatabase } from '../testing/issue-database'
import { createIssueSeed } from '../testing/issue-seed'
import { makeGroupStep } from '../testing/make-group-step'
import { createStandInGrouper } from '../testing/stand-in-grouper'
import { createBell } from './create-bell'
import type { GroupPostsDeps } from './group-posts'
import { createWatchIssues } from './watch-issues'

jest.setTimeout(60_000)

const database = prepareIssueDatabase()

const makeStep = (changes?: Partial<GroupPostsDeps>) => makeGroupStep(database.worker, changes)
const memoryOf = (posts: number): Partial<GroupPostsDeps> => ({ createGrouper: saved => createStandInGrouper(saved, posts) })
const titles = async (...list: readonly string[]): Promise<number[]> => {
  const ids: number[] = []
  for (const title of list) ids.push(await database.seed.post(title))
  return ids
}
const issue = async (id: number) => (await database.owner.query('select * from issue where id = $1', [id]))[0]
const events = async (id: number) => (await database.owner.query(`select kind, account_id as by, detail from issue_event where issue_id = $1 order by id`, [id])) as
  { kind: string; by: number | null; detail: Record<string, unknown> }[]

describe('grouping posts', () => {
  it('opens issues, joins posts with the reason, and knows copies', async () => {
    const [a, b, c, d] = await titles('Banjir rendam Kampung Melayu', 'Banjir rendam Kampung Melayu malam ini', 'Harga beras naik di Cipinang', 'Banjir rendam Kampung Melayu')
    expect(await makeStep()()).toEqual({ done: true })
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: a, [c!]: c, [d!]: a })
    const rows = await database.owner.query('select post_id as post, reason, copy_of as "copyOf" from issue_post order by 1')
    expect(rows).toMatchObject([
      { post: a, reason: { code: 'first', words: [] }, copyOf: a },
      { post: b, reason: { code: 'same-words', words: ['banjir', 'rendam', 'kampung', 'melayu'], threshold: 0.5, with: a }, copyOf: b },
      { post: c, reason: { code: 'first' }, copyOf: c },
      { post: d, reason: { code: 'copy', score: 1, with: a }, copyOf: a },
    ])
    expect(await issue(a!)).toMatchObject({ title: 'Banjir rendam Kampung Melayu', merged_into: null, status: 'new' })
    expect(await events(a!)).toEqual([{ kind: 'opened', by: null, detail: { post: a } }])
    expect(await database.owner.query('select from post_to_group')).toEqual([])
  })

  it('leaves out what no mention that counts speaks of, until one does', async () => {
    const [a] = await titles('Banjir rendam Kampung Melayu')
    await database.owner.query('update mention set relevant = false')
    const step = makeStep()
    await step()
    expect(await database.seed.membership()).toEqual({})
    await database.owner.query('update mention set relevant = true')
    await step()
    expect(await database.seed.membership()).toEqual({ [a!]: a })
  })
})

/** Twelve headlines of four developments, so that issues meet: the seventh is like two of them. */
const dozen = ['banjir kampung melayu jakarta', 'harga beras cipinang naik', 'banjir kampung melayu meluas', 'kebakaran pasar senen padam', 'harga beras cipinang naik lagi',
  'kebakaran gudang bekasi', 'kebakaran pasar senen gudang bekasi', 'banjir kampung melayu jakarta', 'harga beras turun', 'rapat dinas pagi',
  'kebakaran pasar senen gudang bekasi padam', 'banjir kampung melayu meluas malam']

describe('a post that can never be grouped', () => {
  const refuse = (title: string) => database.owner.query(`
    create function refuse() returns trigger language plpgsql as $$ begin
      if (select title = '${title}' from post where id = new.post_id) then raise exception 'cannot be'; end if;
      return new;
    end $$;
    create trigger refuse before insert on issue_post for each row execute function refuse()`)
  const logTo = (logged: unknown[]): Partial<GroupPostsDeps> => ({ log: { error: (seen: unknown) => void logged.push(seen) } })

  it('is found among the others and set aside, and holds nothing up', async () => {
    const before = await titles(...Array.from({ length: 70 }, (_, at) => `hal nomor ${at} di tempat ${at}`))
    const bad = await titles('racun')
    const after = await titles('hal sesudah itu', 'racun lain')
    await refuse('racun')
    const logged: unknown[] = []
    const step = makeStep(logTo(logged))
    expect(await step()).toEqual({ done: true })
    await database.owner.query('drop function refuse cascade')
    expect(Object.keys(await database.seed.membership()).map(Number)).toEqual([...before, ...after])
    expect(logged).toMatchObject([{ posts: bad }])
    expect(await database.owner.query('select from post_to_group')).toEqual([])
    // What comes later is grouped as if it had not been there.
    const [later] = await titles('racun')
    await step()
    await makeStep()()
    expect((await database.seed.membership())[later!]).toBe(after[1])
  })

  it('is not looked for without end where none can be', async () => {
    await titles(...dozen)
    const logged: unknown[] = []
    const step = makeStep({ ...logTo(logged), createGrouper: saved => ({ ...createStandInGrouper(saved), add: () => { throw new RangeError('full') } }) })
    for (let turn = 0; turn < 3; turn++) await expect(step()).rejects.toThrow('full')
    expect(logged).toHaveLength(10)
    expect(await database.owner.query('select from post_to_group')).toHaveLength(2)
    await makeStep()()
    expect(Object.keys(await database.seed.membership())).toHaveLength(2)
  })
})

describe('what ends in another issue', () => {
  it('leaves its posts to the older with the reason, and leads there', async () => {
    const [a, b, c] = await titles('kebakaran pasar senen', 'kebakaran gudang bekasi', 'hujan reda')
    const step = makeStep()
    await step()
    await database.owner.query(`update issue set owner_id = $2, status = 'acknowledged', level_said = 'merah', level_reason = 'genting' where id = $1`, [b, database.seed.person])
    const [d] = await titles('kebakaran pasar senen gudang bekasi')
    await step()
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: a, [c!]: c, [d!]: a })
    expect(await issue(b!)).toMatchObject({ merged_into: a })
    expect(await issue(a!)).toMatchObject({ owner_id: database.seed.person, status: 'acknowledged', level_said: 'merah', level_reason: 'genting', merged_into: null })
    expect((await events(a!)).at(-1)).toMatchObject({ kind: 'merged', by: null, detail: { from: [b], code: 'same-words' } })
    expect((await events(b!)).at(-1)).toMatchObject({ kind: 'merged-into', detail: { into: a } })
    expect((await database.owner.query('select reason from issue_post where post_id = $1', [b]))[0].reason).toMatchObject({ code: 'same-words', with: b })
  })

  it('keeps what was said of the one that stays', async () => {
    const [a, b] = await titles('kebakaran pasar senen', 'kebakaran gudang bekasi')
    const step = makeStep()
    await step()
    await database.owner.query(`update issue set level_said = case id when $1 then 'kuning' else 'krisis' end, level_reason = id::text, status = case id when $1 then 'done' else 'new' end`, [a])
    await titles('kebakaran pasar senen gudang bekasi')
    await step()
    expect(await issue(a!)).toMatchObject({ level_said: 'kuning', level_reason: String(a), status: 'done' })
    expect(await issue(b!)).toMatchObject({ merged_into: a })
  })
})

describe('what a person decided', () => {
  const applied = async (id: number) => (await database.owner.query('select applied_at is not null as done, issues, undone_by as "undoneBy" from grouping_decision where id = $1', [id]))[0]

  it('splits for good, though the same words come again, and undoes', async () => {
    const [a, b, c] = await titles('banjir kampung melayu', 'banjir kampung melayu jakarta', 'banjir kampung melayu jakarta malam')
    const step = makeStep()
    await step()
    await database.owner.query(`update issue set title_said = 'Banjir', owner_id = $1`, [database.seed.person])
    const decision = await database.seed.decide('split', { issue: a, posts: [c] })
    await step()
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: a, [c!]: c })
    expect(await applied(decision)).toMatchObject({ done: true, issues: expect.arrayContaining([a, c]) })
    expect(await issue(c!)).toMatchObject({ owner_id: null, title_said: null, merged_into: null })
    expect((await events(a!)).at(-1)).toEqual({ kind: 'split', by: database.seed.person, detail: { into: c, posts: [c] } })
    expect((await events(c!)).at(-1)).toEqual({ kind: 'split-off', by: database.seed.person, detail: { from: a, posts: [c] } })
    const counts = await database.owner.query('select issue_id as issue, mentions, groups, sources from issue_agency order by 1')
    expect(counts).toEqual([{ issue: a, mentions: 2, groups: 2, sources: 1 }, { issue: c, mentions: 1, groups: 1, sources: 1 }])

    const [d] = await titles('banjir kampung melayu jakarta malam')
    await step()
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: a, [c!]: c, [d!]: c })

    const undo = await database.seed.decide('undo', { decision })
    await step()
    expect((await database.seed.membership())[c!]).toBe(a)
    expect(await applied(decision)).toMatchObject({ undoneBy: undo })
    expect((await database.owner.query('select reason, by_id as by from issue_post where post_id = $1', [c]))[0]).toMatchObject({ reason: { code: 'same-words' }, by: null })
    expect((await events(a!)).at(-1)).toMatchObject({ kind: 'undone', by: database.seed.person, detail: { decision, kind: 'split' } })
  })

  it('goes on under another name where the first post leaves, with what people said', async () => {
    const [a, b, c] = await titles('banjir kampung melayu', 'banjir kampung melayu jakarta', 'banjir kampung melayu jakarta malam')
    const step = makeStep()
    await step()
    await database.owner.query(`update issue set title_said = 'Banjir', owner_id = $1, status = 'acknowledged'`, [database.seed.person])
    await database.seed.decide('split', { issue: a, posts: [a] })
    await step()
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: b, [c!]: b })
    expect(await issue(b!)).toMatchObject({ title_said: 'Banjir', owner_id: database.seed.person, status: 'acknowledged' })
    expect(await issue(a!)).toMatchObject({ title_said: null, owner_id: null, status: 'new' })
  })

  it('merges several at once, whichever way they were named, and undoes', async () => {
    const [a, b, c] = await titles('banjir kampung melayu', 'harga beras naik', 'rapat dinas pagi')
    const step = makeStep()
    await step()
    const decision = await database.seed.decide('merge', { from: [a, c], into: b })
    await step()
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: a, [c!]: a })
    expect([(await issue(b!)).merged_into, (await issue(c!)).merged_into]).toEqual([a, a])
    expect((await events(a!)).at(-1)).toMatchObject({ kind: 'merged', by: database.seed.person, detail: { from: expect.arrayContaining([b, c]) } })
    await database.seed.decide('undo', { decision })
    await step()
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: b, [c!]: c })
    expect([(await issue(a!)).merged_into, (await issue(b!)).merged_into, (await issue(c!)).merged_into]).toEqual([null, null, null])
    expect(await database.owner.query(`select issue_id as issue from issue_agency order by 1`)).toEqual([{ issue: a }, { issue: b }, { issue: c }])
  })

  it('takes back with a merge what it carried over, but for what was said anew since', async () => {
    const [a, b] = await titles('banjir kampung melayu', 'harga beras naik')
    const step = makeStep()
    await step()
    const said = { owner_id: database.seed.person, title_said: 'Beras', level_said: 'merah', level_reason: 'genting' }
    await database.owner.query(
      `update issue set owner_id = $2, title_said = 'Beras', level_said = 'merah', level_reason = 'genting', status = 'acknowledged', raised_at = now() where id = $1`, [b, database.seed.person])
    const before = await issue(a!)
    const decision = await database.seed.decide('merge', { from: [b], into: a })
    await step()
    const merged = await issue(a!)
    expect(merged).toMatchObject({ ...said, status: 'acknowledged', raised_at: expect.any(Date) })
    // A person says the level once more, with the same words: it is hers now.
    await database.owner.query(`update issue set version = version + 1, field_versions = jsonb_build_object('level', version + 1) where id = $1`, [a])
    await database.seed.decide('undo', { decision })
    await step()
    const { owner_id, title_said, status, raised_at } = before
    expect(await issue(a!)).toMatchObject({ owner_id, title_said, status, raised_at, level_said: 'merah', level_reason: 'genting' })
    expect(await issue(b!)).toMatchObject({ ...said, status: 'acknowledged', merged_into: null })
  })

  it('takes back what all posts of an issue carried to where they were moved', async () => {
    const [a, b] = await titles('banjir kampung melayu', 'harga beras naik')
    const step = makeStep()
    await step()
    await database.owner.query('update issue set owner_id = $2 where id = $1', [b, database.seed.person])
    const decision = await database.seed.decide('move', { issue: b, posts: [b], into: a })
    await step()
    expect(await issue(a!)).toMatchObject({ owner_id: database.seed.person })
    await database.seed.decide('undo', { decision })
    await step()
    expect([(await issue(a!)).owner_id, (await issue(b!)).owner_id]).toEqual([null, database.seed.person])
  })

  it('is set aside where it fails three times, says so, and holds nothing up', async () => {
    const [a, b, c] = await titles('banjir kampung melayu', 'harga beras naik', 'rapat dinas pagi')
    const step = makeStep()
    await step()
    await createWatchIssues({ watch: new WatchRepository(database.worker), now: () => new Date() })()
    const bad = await database.seed.decide('merge', { from: [b], into: a })
    const good = await database.seed.decide('merge', { from: [c], into: a })
    await database.owner.query(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'cannot be'; end $$;
      create trigger refuse before update on grouping_decision for each row when (new.id = ${bad} and new.applied_at is not null) execute function refuse()`)
    await database.owner.query('truncate live_event')
    const [d] = await titles('banjir kampung melayu jakarta')
    expect(await step()).toEqual({ done: true })
    await database.owner.query('drop function refuse cascade')
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: b, [c!]: a, [d!]: a })
    const decisions = await database.owner.query('select id, tries, failure, set_aside_at is not null as aside, applied_at is not null as done from grouping_decision order by id')
    expect(decisions).toEqual([{ id: bad, tries: 3, failure: 'cannot be', aside: true, done: false }, { id: good, tries: 0, failure: null, aside: false, done: true }])
    for (const id of [a!, b!]) {
      expect(await events(id)).toContainEqual({ kind: 'set-aside', by: database.seed.person, detail: { decision: bad, kind: 'merge' } })
    }
    expect((await database.owner.query(`select event from live_event where event ->> 'type' = 'issues' order by id limit 1`))[0].event).toMatchObject({ ids: [a, b] })
    // What comes after it knows as much: the decision is in nobody's log.
    const [e] = await titles('harga beras naik')
    await makeStep()()
    expect((await database.seed.membership())[e!]).toBe(b)
  })

  it('is heard of at once by who is at work', async () => {
    const [a, b] = await titles('banjir kampung melayu', 'harga beras naik')
    const [bell, stopping] = [createBell(), new AbortController()]
    const heard = jest.fn(bell.ring)
    const stopListening = listenTo({ url: database.url, role: 'kentongan_worker', channel: groupingChannel, onTold: heard, onError: error => void error })
    // Without the bell it would sleep for longer than the test may take.
    const work = makeStep({ bell, stopping: stopping.signal, stayMs: 600_000, pauseMs: 600_000 })()
    await until(async () => heard.mock.calls.length > 0 && Object.keys(await database.seed.membership()).length === 2)
    await database.seed.decide('merge', { from: [b], into: a })
    await database.owner.query(`select pg_notify($1, '')`, [groupingChannel])
    await until(async () => (await database.seed.membership())[b!] === a)
    stopping.abort()
    bell.ring()
    expect(await work).toEqual({ done: true })
    await stopListening()
  })

  it('moves all posts of an issue, which then leads to where they are', async () => {
    const [a, b, c] = await titles('banjir kampung melayu', 'harga beras naik', 'harga beras naik lagi')
    const step = makeStep()
    await step()
    await database.seed.decide('move', { issue: b, posts: [b, c], into: a })
    await step()
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: a, [c!]: a })
    expect(await issue(b!)).toMatchObject({ merged_into: a })
    expect((await events(a!)).at(-1)).toEqual({ kind: 'moved', by: database.seed.person, detail: { from: b, posts: [b, c] } })
  })

  it('holds for posts that the grouper has forgotten, and undoes these too', async () => {
    const step = makeStep(memoryOf(2))
    const [a, b] = await titles('banjir kampung melayu', 'banjir kampung melayu jakarta')
    await step()
    const [c, d] = await titles('harga beras naik', 'harga beras naik lagi')
    await step()
    const split = await database.seed.decide('split', { issue: a, posts: [a] })
    await step()
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: b, [c!]: c, [d!]: c })
    const merge = await database.seed.decide('merge', { from: [c], into: b })
    await step()
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: b, [c!]: b, [d!]: b })
    const [e] = await titles('harga beras naik lagi tajam')
    await step()
    expect((await database.seed.membership())[e!]).toBe(b)
    await database.seed.decide('undo', { decision: merge })
    await database.seed.decide('undo', { decision: split })
    await step()
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: a, [c!]: c, [d!]: c, [e!]: b })
  })

  it('is done with nothing changed where nothing of it exists, or it was undone already', async () => {
    const [a, b] = await titles('banjir kampung melayu', 'banjir kampung melayu jakarta')
    const step = makeStep()
    await step()
    const split = await database.seed.decide('split', { issue: a, posts: [b] })
    const asked = [split, await database.seed.decide('merge', { from: [999], into: a }), await database.seed.decide('merge', { from: 'x' }), await database.seed.decide('undo', { decision: split }), await database.seed.decide('undo', { decision: split })]
    await step()
    for (const id of asked) expect(await applied(id)).toMatchObject({ done: true })
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: a })
  })
})

describe('one writer', () => {
  it('is waited for no longer than ten seconds while it works, and thirty while it loads', async () => {
    const grouping = new GroupingRepository(database.worker)
    const held = async () => (await database.owner.query('select extract(epoch from held_until - now())::float as seconds from grouping_state'))[0].seconds
    const lease = await grouping.takeLease('10000000-0000-4000-8000-000000000000', 'loading')
    expect(await held()).toBeGreaterThan(10)
    await grouping.writePosts(lease!, { posts: [], entries: [] }, [])
    expect(await held()).toBeLessThanOrEqual(10)
  })

  it('keeps others out while it is heard of, and lets them in after', async () => {
    await titles(...dozen)
    const grouping = new GroupingRepository(database.worker)
    expect(await grouping.takeLease('10000000-0000-4000-8000-000000000000', 'working')).toEqual({ token: 1, seq: 0 })
    const step = makeStep()
    expect(await step()).toEqual({ dropped: 'held-by-another' })
    await database.owner.query(`update grouping_state set held_until = now() - interval '1 second'`)
    expect(await step()).toEqual({ done: true })
    expect(Object.keys(await database.seed.membership())).toHaveLength(dozen.length)
  })

  it('refuses what an old holder writes, however late', async () => {
    const [a, b] = await titles('banjir kampung melayu', 'harga beras naik')
    const grouping = new GroupingRepository(database.worker)
    const old = await grouping.takeLease('10000000-0000-4000-8000-000000000000', 'working')
    const waiting = await grouping.findPosts(10)
    await grouping.release('10000000-0000-4000-8000-000000000000')
    await makeStep()()
    const outcome = { issue: a!, join: null, merged: [], copyOf: null }
    expect(await grouping.writePosts(old!, waiting, waiting.posts.map(post => ({ post, outcome })))).toBeNull()
    expect(await grouping.saveSnapshot(old!, new Uint8Array([1]))).toBe(false)
    expect(await database.seed.membership()).toEqual({ [a!]: a, [b!]: b })
  })

  it('drops its memory when a write was refused, and goes on as the tables stand', async () => {
    const [a] = await titles('banjir kampung melayu')
    const step = makeStep({ grouping: new Proxy(new GroupingRepository(database.worker), { get: (target, name) => name === 'findPosts'
      ? async (limit: number) => {
        const found = await target.findPosts(limit)
        if (stolen === 0) await database.owner.query('update grouping_state set token = token + 1')
        stolen += 1
        return found
      }
      : Reflect.get(target, name).bind(target) }) })
    let stolen = 0
    expect(await step()).toEqual({ dropped: 'lease-lost' })
    expect(await database.seed.membership()).toEqual({})
    await step()
    expect(await database.seed.membership()).toEqual({ [a!]: a })
  })

  it('goes on from a snapshot and from the log after it as if it had never stopped', async () => {
    const grouped = async (restarts: boolean) => {
      database.seed = await createIssueSeed(database.owner)
      let step = makeStep({ snapshotEntries: 5 })
      for (const title of dozen) {
        await titles(title)
        if (restarts) step = makeStep({ snapshotEntries: 5 })
        await step()
      }
      return database.seed.membership()
    }
    const whole = await grouped(false)
    expect(new Set(Object.values(whole)).size).toBeLessThan(8)
    expect(await grouped(true)).toEqual(whole)
    const [state] = await database.owner.query('select seq, snapshot_seq as snapshot, (select count(*)::int from grouping_log) as entries from grouping_state')
    expect(state).toEqual({ seq: 12, snapshot: 10, entries: 2 })
  })

  it('begins anew where the snapshot cannot be read', async () => {
    const logged: unknown[] = []
    await database.owner.query(`update grouping_state set snapshot = '\\x00'`)
    const [a] = await titles('banjir kampung melayu')
    await makeStep({ log: { error: (seen: unknown) => void logged.push(seen) } })()
    expect(await database.seed.membership()).toEqual({ [a!]: a })
    expect(logged).toHaveLength(1)
  })
})
