import * as fc from 'fast-check'
import { StreamRepository } from '@kentongan/platform/db'
import { until } from '../../../../test/support/until'
import { prepareStreams } from '../testing/prepare-streams'
import { serveJetstream, type JetstreamServer, type Told } from '../testing/serve-jetstream'

const prepared = prepareStreams('banjir OR pdam')
const { listen } = prepared
let server: JetstreamServer

beforeEach(async () => {
  server = await serveJetstream()
})
afterEach(() => server.close())

const addSource = async (url = server.url): Promise<number> =>
  (await prepared.owner.query(`insert into source (kind, url, title) values ('bluesky', $1, 'Bluesky') returning id`, [url]))[0].id

const start = Date.now() * 1_000 - 60_000_000
const did = (name: string) => `did:plc:${name}`
const commit = (place: number, rkey: string, commit: object, name = 'warga'): Told =>
  ({ did: did(name), time_us: start + place * 1_000, kind: 'commit', commit: { rev: rkey, operation: 'create', collection: 'app.bsky.feed.post', rkey, ...commit } })
const post = (place: number, text: string, name = 'warga'): Told => commit(place, `p${place}`, { record: { text, langs: ['id'], createdAt: new Date().toISOString() } }, name)
const refOf = (place: number, name = 'warga') => `at://${did(name)}/app.bsky.feed.post/p${place}`
const repost = (place: number, of: string): Told => commit(place, `r${place}`, { collection: 'app.bsky.feed.repost', record: { subject: { uri: of }, createdAt: new Date().toISOString() } }, 'penerus')
const deleted = (place: number, rkey: string, collection = 'app.bsky.feed.post', name = 'warga'): Told => commit(place, rkey, { operation: 'delete', collection }, name)

const texts = async (): Promise<string[]> => (await prepared.owner.query('select text from post order by text')).map((row: { text: string }) => row.text)
const source = async () => (await prepared.owner.query('select health, cursor, last_error as error, lease_token as token, last_item_at as "lastItemAt", consecutive_failures as failures from source'))[0]
const connected = () => until(() => server.listeners() === 1)

it('keeps what rules want, with its author and place, and nothing else', async () => {
  await addSource()
  listen()
  await connected()
  server.say(post(1, 'Banjir di pasar 🚨'), post(2, 'Selamat pagi'), commit(3, 'p3', { collection: 'app.bsky.feed.like' }), post(4, 'PDAM mati lagi'), { ...post(5, 'x'), did: 'rusak' }, { time_us: 1 })
  await until(async () => (await texts()).length === 2)
  await until(async () => (await source()).cursor?.timeUs >= start + 4_000)
  expect(await texts()).toEqual(['Banjir di pasar 🚨', 'PDAM mati lagi'])
  expect(await prepared.owner.query('select ref, author_handle as handle, author_url as page, likes from post_social order by post_id limit 1'))
    .toEqual([{ ref: refOf(1), handle: null, page: `https://bsky.app/profile/${did('warga')}`, likes: null }])
  await until(async () => (await source()).health === 'ok')
  expect([...prepared.told].sort()).toEqual((await prepared.owner.query('select post_id as id from post_to_tag order by 1')).map((row: { id: number }) => row.id))
  expect((await source()).lastItemAt).not.toBeNull()
  expect(await prepared.owner.query('select sum(items)::int as items from source_day')).toEqual([{ items: 2 }])
})

it('files reposts of stored posts once, and takes them back', async () => {
  await addSource()
  listen()
  await connected()
  server.say(post(1, 'Banjir'), repost(2, refOf(1)), repost(3, refOf(1)), repost(4, refOf(99)), repost(2, refOf(1)))
  await until(async () => (await prepared.owner.query('select from post_repost')).length === 2)
  server.say(repost(5, refOf(1)), deleted(6, 'r2', 'app.bsky.feed.repost', 'penerus'))
  await until(async () => (await prepared.owner.query('select ref from post_repost order by ref')).map((row: { ref: string }) => row.ref.at(-1)).join('') === '35')
})

it('honours deletions, also of all that an account wrote, and an edit', async () => {
  await addSource()
  listen()
  await connected()
  server.say(post(1, 'Banjir satu'), post(2, 'Banjir dua', 'lain'), post(3, 'Banjir tiga', 'lain'), post(4, 'Banjir empat'))
  await until(async () => (await texts()).length === 4)
  server.say(deleted(5, 'p1'), { did: did('lain'), time_us: start + 6_000, kind: 'account', account: { active: false, status: 'deleted' } },
    commit(7, 'p4', { operation: 'update', record: { text: 'Tidak ada lagi' } }))
  await until(async () => (await texts()).includes('Tidak ada lagi'))
  expect(await prepared.owner.query('select title, deleted_at is null as there, revisions from post order by id')).toEqual([
    { title: '', there: false, revisions: 0 }, { title: '', there: false, revisions: 0 }, { title: '', there: false, revisions: 0 }, { title: 'Tidak ada lagi', there: true, revisions: 1 },
  ])
  // Heard again after a break, what is gone stays gone.
  server.cut()
  await until(() => server.connections() === 2)
  server.say(post(9, 'Banjir lima'))
  await until(async () => (await texts()).includes('Banjir lima'))
  expect((await texts()).filter(text => text !== '')).toEqual(['Banjir lima', 'Tidak ada lagi'])
})

it('names authors as they call themselves', async () => {
  await addSource()
  listen()
  await connected()
  server.say(post(1, 'Banjir'))
  await until(async () => (await texts()).length === 1)
  server.say({ did: did('warga'), time_us: start + 2_000, kind: 'identity', identity: { did: did('warga'), handle: 'warga.example' } })
  await until(async () => (await prepared.owner.query('select author from post'))[0].author === '@warga.example')
})

it('has each post exactly once, wherever the connection breaks', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 3, maxLength: 12 }), fc.integer({ min: 20, max: 60 }), async (breaks, count) => {
    await prepared.owner.query('truncate source, live_event restart identity cascade')
    const server = await serveJetstream()
    const pieces = [...breaks]
    // A connection that is cut after n messages begins with those of five seconds before: all of them, here.
    let extra = 0
    server.cutAfter(() => (pieces.length > 0 ? (extra += pieces.shift()!) : Infinity))
    await addSource(server.url)
    const streams = listen({ random: () => 0 })
    const sent = Array.from({ length: count }, (_, at) => post(at + 1, `Banjir ${String(at).padStart(3, '0')}`))
    await until(() => server.connections() > 0)
    for (let at = 0; at < sent.length; at += 7) server.say(...sent.slice(at, at + 7))
    await until(async () => (await source()).cursor?.timeUs === sent.at(-1)!.time_us)
    await streams.stop()
    await server.close()
    expect(await texts()).toEqual(sent.map((_, at) => `Banjir ${String(at).padStart(3, '0')}`))
    expect((await prepared.owner.query('select from post_key')).length).toBe(count)
  }), { numRuns: 4 })
}, 240_000)

it('loses nothing of a worker that dies, and stands for it within the lease', async () => {
  await addSource()
  const dying = listen({ flushMs: 60_000 })
  await connected()
  server.say(...Array.from({ length: 30 }, (_, at) => post(at + 1, `Banjir ${at}`)))
  await until(async () => (await source()).token !== null)
  // Dead: it neither stores nor renews any more, but nobody has said so. Its lease runs out.
  await prepared.owner.query(`update source set cursor = $1, lease_until = now() - interval '1 second', lease_token = gen_random_uuid()`, [JSON.stringify({ timeUs: start })])
  listen()
  await until(async () => (await texts()).length === 30)
  await dying.stop()
  expect(await texts()).toHaveLength(30)
})

it('is heard by one worker at a time, and by another as soon as that one stops', async () => {
  await addSource()
  const first = listen()
  await connected()
  listen()
  server.say(post(1, 'Banjir satu'))
  await until(async () => (await texts()).length === 1)
  expect(server.connections()).toBe(1)
  await first.stop()
  await connected()
  server.say(post(2, 'Banjir dua'))
  await until(async () => (await texts()).length === 2)
})

it('stops with a source that is paused or removed, with what was heard stored, and starts again', async () => {
  await addSource()
  listen({ flushMs: 60_000 })
  await connected()
  await until(async () => (await source()).token !== null)
  server.say(post(1, 'Banjir satu'))
  await until(() => server.held() === 0)
  await prepared.owner.query('update source set paused = true')
  await until(() => server.listeners() === 0)
  await until(async () => (await source()).token === null)
  expect(await texts()).toEqual(['Banjir satu'])
  await prepared.owner.query('update source set paused = false')
  await connected()
  await prepared.owner.query('update source set removed_at = now()')
  await until(() => server.listeners() === 0)
})

it('says why it cannot listen, and waits longer each time', async () => {
  await addSource('ws://127.0.0.1:1/subscribe')
  listen()
  await until(async () => (await source()).failures >= 2)
  expect(await source()).toMatchObject({ health: 'degraded', error: { reason: 'connect' } })
  const [{ seconds }] = await prepared.owner.query('select extract(epoch from next_poll_at - last_polled_at)::float as seconds from source')
  expect(seconds).toBeGreaterThanOrEqual(1.9)
  expect(await prepared.owner.query('select polls = failures as same from source_day')).toEqual([{ same: true }])
})

it('makes the server wait while the database is away, and has all of it in the end', async () => {
  await addSource()
  listen({ mostWaiting: 50 })
  await connected()
  await until(async () => (await source()).health === 'ok' || server.connections() > 0)
  const locked = prepared.owner.createQueryRunner()
  await locked.connect()
  await locked.startTransaction()
  await locked.query('lock table post in access exclusive mode')
  // What nobody wants fills the pipe, what is wanted lies between. Of another kind, so that no time goes into reading its words.
  const long = commit(0, 'p', { collection: 'app.bsky.feed.like', record: { text: 'x'.repeat(100_000) } })
  const sent = Array.from({ length: 300 }, (_, at) => (at % 2 === 0 ? post(at + 1, `Banjir ${String(at).padStart(3, '0')}`) : { ...long, time_us: start + (at + 1) * 1_000 }))
  server.say(...sent)
  await until(() => prepared.warnings.some(words => words.includes('has to wait')))
  // Nobody reads any more: what is left stays where it is.
  let [held, looks] = [0, 0]
  await until(() => {
    looks = server.held() === held ? looks + 1 : 0
    held = server.held()
    return held > 1_000_000 && looks === 20
  })
  await locked.rollbackTransaction()
  await locked.release()
  await until(async () => (await source()).cursor?.timeUs === sent.at(-1)!.time_us)
  expect(await texts()).toEqual(sent.flatMap((_, at) => (at % 2 === 0 ? [`Banjir ${String(at).padStart(3, '0')}`] : [])))
  expect(server.connections()).toBe(1)
}, 60_000)

it.each<[string, Error, number]>([
  ['a database that was away', new Error('tidak ada sambungan'), 2], ['a fault that is not of what was heard', new TypeError('x is undefined'), 4],
])('goes on after %s', async (_name, error, times) => {
  await addSource()
  let failing = times
  const streams = new StreamRepository(prepared.worker)
  const store = streams.store.bind(streams)
  streams.store = (...all) => (failing-- > 0 ? Promise.reject(error) : store(...all))
  listen({ streams })
  await connected()
  server.say(post(1, 'Banjir satu'), post(2, 'Banjir dua'))
  await until(async () => (await texts()).length === 2)
  expect(prepared.warnings.filter(words => words.includes('could not be stored'))).toHaveLength(2)
})

it('leaves out what the database refuses for what it is, and loses nothing beside it', async () => {
  await prepared.owner.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'cannot be'; end $$;
    create trigger refuse before insert on post for each row when (new.text = 'Banjir beracun') execute function refuse()`)
  await addSource()
  listen({ flushMs: 200 })
  await connected()
  server.say(post(1, 'Banjir satu'))
  await until(async () => (await texts()).length === 1)
  server.say(post(2, 'Banjir dua'), post(3, 'Banjir beracun'), post(4, 'Banjir empat'), repost(5, refOf(4)), deleted(6, 'p1'))
  await until(async () => (await source()).cursor?.timeUs === start + 6_000)
  await prepared.owner.query('drop function refuse cascade')
  expect(await texts()).toEqual(['', 'Banjir dua', 'Banjir empat'])
  expect(await prepared.owner.query('select from post_repost')).toHaveLength(1)
  expect([...prepared.told].sort()).toEqual((await prepared.owner.query('select id from post order by 1')).map((row: { id: number }) => row.id))
  expect(prepared.warnings.filter(words => words.includes('left out'))).toHaveLength(1)
})
