import { Permission, routes, streams, type Role, type Route, type RouteName } from '@kentongan/contracts'
import { createSealer, sealKey } from '@kentongan/platform/secrets'
import { createSeed, type Seed } from '../testing/seed'
import { startTestApi, type Browser, type Loose, type TestApi } from '../testing/start-test-api'

/** Stands in everything that belongs to the other agency; must never reach its neighbours. */
const mark = 'RAHASIA'

type Person = 'installation admin' | 'agency admin' | 'analyst' | 'official' | 'member of nothing' | 'nobody'
const people: readonly Person[] = ['installation admin', 'agency admin', 'analyst', 'official', 'member of nothing', 'nobody']
const readers: readonly Person[] = ['installation admin', 'agency admin', 'analyst', 'official']

/** Written out again on purpose: a slip in the table of roles must show here. */
const able: Record<Permission, readonly Person[]> = {
  'mentions.read': readers,
  'agencies.read': readers,
  'mentions.correct': ['installation admin', 'agency admin', 'analyst'],
  'sources.read': ['installation admin', 'agency admin', 'analyst'],
  'sources.write': ['installation admin'],
  'agencies.write': ['installation admin', 'agency admin'],
  'users.write': ['installation admin', 'agency admin'],
  'audit.read': ['installation admin', 'agency admin'],
  'tone.manage': ['installation admin'],
  'issues.act': ['installation admin', 'agency admin', 'analyst'],
  'issues.manage': ['installation admin'],
  'authors.read': ['installation admin', 'agency admin', 'analyst'],
}

type Things = {
  readonly agency: number; readonly mention: number; readonly post: number; readonly user: number; readonly source: number; readonly removedSource: number
  readonly mailbox: string; readonly rule: number; readonly removedRule: number; readonly lookback: number
  readonly toneModel: number; readonly issue: number; readonly otherIssue: number; readonly member: number; readonly kiosk: number
  readonly settings: unknown; readonly file: number
}
/** Stand-ins where only the shape of an input counts. */
const nothing: Things = { agency: 1, mention: 1, post: 1, user: 1, source: 1, removedSource: 1, mailbox: 'a', rule: 1, removedRule: 1, lookback: 1, toneModel: 1,
  issue: 1, otherIssue: 2, member: 1, kiosk: 1, settings: {}, file: 1 }
type Input = { readonly id?: number; readonly query?: string; readonly body?: unknown }

/** What is sent for things of an agency; routes left out take none, so there is no "other agency" to try. */
const scoped: { readonly [Name in RouteName]?: (things: Things) => Input } = {
  mentions: ({ agency }) => ({ query: `?agency=${agency}` }),
  newerMentions: ({ agency }) => ({ query: `?agency=${agency}&after=0` }),
  volume: ({ agency }) => ({ query: `?agency=${agency}` }),
  mention: ({ mention }) => ({ id: mention }),
  correctMention: ({ mention }) => ({ id: mention, body: { tone: 'positif' } }),
  correctMentions: ({ mention }) => ({ body: { items: [{ id: mention, tone: 'positif' }] } }),
  mentionCopies: ({ mention }) => ({ id: mention }),
  reviewQueue: ({ agency }) => ({ query: `?agency=${agency}&kind=random` }),
  toneQuality: ({ agency }) => ({ query: `?agency=${agency}` }),
  openMention: ({ mention }) => ({ id: mention }),
  judgePost: ({ agency, post }) => ({ body: { agencyId: agency, postId: post, relevant: false } }),
  issues: ({ agency }) => ({ query: `?agency=${agency}` }),
  changeIssues: ({ issue }) => ({ body: { items: [{ id: issue, version: 1, status: 'done', title: 'Judul baru' }] } }),
  decideGrouping: ({ issue, otherIssue }) => ({ body: { kind: 'merge', from: [issue], into: otherIssue } }),
  signals: ({ agency }) => ({ query: `?agency=${agency}` }),
  issue: ({ issue }) => ({ id: issue }),
  issueTimeline: ({ issue }) => ({ id: issue }),
  issueMentions: ({ issue }) => ({ id: issue }),
  issueVolume: ({ issue }) => ({ id: issue }),
  issueCopies: ({ member }) => ({ id: member }),
  watchIssue: ({ issue }) => ({ id: issue, body: { watching: true } }),
  createAgency: ({ agency }) => ({ body: { parentId: agency, name: 'Bidang Baru', timeZone: 'Asia/Jakarta', terms: [] } }),
  updateAgency: ({ agency }) => ({ id: agency, body: { version: 1, name: 'Nama Baru' } }),
  removeAgency: ({ agency }) => ({ id: agency }),
  startLookback: ({ agency }) => ({ id: agency, body: { days: 7 } }),
  cancelLookback: ({ lookback }) => ({ id: lookback }),
  rules: ({ agency }) => ({ query: `?agency=${agency}` }),
  createRule: ({ agency }) => ({ body: { agencyId: agency, name: 'Aturan baru', lane: 'sure', query: 'banjir' } }),
  updateRule: ({ rule }) => ({ id: rule, body: { version: 1, query: 'banjir' } }),
  removeRule: ({ rule }) => ({ id: rule }),
  restoreRule: ({ removedRule }) => ({ id: removedRule }),
  ruleVersions: ({ rule }) => ({ id: rule }),
  inviteUser: ({ agency, mailbox }) => ({ body: { email: mailbox, name: 'Orang Baru', role: 'analyst', agencyId: agency } }),
  reinviteUser: ({ user }) => ({ id: user }),
  updateUser: ({ user, agency }) => ({ id: user, body: { memberships: [{ agencyId: agency, role: 'official' }] } }),
}
const importMapping = { columns: { date: 0, title: 1 }, dateOrder: 'day-first', decimal: 'comma', zone: 'Asia/Jakarta', kind: 'article' }
const unscoped: { readonly [Name in RouteName]?: (things: Things) => Input } = {
  updateSource: ({ source }) => ({ id: source, body: { paused: true } }),
  removeSource: ({ source }) => ({ id: source }),
  restoreSource: ({ removedSource }) => ({ id: removedSource }),
  pollSource: ({ source }) => ({ id: source }),
  checkQuery: () => ({ body: { query: 'banjir' } }),
  importAgencies: () => ({ body: { csv: 'instansi\nDinas Baru', check: true } }),
  importRules: () => ({ body: { csv: 'instansi;aturan;jalur;aktif;kueri', check: true } }),
  activateTone: ({ toneModel }) => ({ id: toneModel }),
  readIssues: ({ issue }) => ({ body: { ids: [issue] } }),
  saveIssueSettings: ({ settings }) => ({ body: settings }),
  saveView: () => ({ body: { name: 'Tampilan', search: 'tab=mine', shared: true } }),
  makeKiosk: ({ agency }) => ({ body: { name: 'Ruang rapat', agencyId: agency } }),
  revokeKiosk: ({ kiosk }) => ({ id: kiosk }),
  previewSource: () => ({ body: { address: 'contoh.go.id' } }),
  createSource: ({ mailbox }) => ({ body: { url: `https://${mailbox.replace('@', '.')}/feed`, title: 'Baru' } }),
  importOpml: () => ({ body: { xml: '<opml/>' } }),
  setPlatformKey: () => ({ body: { fields: { token: 'kunci' } } }),
  testPlatformKey: () => ({}),
  removePlatformKey: () => ({}),
  setPlatformBudget: () => ({ body: { unit: 'usd-micro', most: 5_000_000 } }),
  beginImport: () => ({ body: { fileName: 'arsip.csv', size: 9, modifiedAt: '2026-11-20T00:00:00.000Z' } }),
  postImport: ({ file }) => ({ id: file }),
  uploadImportPart: ({ file }) => ({ id: file, body: { bytes: 'YQ==' } }),
  mapImport: ({ file }) => ({ id: file, body: { mapping: importMapping } }),
  startImport: ({ file }) => ({ id: file, body: { mapping: importMapping, target: { title: 'Arsip', tier: 'lain' } } }),
  cancelImport: ({ file }) => ({ id: file }),
  importProblems: ({ file }) => ({ id: file }),
  addStarters: () => ({ body: { urls: ['https://bukan.example/feed'] } }),
}

const sealer = createSealer(Buffer.alloc(32, 1))
let api: TestApi
let seed: Seed
let ours: number
let theirs: number
const browsers = new Map<Person, Browser>()
let made = 0

/** Fresh things under an agency, so that a case may change or remove them. */
async function makeThings(parent: number, name: string): Promise<Things> {
  made += 1
  const agency = await seed.agency(`${name} ${made}`, parent)
  const source = await seed.source('Media Bersama')
  const removedSource = await seed.source('Media Lama')
  await api.owner.query('update source set removed_at = now() where id = $1', [removedSource])
  const post = await seed.post(source, { title: `${name} judul ${made}`, text: `${name} isi` })
  const mention = await seed.mention(post, agency)
  const [{ id: user }] = await api.owner.query('insert into account (email, name) values ($1, $1) returning id', [`${name}${made}@contoh.go.id`.toLowerCase()])
  await api.owner.query(`insert into membership (account_id, agency_id, role) values ($1, $2, 'analyst')`, [user, agency])
  const [{ id: lookback }] = await api.owner.query('insert into lookback (agency_id, days) values ($1, 30) returning id', [agency])
  const [rule, removedRule] = [await makeRule(agency, `${name} aturan`), await makeRule(agency, `${name} aturan lama`)]
  await api.owner.query('update keyword_rule set removed_at = now() where id = $1', [removedRule])
  const [{ id: toneModel }] = await api.owner.query(`select id from tone_model where state = 'shipped'`)
  await api.owner.query(`insert into tone_sample (week, place, post_id, agency_id, machine_tone, tone_version)
    values (date_trunc('week', now() at time zone 'Asia/Jakarta'), $1, $2, $3, 'netral', 'v1')`, [made, post, agency])
  const issue = await seed.issue([post])
  const otherIssue = await makeIssue(source, agency, name)
  const [{ id: kiosk }] = await api.owner.query(
    'insert into kiosk (name, agency_id, token_hash, made_by) values ($1, $2, $3, $4) returning id', [name, agency, Buffer.from(`${made}`), user])
  await api.owner.query(`insert into platform_key (platform, sealed) values ('x', $1) on conflict do nothing`, [sealKey(sealer, { platform: 'x', host: '' }, { token: 'kunci' })])
  const [settings] = await api.owner.query('select version, weights, thresholds, budget, analysts from issue_settings')
  const [{ id: file }] = await api.owner.query(
    `insert into post_import (account_id, file_name, format, size, modified_at, state) values ($1, 'a.csv', 'csv', 9, now(), 'ready') returning id`, [user])
  return { file, issue, otherIssue, member: post, kiosk, settings, agency, mention, post, user, source, removedSource, mailbox: `undangan${made}@contoh.go.id`, rule: rule!, removedRule: removedRule!, lookback, toneModel }
}

async function makeIssue(source: number, agency: number, name: string): Promise<number> {
  const post = await seed.post(source, { title: `${name} isu ${made}` })
  await seed.mention(post, agency)
  return seed.issue([post])
}

async function makeRule(agency: number, name: string): Promise<number> {
  const [{ id }] = await api.owner.query(
    `with made as (insert into keyword_rule (agency_id, name, lane, origin, query) values ($1, $2, 'sure', 'custom', 'jalan') returning *),
       kept as (insert into keyword_rule_version (rule_id, number, name, lane, enabled, query) select id, 1, name, lane, enabled, query from made)
     select id from made`, [agency, name])
  return id
}

async function call(person: Person, name: RouteName, { id, query = '', body }: Input) {
  const { method, path }: Route = routes[name]
  return browsers.get(person)!.send(method, path.replace(':id', String(id)).replace(':platform', 'x').replace(':number', '0') + query, body)
}

const named = Object.entries(routes) as [RouteName, Route][]
/** A saved view is its maker's alone; its own spec shows that. */
const guarded = named.filter(([name, route]) => name !== 'removeView' && (Permission.options as readonly string[]).includes(route.access)).map(([name]) => name)
const rightsOf = (name: RouteName) => able[routes[name].access as Permission]
const refusal = (person: Person) => (person === 'nobody' ? 401 : 404)

/** Everything in the database that hangs on these things. */
const snapshot = async ({ agency, mention, post, user, mailbox, rule, removedRule, issue }: Things): Promise<Loose> => (await api.owner.query(
  `select (select to_jsonb(a) from agency a where id = $1) as agency, (select to_jsonb(m) from mention m where id = $2) as mention,
     (select count(*) from mention_correction where agency_id = $1 or post_id = $5) as corrections,
     (select jsonb_agg(r order by r.id) from keyword_rule r where agency_id = $1) as rules, (select jsonb_agg(l order by l.id) from lookback l where agency_id = $1) as lookbacks,
     (select count(*) from keyword_rule_version where rule_id in ($6, $7)) as versions, (select jsonb_agg(m) from membership m where account_id = $3) as memberships,
     (select count(*) from agency where parent_id = $1) as children, (select count(*) from account where email = $4) as invited,
     (select count(*) from one_time_link where account_id = $3) as links, (select count(*) from audit_log where agency_id = $1) as entries,
     (select jsonb_agg(s) from tone_sample s where agency_id = $1) as sample,
     (select to_jsonb(i) from issue i where id = $8) as issue, (select count(*) from issue_event where issue_id = $8) as events,
     (select count(*) from issue_viewer where issue_id = $8) as viewers, (select count(*) from grouping_decision) as decisions`,
  [agency, mention, user, mailbox, post, rule, removedRule, issue]))[0]

async function readUntil(response: globalThis.Response, wanted: string): Promise<string> {
  let text = ''
  for await (const chunk of response.body!) {
    text += Buffer.from(chunk).toString()
    if (text.includes(wanted)) return text
  }
  return text
}

/** The queries name their agencies, and row policies hold them to it: each wall must stand alone where the other is missing. */
describe.each(['kentongan_api', 'owner'] as const)('as %s', role => {
beforeAll(async () => {
  api = await startTestApi({ sealer }, role)
  seed = createSeed(api.owner)
  ours = await seed.agency('Kita')
  theirs = await seed.agency(mark)
  const roles: [Person, readonly (readonly [Role, number | null])[]][] = [
    ['installation admin', [['admin', null]]], ['agency admin', [['admin', ours]]], ['analyst', [['analyst', ours]]],
    ['official', [['official', ours]]], ['member of nothing', []],
  ]
  for (const [person, memberships] of roles) browsers.set(person, await api.person(memberships))
  browsers.set('nobody', api.browser())
  // Stands in for the worker, for whom the API would wait.
  await api.owner.query(`create function private.apply_at_once() returns trigger language plpgsql as $$ begin new.applied_at := now(); return new; end $$`)
  await api.owner.query('create trigger apply_at_once before insert on grouping_decision for each row execute function private.apply_at_once()')
})
afterAll(() => api.stop())

describe.each(people)('%s', person => {
  it.each(guarded)('calls %s on its own things', async name => {
    const input = (scoped[name] ?? unscoped[name])?.(await makeThings(ours, 'Kita')) ?? {}
    const reply = await call(person, name, input)
    expect(reply.status).toBe(rightsOf(name).includes(person) ? 200 : refusal(person))
    if (person !== 'installation admin') expect(reply.text).not.toContain(mark)
  })

  it.each(Object.keys(scoped) as RouteName[])("calls %s on another agency's things", async name => {
    const things = await makeThings(theirs, mark)
    const before = await snapshot(things)
    const reply = await call(person, name, scoped[name]!(things))
    if (person === 'installation admin') {
      expect(reply.status).toBe(200)
      return
    }
    expect(reply.status).toBe(refusal(person))
    expect(reply.text).not.toContain(mark)
    expect(await snapshot(things)).toEqual(before)
  })

  it.each(Object.entries(scoped).filter(([, input]) => input(nothing).id !== undefined)
    .map(([name]) => name as RouteName))('cannot tell for %s what does not exist from what is hidden', async name => {
    if (person === 'installation admin') return
    const hidden = await call(person, name, scoped[name]!(await makeThings(theirs, mark)))
    const { id: _, ...rest } = scoped[name]!(await makeThings(theirs, mark))
    const missing = await call(person, name, { ...rest, id: 2_000_000_000 })
    expect([missing.status, missing.body.code, missing.body.message]).toEqual([hidden.status, hidden.body.code, hidden.body.message])
  })
})

describe('lists', () => {
  it('show the mark to the one who may see all, so its absence elsewhere says something', async () => {
    const things = await makeThings(theirs, mark)
    await call('installation admin', 'correctMention', { id: things.mention, body: { relevant: false } })
    await call('installation admin', 'updateAgency', { id: things.agency, body: { version: 1, name: `${mark} baru` } })
    for (const name of ['agencies', 'rules', 'users', 'mentions', 'audit', 'issues'] as const) expect([name, (await call('installation admin', name, {})).text.includes(mark)]).toEqual([name, true])
  })

  it('count nothing of another agency', async () => {
    const alone = await seed.agency('Sendiri')
    const person = await api.person([['analyst', alone]])
    const post = await seed.post(await seed.source('Media'), {})
    await seed.mention(post, alone)
    await seed.mention(post, theirs)
    expect((await person.send('GET', '/api/mentions/newer?after=0')).body).toEqual({ count: 1 })
    const { body } = await person.send('GET', '/api/mentions/volume')
    expect((body.items as unknown as { netral: number }[]).reduce((sum, item) => sum + item.netral, 0)).toBe(1)
    const detail = await person.send('GET', `/api/mentions/${(await person.send('GET', '/api/mentions')).body.items![0]!.id}`)
    expect(detail.body.otherAgencies).toEqual([])
  })

  it('read no issue of another agency by its id', async () => {
    const [own, other] = [await makeThings(ours, 'Kita'), await makeThings(theirs, mark)]
    const { body } = await call('analyst', 'readIssues', { body: { ids: [other.issue, own.issue, other.otherIssue] } })
    expect((body.items as unknown as { id: number }[]).map(issue => issue.id)).toEqual([own.issue])
  })
})

describe.each(people)('to %s', person => {
  const send = (name: 'exportAgencies' | 'exportRules' | 'tryQuery', body?: unknown) => browsers.get(person)!.send(streams[name].method, streams[name].path, body)

  it.each(['exportAgencies', 'exportRules'] as const)('%s gives what is theirs', async name => {
    await makeThings(theirs, mark)
    const reply = await send(name)
    expect(reply.status).toBe(readers.includes(person) ? 200 : refusal(person))
    expect(reply.text.includes(mark)).toBe(person === 'installation admin')
  })

  it('a trial is open for their own agencies and rules only', async () => {
    const [own, other] = [await makeThings(ours, 'Kita'), await makeThings(theirs, mark)]
    const tried = async (agencyId: number, ruleId: number | null) => (await send('tryQuery', { agencyId, ruleId, query: 'jalan', days: 7 })).status
    const allowed = readers.includes(person) ? 200 : refusal(person)
    const foreign = person === 'installation admin' ? 200 : refusal(person)
    expect([await tried(own.agency, null), await tried(own.agency, own.rule)]).toEqual([allowed, allowed])
    expect([await tried(other.agency, null), await tried(other.agency, other.rule)]).toEqual([foreign, foreign])
    // A rule of another agency is nothing to compare with.
    expect(await tried(own.agency, other.rule)).toBe(refusal(person))
  })
})

describe('the live stream', () => {
  it.each(people)('tells %s no more than the pages would', async person => {
    const url = new URL('/api/live', api.url)
    const response = await fetch(url, { headers: { cookie: browsers.get(person)!.cookie ?? '' } })
    if (!readers.includes(person)) {
      expect(response.status).toBe(refusal(person))
      return
    }
    const things = { theirs: await makeThings(theirs, mark), ours: await makeThings(ours, 'Kita') }
    await response.body!.cancel()
    const again = await fetch(url, { headers: { cookie: browsers.get(person)!.cookie! } })
    for (const { agency, mention } of [things.theirs, things.ours]) {
      await api.owner.query('select emit_live($1, $2)', [agency, { type: 'mention-changed', agencyId: agency, mentionId: mention }])
    }
    const text = await readUntil(again, `"mentionId":${things.ours.mention}`)
    // New agencies are not in the reach that the stream began with, unless it was opened after them.
    expect(text.includes(`"agencyId":${things.theirs.agency}`)).toBe(person === 'installation admin')
  })
})

})
