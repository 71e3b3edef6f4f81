import type { Seed } from '../testing/seed'
import { seedAgencies } from '../testing/seed-agencies'
import { countIssue } from '../testing/seed-issue'
import { list, startTestApi, type Browser, type Loose, type TestApi } from '../testing/start-test-api'

let api: TestApi
let seed: Seed
let admin: Browser
let water: number
let roads: number
let paper: number
let radio: number
beforeAll(async () => {
  api = await startTestApi()
  ;({ admin, seed, water, roads, paper } = await seedAgencies(api))
  radio = await seed.source('Radio')
})
beforeEach(() => api.owner.query('truncate issue, mention, mention_correction, post, live_event cascade'))
afterAll(() => api.stop())

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
const read = async (query = '', by = admin) => (await by.send('GET', `/api/issues${query}`)).body
const ids = async (query = '', by = admin) => list((await read(query, by)).items).map(issue => Number(issue.id))
const set = (id: number, changes: string) => api.owner.query(`update issue set ${changes} where id = $1`, [id])

type Made = { title?: string; hours?: number; tone?: 'negatif' | 'netral' | 'positif'; source?: number; agencies?: readonly number[] }
const makePost = async ({ title = 'Banjir di pasar', hours = 1, tone = 'netral', source = paper, agencies = [water] }: Made = {}) => {
  const post = await seed.post(source, { title, publishedAt: hoursAgo(hours) })
  for (const agency of agencies) await seed.mention(post, agency, tone)
  return post
}
const makeIssue = async (made: Made = {}, options: { level?: string; rank?: number } = {}) => seed.issue([await makePost(made)], options)

describe('the list of issues', () => {
  it('stands by urgency and rank, complete page by page, also where many have the same rank', async () => {
    const plan: [string, number][] = [['hijau', 20], ['hijau', 20], ['kuning', 36], ['merah', 60.25], ['krisis', 60.25], ['merah', 90], ['kuning', 58], ['hijau', 0], ['hijau', 0]]
    for (const [level, rank] of plan) await makeIssue({}, { level, rank })
    const rows: { id: number }[] = await api.owner.query('select id from issue order by urgency desc, rank desc, id desc')
    const newest: { id: number }[] = await api.owner.query('select id from issue order by last_at desc, id desc')
    for (const [sort, expected] of [['score', rows], ['newest', newest]] as const) {
      for (const limit of [1, 2, 4, 9, 50]) {
        const seen: number[] = []
        let before = ''
        do {
          const page = await read(`?sort=${sort}&limit=${limit}${before && `&before=${before}`}`)
          seen.push(...list(page.items).map(issue => Number(issue.id)))
          before = page.next === null ? '' : String(page.next)
        } while (before !== '')
        expect(seen).toEqual(expected.map(row => row.id))
      }
    }
    const { next } = await read('?limit=2')
    expect((await admin.send('GET', `/api/issues?sort=newest&before=${next}`)).body).toMatchObject({ code: 'invalid', fields: [{ path: 'before' }] })
  })

  it.each<[string, string, number[]]>([
    ['an agency', '?agency=ROADS', [2, 1]],
    ['a level', '?level=merah', [2]],
    ['a negative share', '?mark=negative', [1]],
    ['no owner', '?mark=unowned', [2, 0]],
    ['doubt', '?mark=unsure', [0]],
    ['a rise', '?mark=rising', [2]],
    ['a kind of source', '?kind=feed', [2, 1, 0]],
    ['another kind', '?kind=youtube', []],
    ['words of the title, wherever they stand', '?q=PASAR%20banj', [0]],
    ["words of the machine's title under a person's", '?q=lubang', [1]],
    ["a person's title", '?q=jalan%20rusak', [1]],
    ['its number', '?q=isu-NUMBER', [2]],
    ['signs that mean something to a database', '?q=%25_', []],
    ['its own work', '?tab=mine', [1]],
    ['what is muted', '?tab=muted', [3]],
    ['what is done', '?tab=done', [4]],
    ['several at once', '?agency=ROADS&mark=unowned&sort=newest', [2]],
  ])('can be narrowed to %s, with counts that say the same', async (_name, query, expected) => {
    const made = [
      await makeIssue({ hours: 5 }, { rank: 1 }),
      await makeIssue({ title: 'Lubang', hours: 4, tone: 'negatif', agencies: [roads, water] }, { rank: 2 }),
      await makeIssue({ title: 'Jembatan', hours: 3, agencies: [roads] }, { level: 'merah', rank: 3 }),
      await makeIssue({ title: 'Diredam' }),
      await makeIssue({ title: 'Selesai' }),
    ]
    const [{ id: me }] = await api.owner.query(`select id from account where email = 'admin@contoh.go.id'`)
    await set(made[0]!, 'unsure = true')
    await set(made[1]!, `owner_id = ${me}, title_said = 'Jalan rusak'`)
    await set(made[2]!, `rise = '{"code":"rise","at":"2026-11-22T00:00:00Z","minutes":60,"observed":5,"expected":1,"ratio":5,"ratioLow":3,"sources":4}'`)
    await set(made[3]!, `muted_until = now() + interval '1 hour'`)
    await set(made[4]!, `status = 'done'`)
    const filled = query.replace('ROADS', String(roads)).replace('NUMBER', String(made[2]))
    const page = await read(filled)
    expect(list(page.items).map(issue => issue.id)).toEqual(expected.map(at => made[at]))
    const tab = /tab=(\w+)/.exec(query)?.[1] ?? 'active'
    expect(page.tabs![tab]).toBe(expected.length)
  })

  it('counts all tabs under the other filters, and levels in the tab without the filter of levels', async () => {
    await makeIssue({}, { level: 'merah' })
    await makeIssue({}, { level: 'kuning' })
    const done = await makeIssue({}, { level: 'kuning' })
    await set(done, `status = 'done'`)
    const { tabs, levels } = await read('?level=kuning')
    expect({ tabs, levels }).toEqual({ tabs: { active: 1, mine: 0, muted: 0, done: 1 }, levels: { hijau: 0, kuning: 1, merah: 1, krisis: 0 } })
  })

  it("shows what is the caller's of an issue that others share", async () => {
    const posts = [await makePost({ hours: 3, agencies: [water, roads] }), await makePost({ hours: 2, source: radio, tone: 'negatif', agencies: [roads] }), await makePost({ hours: 2, agencies: [water] })]
    const id = await seed.issue(posts, { level: 'kuning' })
    const analyst = await api.person([['analyst', roads]])
    const [issue] = list((await read('', analyst)).items)
    expect(issue).toMatchObject({ id, mentions: 2, groups: 2, sources: 2, tones: { negatif: 1, netral: 1, positif: 0 }, agencies: [{ id: roads, name: 'Dinas Jalan', mentions: 2 }], kinds: ['feed'], viewers: [], owner: null })
    expect((issue!.hours as unknown as number[]).reduce((sum, each) => sum + each)).toBe(2)
    expect(list(issue!.hours)).toHaveLength(24)
    // A post that two agencies are mentioned in is one group and one source.
    expect(list((await read()).items)[0]).toMatchObject({ mentions: 4, groups: 3, sources: 2, agencies: [{ mentions: 2 }, { mentions: 2 }] })
  })

  it('leaves out an issue whose mentions have all been taken out', async () => {
    const id = await makeIssue()
    await api.owner.query('update mention set relevant = false')
    await countIssue(api.owner, id)
    expect(await ids()).toEqual([])
    expect((await read()).tabs!.active).toBe(0)
    expect((await admin.send('GET', `/api/issues/${id}`)).status).toBe(404)
  })
})

describe('issues by their ids', () => {
  it('come in the order asked, once each, merged ones as what they have become', async () => {
    const [a, b, c] = [await makeIssue(), await makeIssue(), await makeIssue()]
    await set(a, `merged_into = ${c}`)
    await api.owner.query('update issue_post set issue_id = $1 where issue_id = $2', [c, a])
    await countIssue(api.owner, a)
    await countIssue(api.owner, c)
    const asked = async (wanted: number[]) => list((await admin.send('POST', '/api/issues/read', { ids: wanted })).body.items).map(issue => issue.id)
    expect(await asked([b, a, c, 999_999])).toEqual([b, c])
    expect(await ids()).toEqual([c, b])
    expect((await admin.send('GET', `/api/issues/${a}`)).body.issue).toMatchObject({ id: c, mentions: 2 })
    expect((await admin.send('GET', `/api/issues/${a}/timeline`)).status).toBe(200)
  })
})

describe('one issue', () => {
  it('tells its score, its highest, and how it was carried on', async () => {
    const television = await seed.source('Televisi')
    const posts = [await makePost({ hours: 5 }), await makePost({ hours: 4 }), await makePost({ hours: 3, source: radio }), await makePost({ hours: 2, source: television })]
    const id = await seed.issue(posts)
    const parts = [{ code: 'speed', points: 20, max: 35, facts: { ratio: 3 } }]
    await api.owner.query(`update issue set parts = $2, peak_score = 61, peak_at = now() where id = $1`, [id, JSON.stringify(parts)])
    await api.owner.query(`insert into issue_event (issue_id, kind, at, detail) values ($1, 'rise', now() - interval '150 minutes', '{"sources": 3}')`, [id])
    const { body } = await admin.send('GET', `/api/issues/${id}`)
    expect(body).toMatchObject({ parts, peak: { score: 61 } })
    expect(list(body.story).map(each => [each.code, each.text])).toEqual([['first', 'Koran'], ['second-source', 'Radio'], ['rise', null], ['third-source', 'Televisi']])
  })

  it('keeps an append-only timeline, oldest first', async () => {
    const id = await makeIssue()
    await admin.send('POST', '/api/issues/changes', { items: [{ id, version: 1, status: 'acknowledged' }] })
    await admin.send('POST', '/api/issues/changes', { items: [{ id, version: 2, level: 'merah', reason: 'Diminta bupati' }] })
    const { body } = await admin.send('GET', `/api/issues/${id}/timeline`)
    expect(list(body.items)).toMatchObject([
      { kind: 'status', by: 'Admin Pertama', detail: { from: 'new', to: 'acknowledged' } },
      { kind: 'level', by: 'Admin Pertama', detail: { from: 'hijau', to: 'merah', reason: 'Diminta bupati' } }])
    await expect(api.owner.query('delete from issue_event')).rejects.toThrow('append-only')
  })

  it('shows its mentions, copies folded, page by page', async () => {
    const original = await makePost({ title: 'Banjir di pasar', hours: 9 })
    const same = await makePost({ title: 'Banjir di pasar', hours: 8, source: radio })
    const changed = await makePost({ title: 'Banjir di Pasar Baru!', hours: 7, source: radio, tone: 'negatif' })
    const others = await Promise.all([6, 5, 4].map(hours => makePost({ hours, tone: 'negatif' })))
    const id = await seed.issue([original, same, changed, ...others], { copies: { [same]: original, [changed]: original } })
    const get = async (query: string) => (await admin.send('GET', `/api/issues/${id}/mentions${query}`)).body
    const posts = (page: Loose) => list(page.items).map(item => Number(item.mention!.post!.id))
    expect(posts(await get(''))).toEqual([...others].reverse().concat(original))
    expect(posts(await get('?folded=no'))).toEqual([...others].reverse().concat(changed, same, original))
    expect(posts(await get('?sort=central'))).toEqual([original, ...others])
    expect(posts(await get('?tone=negatif'))).toEqual([...others].reverse().concat(changed))
    expect(list((await get('?sort=central&limit=1')).items)[0]).toMatchObject({ copies: 2, changed: 1, join: { code: 'first', words: [], by: null } })
    for (const sort of ['newest', 'central']) {
      const whole = posts(await get(`?sort=${sort}&folded=no`))
      const seen: number[] = []
      let next = ''
      do {
        const page = await get(`?sort=${sort}&folded=no&limit=2${next && `&before=${next}`}`)
        seen.push(...posts(page))
        next = page.next === null ? '' : String(page.next)
      } while (next !== '')
      expect(seen).toEqual(whole)
    }
    const copies = list((await admin.send('GET', `/api/issues/copies/${changed}`)).body.items)
    expect(copies.map(({ source, removed, added }) => ({ source, removed, added }))).toEqual([
      { source: 'Koran', removed: [], added: [] }, { source: 'Radio', removed: [], added: [] }, { source: 'Radio', removed: [], added: ['Baru'] }])
    expect((await admin.send('GET', '/api/issues/copies/999999')).status).toBe(404)
  })

  it('draws its course in quarters and hours alike, beside what is usual', async () => {
    const posts = [await makePost({ hours: 0 }), await makePost({ hours: 0.1, tone: 'negatif' }), await makePost({ hours: 3 }), await makePost({ hours: 30 })]
    const id = await seed.issue(posts)
    await set(id, `usual = '{"mean":2,"low":0,"high":5}'`)
    await api.owner.query(`insert into issue_event (issue_id, kind, detail) values ($1, 'machine-level', '{"from":"hijau","to":"kuning"}')`, [id])
    const get = async (query: string) => (await admin.send('GET', `/api/issues/${id}/volume${query}`)).body
    const sum = (page: Loose) => list(page.items).reduce((all, item) => all + Number(item.negatif) + Number(item.netral) + Number(item.positif), 0)
    const [quarters, hours] = [await get(''), await get('?minutes=60')]
    expect([list(quarters.items).length, list(quarters.items)[0]!.usual, sum(quarters)]).toEqual([96, 0.5, 3])
    expect([list(hours.items).length, list(hours.items)[0]!.usual, sum(hours)]).toEqual([24, 2, 3])
    expect(sum(await get('?minutes=60&hours=48'))).toBe(4)
    expect(list(quarters.events)).toMatchObject([{ kind: 'level', text: 'kuning' }])
  })

  it('says who else is looking, and tells the pages only when that changes', async () => {
    const id = await makeIssue({ agencies: [water, roads] })
    const rina = await api.person([['analyst', water]])
    const events = async () => (await api.owner.query(`select agency_id, event from live_event order by id`)).length
    const watch = (by: Browser, watching: boolean) => by.send('POST', `/api/issues/${id}/presence`, { watching })
    expect((await watch(rina, true)).body).toEqual({ viewers: [] })
    expect(await events()).toBe(2)
    await watch(rina, true)
    expect(await events()).toBe(2)
    expect((await watch(admin, true)).body).toEqual({ viewers: [{ id: rina.id, name: expect.stringContaining('Orang') }] })
    expect(list((await read()).items)[0]!.viewers).toMatchObject([{ id: rina.id }])
    await api.owner.query(`update issue_viewer set seen_at = now() - interval '46 seconds' where account_id = $1`, [rina.id])
    expect(list((await read()).items)[0]!.viewers).toEqual([])
    await watch(admin, false)
    expect((await watch(rina, false)).body).toEqual({ viewers: [] })
    expect((await api.owner.query('select from issue_viewer')).length).toBe(0)
  })
})

it('tells what rises or falls silent beyond single issues, of a day, newest first', async () => {
  await api.owner.query(
    `insert into agency_signal (agency_id, kind, code, at, minutes, observed, expected, surprise) values
       ($1, null, 'rise', now() - interval '2 hours', 60, 30, 4, 9), ($2, 'feed', 'silence', now() - interval '1 hour', 1440, 0, 20, 6), ($1, null, 'rise', now() - interval '25 hours', 60, 3, 1, 2)`,
    [water, roads])
  const items = list((await admin.send('GET', '/api/issues/signals')).body.items)
  expect(items).toMatchObject([{ code: 'silence', kind: 'feed', agency: { id: roads, name: 'Dinas Jalan' } }, { code: 'rise', kind: null, observed: 30 }])
  expect(list((await admin.send('GET', `/api/issues/signals?agency=${water}`)).body.items)).toHaveLength(1)
})
