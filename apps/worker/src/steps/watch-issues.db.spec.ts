import { WatchRepository } from '@kentongan/platform/db'
import { prepareIssueDatabase } from '../testing/issue-database'
import { makeGroupStep } from '../testing/make-group-step'
import { createWatchIssues } from './watch-issues'

jest.setTimeout(60_000)

const database = prepareIssueDatabase()
let now: Date

const hour = 3_600_000
const ago = (hours: number): Date => new Date(now.getTime() - hours * hour)
/** Lets the clock of the steps run on. */
const later = (hours: number): void => {
  now = new Date(now.getTime() + hours * hour)
}

beforeEach(() => {
  now = new Date()
})

const makeGroup = () => makeGroupStep(database.worker)
const makeWatch = () => createWatchIssues({ watch: new WatchRepository(database.worker), now: () => now })
/** Groups what waits and watches, as processes that have just been started. */
const work = async () => {
  await makeGroup()()
  return makeWatch()()
}
const issue = async (id: number) => (await database.owner.query('select * from issue where id = $1', [id]))[0]
const kinds = async (id: number): Promise<string[]> =>
  (await database.owner.query('select kind from issue_event where issue_id = $1 order by id', [id]) as { kind: string }[]).map(row => row.kind)

/** The same words from five sites within the hour, all of them bad news. */
const burst = async (title: string) => {
  const ids: number[] = []
  for (const source of [0, 1, 2, 3, 4]) ids.push(await database.seed.post(`${title} menurut koran ke ${source}`, { source, at: ago(0.15 * source + 0.01), tone: 'negatif' }))
  return ids[0]!
}

describe('what rises', () => {
  it('fires for five sources within an hour, with its reasons, and tells the agency', async () => {
    const id = await burst('banjir bandang kampung melayu tadi pagi')
    expect(await work()).toEqual({ done: true })
    const found = await issue(id)
    expect(found.rise).toMatchObject({ code: 'rise', observed: 5, sources: 5 })
    expect(found).toMatchObject({ last_alarm_at: now, title: expect.stringContaining('banjir bandang') })
    expect(found.score).toBeGreaterThan(35)
    expect(['kuning', 'merah']).toContain(found.level)
    expect(found.raised_at).toEqual(now)
    expect(found.parts.map((part: { code: string }) => part.code)).toEqual(['speed', 'negative', 'reach', 'unanswered'])
    expect(await kinds(id)).toEqual(['opened', 'rise', 'machine-level'])
    const told: { event: { agencyId: number; ids: number[] } }[] = await database.owner.query(`select event from live_event where event ->> 'type' = 'issues'`)
    expect(told.map(({ event }) => event)).toEqual([{ type: 'issues', agencyId: database.seed.agencies[0], ids: [id] }])
  })

  it('does not fire for fifty posts of one account, and says that it is copying', async () => {
    for (let at = 0; at < 50; at++) await database.seed.post('beli pulsa murah di sini', { source: 1, at: ago(at / 60), author: 'robot' })
    await work()
    const found = (await database.owner.query('select * from issue'))[0]
    expect(found.rise).toMatchObject({ code: 'copying', sources: 1 })
    expect(found.last_alarm_at).toBeNull()
    expect(await kinds(found.id)).toEqual(['opened', 'copying'])
    expect((await database.owner.query('select mentions, groups, sources from issue_agency'))[0]).toEqual({ mentions: 50, groups: 1, sources: 1 })
  })

  it('calls a second post of one account nothing special', async () => {
    for (const at of [0.2, 0.1]) await database.seed.post('rapat dinas pagi', { source: 1, at: ago(at), author: 'dinas' })
    await work()
    expect((await database.owner.query('select rise from issue'))[0].rise).toMatchObject({ code: 'usual' })
  })

  it('tells of a rise once in a day, though every tick looks again', async () => {
    const id = await burst('banjir bandang kampung melayu tadi pagi')
    await work()
    for (const minutes of [1, 5, 30]) {
      later(minutes / 60)
      await database.owner.query('update issue set watch_at = $1', [now])
      await work()
    }
    expect((await kinds(id)).filter(kind => kind === 'rise')).toHaveLength(1)
    expect((await issue(id)).rise).toMatchObject({ code: 'rise' })
  })

  it('brings a muted issue back, and leaves one muted that does not rise', async () => {
    const calm = await database.seed.post('rapat dinas pagi hari', { at: ago(2) })
    const [rising] = [await database.seed.post('banjir bandang kampung melayu tadi pagi menurut koran ke 9', { at: ago(1.1) })]
    await work()
    await database.owner.query(`update issue set muted_until = now() + interval '1 day', version = 3`)
    await burst('banjir bandang kampung melayu tadi pagi')
    await database.seed.post('rapat dinas pagi hari lagi', { at: ago(0.1) })
    await work()
    expect(await issue(rising!)).toMatchObject({ muted_until: null, version: 4, field_versions: { mutedUntil: 4 } })
    expect((await issue(calm)).muted_until).not.toBeNull()
    expect(await kinds(rising!)).toContain('unmute')
  })
})

describe('an issue that a person has put away', () => {
  it('is taken up again where new posts make it rise, as the same person left it, with an entry', async () => {
    const calm = await database.seed.post('rapat dinas pagi hari', { at: ago(2) })
    const rising = await database.seed.post('banjir bandang kampung melayu tadi pagi menurut koran ke 9', { at: ago(1.1) })
    await work()
    await database.owner.query(`update issue set status = 'done', owner_id = $1, raised_at = $2`, [database.seed.person, ago(30)])
    await burst('banjir bandang kampung melayu tadi pagi')
    await database.seed.post('rapat dinas pagi hari lagi', { at: ago(0.1) })
    await work()
    expect(await issue(rising)).toMatchObject({ status: 'new', owner_id: database.seed.person, version: 2, field_versions: { status: 2 }, raised_at: now })
    expect(await kinds(rising)).toContain('reopened')
    expect((await issue(rising)).parts.find((part: { code: string }) => part.code === 'unanswered').points).toBe(0)
    expect(await issue(calm)).toMatchObject({ status: 'done', version: 1 })
    expect(await kinds(calm)).not.toContain('reopened')
  })

  it('stays done where nothing new has come, though other settings would call it a rise', async () => {
    const id = await burst('banjir bandang kampung melayu tadi pagi')
    await work()
    await database.owner.query(`update issue set status = 'done', last_alarm_at = null, watch_at = $1`, [now])
    await makeWatch()()
    expect(await issue(id)).toMatchObject({ status: 'done', last_alarm_at: now })
  })

  it.each([[100, true], [0.1, false]])('and muted after an alarm of surprise %d stays muted: %s', async (surprise, stays) => {
    const id = await database.seed.post('banjir bandang kampung melayu tadi pagi menurut koran ke 9', { at: ago(1.1) })
    await work()
    await database.owner.query(`update issue set muted_until = now() + interval '9 days', last_alarm_at = $1, last_alarm_surprise = $2`, [ago(72), surprise])
    await burst('banjir bandang kampung melayu tadi pagi')
    await work()
    expect((await issue(id)).muted_until !== null).toBe(stays)
    expect((await kinds(id)).includes('rise')).toBe(!stays)
  })
})

describe('a rise whose posts have left', () => {
  const riseOf = async (id: number) => (await issue(id)).rise
  const split = async (id: number, count: number) => {
    const posts: { id: number }[] = await database.owner.query('select post_id as id from issue_post where issue_id = $1 and post_id <> $1 order by 1 limit $2', [id, count])
    await database.seed.decide('split', { issue: id, posts: posts.map(post => post.id) })
    await work()
  }

  it('is not told of any more', async () => {
    const id = await burst('banjir bandang kampung melayu tadi pagi')
    await work()
    expect(await riseOf(id)).toMatchObject({ code: 'rise', observed: 5 })
    await split(id, 4)
    expect(await riseOf(id)).toMatchObject({ code: 'usual', observed: 1 })
    expect((await kinds(id)).filter(kind => kind === 'rise')).toHaveLength(1)
  })

  it('is told of as the others are, without another alarm', async () => {
    const id = await burst('banjir bandang kampung melayu tadi pagi')
    await database.seed.post('banjir bandang kampung melayu tadi pagi menurut koran ke 5', { source: 5, at: ago(0.05) })
    await work()
    expect(await riseOf(id)).toMatchObject({ code: 'rise', observed: 6, sources: 6 })
    await split(id, 1)
    expect(await riseOf(id)).toMatchObject({ code: 'rise', observed: 5, sources: 5 })
    expect((await kinds(id)).filter(kind => kind === 'rise')).toHaveLength(1)
  })

  it('that was over a long day is told of as it was while its posts are there', async () => {
    const id = await burst('banjir bandang kampung melayu tadi pagi')
    await work()
    await database.owner.query(`update issue set rise = rise || '{"minutes":1440}'`)
    later(23)
    await database.owner.query('update issue set watch_at = $1', [now])
    await work()
    expect(await riseOf(id)).toMatchObject({ code: 'rise', observed: 5 })
  })
})

describe('level and place', () => {
  it('let a level fall only well below its beginning, and keep the place against trifles', async () => {
    const id = await burst('banjir bandang kampung melayu tadi pagi')
    await work()
    await database.owner.query('update issue set watch_at = $1', [now])
    await work() // now what is usual for the agency is known
    const { score } = await issue(id)
    const look = async (kuning: number) => {
      await database.owner.query(`update issue_settings set thresholds = $1`, [JSON.stringify({ kuning, merah: 98, krisis: 99 })])
      await database.owner.query('update issue set watch_at = $1', [now])
      await makeWatch()()
      return (await issue(id)).level
    }
    expect([await look(score - 1), await look(score + 4), await look(score + 6), await look(score + 4), await look(score - 1)])
      .toEqual(['kuning', 'kuning', 'hijau', 'hijau', 'kuning'])
    await database.owner.query('update issue set rank = score - 2.5, watch_at = $1', [now])
    await makeWatch()()
    expect((await issue(id)).rank).toBeCloseTo(score - 2.5, 1)
    await database.owner.query('update issue set rank = score - 3.5, watch_at = $1', [now])
    await makeWatch()()
    expect((await issue(id)).rank).toBeCloseTo(score, 1)
    await database.owner.query(`update issue_settings set thresholds = '{"kuning":35,"merah":60,"krisis":80}'`)
  })

  it('count the hours since kuning until somebody answers, and forget what is over', async () => {
    const id = await burst('banjir bandang kampung melayu tadi pagi')
    await work()
    const unanswered = async () => (await issue(id)).parts.find((part: { code: string }) => part.code === 'unanswered').points
    expect(await unanswered()).toBe(0)
    later(5)
    await work()
    expect(await unanswered()).toBeGreaterThan(3)
    await database.owner.query(`update issue set status = 'acknowledged', watch_at = $1`, [now])
    await work()
    expect(await unanswered()).toBe(0)
    later(72)
    await work()
    expect(await issue(id)).toMatchObject({ score: 0, level: 'hijau', raised_at: null, watch_at: null })
  })

  it('name an issue by the headline that stands for most, and never by a whim', async () => {
    const first = await database.seed.post('heboh banjir melayu')
    await work()
    for (const title of ['banjir kampung melayu', 'banjir kampung melayu jakarta', 'banjir kampung melayu surut']) await database.seed.post(title)
    await work()
    expect((await issue(first)).title).toBe('banjir kampung melayu')
    const centrals = await database.owner.query('select post_id as post from issue_post order by central desc limit 1')
    expect(centrals).toEqual([{ post: first + 1 }])
  })
})

it('judges all by other settings as soon as they change', async () => {
  const id = await burst('banjir bandang kampung melayu tadi pagi')
  await makeGroup()()
  const watch = makeWatch()
  await watch()
  const { score } = await issue(id)
  await database.owner.query(`update issue_settings set version = version + 1, weights = '{"speed":10,"negative":80,"reach":5,"unanswered":5}'`)
  await watch()
  const found = await issue(id)
  expect(found.score).not.toBe(score)
  expect(found.parts.map((part: { max: number }) => part.max)).toEqual([10, 80, 5, 5])
  await database.owner.query(`update issue_settings set version = version + 1, weights = '{"speed":35,"negative":25,"reach":25,"unanswered":15}'`)
})

describe('agencies', () => {
  /** Two weeks of three posts an hour from three sources, with little of it grouped. */
  const past = async (until = 0) => database.owner.query(
    `with made as (
       insert into post (source_id, title, text, published_at, content_hash)
       select s.id, 'berita ' || h || ' ' || s.id, '', $1::timestamptz - make_interval(hours => h, mins => 10), '\\x00'
       from generate_series($2::int, 14 * 24) h cross join source s where s.id <= 3 returning id, source_id, published_at
     ) insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version)
       select id, $3, source_id, published_at, '[]', 1, 'netral', 1, '[]', 'v1' from made`, [now, until, database.seed.agencies[0]])
  const alive = (hours: number) => database.owner.query('update source set last_ok_at = $1', [ago(hours)])
  const signals = () => database.owner.query('select agency_id as agency, kind, code, minutes from agency_signal order by id')

  it('are told of when they rise, once', async () => {
    await past()
    await alive(0)
    await makeWatch()()
    expect(await signals()).toEqual([])
    for (let at = 0; at < 60; at++) await database.seed.post(`ramai hal ${at}`, { source: at % 6, at: ago(at / 60) })
    later(2 / 60)
    await makeWatch()()
    later(2 / 60)
    await makeWatch()()
    expect(await signals()).toEqual([{ agency: database.seed.agencies[0], kind: null, code: 'rise', minutes: expect.any(Number) }])
  })

  it('are told of when they fall silent while their sources live, and not when nothing is collected', async () => {
    await past(12)
    await alive(13)
    await makeWatch()()
    expect(await signals()).toEqual([])
    await alive(0)
    later(2 / 60)
    await makeWatch()()
    later(2 / 60)
    await makeWatch()()
    expect(await signals()).toEqual([{ agency: database.seed.agencies[0], kind: null, code: 'silence', minutes: 360 }])
  })
})

describe('one watcher', () => {
  it('leaves the work to another that is at it', async () => {
    await database.seed.post('banjir')
    await makeGroup()()
    await database.owner.transaction(async manager => {
      await manager.query('select pg_advisory_xact_lock(71504009)')
      expect(await makeWatch()()).toEqual({ dropped: 'watched-elsewhere' })
    })
    expect(await makeWatch()()).toEqual({ done: true })
    expect(await database.owner.query('select mentions from issue_agency')).toEqual([{ mentions: 1 }])
  })
})

describe('the counts', () => {
  const naive = {
    agencies: `select m.agency_id as agency, ip.issue_id as issue, count(*)::int as mentions, count(distinct ip.copy_of)::int as groups,
        count(distinct s.domain)::int as sources, sum((m.tone_now = 'negatif')::int)::int as negatif
      from mention m join issue_post ip using (post_id) join source s on s.id = m.source_id where m.relevant and not m.in_doubt group by 1, 2 order by 1, 2`,
    issueHours: `select m.agency_id as agency, ip.issue_id as issue, date_trunc('hour', m.published_at, 'UTC') as hour, sum((m.tone_now = 'negatif')::int)::int as negatif,
        sum((m.tone_now = 'netral')::int)::int as netral
      from mention m join issue_post ip using (post_id) where m.relevant and not m.in_doubt group by 1, 2, 3 order by 1, 2, 3`,
    agencyHours: `select m.agency_id as agency, date_trunc('hour', m.published_at, 'UTC') as hour, count(*)::int as all, count(distinct coalesce(ip.copy_of, m.post_id))::int as groups,
        count(distinct s.domain)::int as sources
      from mention m left join issue_post ip using (post_id) join source s on s.id = m.source_id where m.relevant and not m.in_doubt group by 1, 2 order by 1, 2`,
  }
  const kept = {
    agencies: 'select agency_id as agency, issue_id as issue, mentions, groups, sources, negatif from issue_agency order by 1, 2',
    issueHours: 'select agency_id as agency, issue_id as issue, hour, negatif, netral from issue_hour order by 1, 2, 3',
    agencyHours: 'select agency_id as agency, hour, negatif + netral + positif as all, groups, sources from agency_hour order by 1, 2',
  }

  it('are what counting everything would give, whatever has changed', async () => {
    let state = 4_711
    const dice = (sides: number): number => (state = state * 48_271 % 2_147_483_647) % sides
    const tones = ['negatif', 'netral', 'positif']
    const words = ['banjir', 'melayu', 'beras', 'naik', 'pasar', 'senen', 'rapat', 'tol']
    const any = 'select id from mention order by id offset $1 % greatest(1, (select count(*) from mention)) limit 1'
    const changes: readonly (() => Promise<unknown>)[] = [
      () => database.seed.post(`${words[dice(8)]} ${words[dice(8)]} ${words[dice(8)]}`, { source: dice(6), at: ago(dice(70) / 10), agencies: database.seed.agencies.slice(dice(2)), tone: tones[dice(3)]! }),
      () => database.owner.query(`update mention set corrected_tone = case tone_now when 'negatif' then 'positif' else 'negatif' end where id = (${any})`, [dice(1_000)]),
      () => database.owner.query(`update mention set relevant = not relevant where id = (${any})`, [dice(1_000)]),
      () => database.owner.query(`update mention set doubtful = not doubtful where id = (${any})`, [dice(1_000)]),
      () => database.owner.query(`delete from mention where id = (${any})`, [dice(1_000)]),
      async () => {
        const issues: { id: number }[] = await database.owner.query('select id from issue where merged_into is null order by id')
        if (issues.length > 1) await database.seed.decide('merge', { from: [issues[dice(issues.length)]!.id], into: issues[dice(issues.length)]!.id })
      },
      async () => {
        const [member] = await database.owner.query('select post_id as post, issue_id as issue from issue_post order by post_id offset $1 limit 1', [dice(20)])
        if (member !== undefined) await database.seed.decide('split', { issue: member.issue, posts: [member.post] })
      },
    ]
    const by = [0, 1, 1, 1, 2, 2, 3, 4, 5, 6]
    const group = makeGroup()
    // First posts come in, then people are at work: one change alone must be enough to be counted.
    for (let round = 0; round < 50; round++) {
      for (let change = 0; change < (round < 12 ? 5 : 2); change++) await changes[round < 12 ? 0 : by[dice(by.length)]!]!()
      if (dice(3) > 0) await group()
      if (dice(4) === 0 && round < 49) continue
      await group()
      await makeWatch()()
      for (const name of ['agencies', 'issueHours', 'agencyHours'] as const) expect(await database.owner.query(kept[name])).toEqual(await database.owner.query(naive[name]))
    }
    expect((await database.owner.query('select count(*)::int as n from issue where merged_into is not null'))[0].n).toBeGreaterThan(3)
  })

  it('lose nothing of what is committed while they are taken', async () => {
    const id = await database.seed.post('banjir', { tone: 'netral' })
    await makeGroup()()
    const late = database.owner.createQueryRunner()
    await late.startTransaction()
    await late.query(`update mention set corrected_tone = 'negatif' where post_id = $1`, [id])
    await makeWatch()()
    await late.commitTransaction()
    await late.release()
    await makeWatch()()
    expect((await database.owner.query('select negatif, netral from issue_agency'))[0]).toEqual({ negatif: 1, netral: 0 })
    expect((await database.owner.query('select negatif, netral from agency_hour'))[0]).toEqual({ negatif: 1, netral: 0 })
  })
})
