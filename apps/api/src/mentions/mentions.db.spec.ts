import type { Seed } from '../testing/seed'
import { seedAgencies } from '../testing/seed-agencies'
import { list, startTestApi, type Browser, type TestApi } from '../testing/start-test-api'

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
beforeEach(() => api.owner.query('truncate mention, mention_correction, post, post_to_tag, post_key, post_revision, live_event cascade'))
afterAll(() => api.stop())

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
const read = async (query = '', by = admin) => (await by.send('GET', `/api/mentions${query}`)).body
const ids = async (query = '', by = admin) => list((await read(query, by)).items).map(mention => Number(mention.id))

describe('the list of mentions', () => {
  it('is newest first and complete page by page, also where many share a moment', async () => {
    const moments = [5, 5, 5, 4, 4, 3, 2, 2, 2, 2, 1]
    for (const [at, hours] of moments.entries()) {
      const post = await seed.post(paper, { publishedAt: hoursAgo(hours), text: at % 2 ? 'genap banjir' : 'ganjil' })
      for (const agency of [water, roads]) await seed.mention(post, agency)
    }
    const expected = (await api.owner.query('select id from mention order by published_at desc, id desc')).map((row: { id: number }) => row.id)
    for (const limit of [1, 3, 5, 22, 50]) {
      const seen: number[] = []
      let before = ''
      do {
        const page = await read(`?limit=${limit}${before && `&before=${before}`}`)
        seen.push(...list(page.items).map(mention => Number(mention.id)))
        before = page.next === null ? '' : String(page.next)
      } while (before !== '')
      expect(seen).toEqual(expected)
    }
    const searched = (await api.owner.query(`select m.id from mention m join post p on p.id = m.post_id where p.text like '%banjir%' order by m.published_at desc, m.id desc`)).map((row: { id: number }) => row.id)
    const first = await read('?q=banjir&limit=3')
    expect([...list(first.items).map(each => each.id), ...(await ids(`?q=banjir&limit=50&before=${first.next}`))]).toEqual(searched)
  })

  it('is the same list however many agencies it is merged from', async () => {
    for (let at = 0; at < 12; at += 1) await seed.mention(await seed.post(paper, { publishedAt: hoursAgo(at % 4) }), at % 3 ? water : roads)
    const merged = await ids()
    const others = await Promise.all(Array.from({ length: 101 }, (_, at) => seed.agency(`Instansi ${at}`)))
    expect(await ids()).toEqual(merged)
    await api.owner.query('delete from agency where id = any($1)', [others])
  })

  it.each<[string, string, number[]]>([
    ['an agency', '?agency=WATER', [2, 0]],
    ['a source', '?source=RADIO', [3, 2]],
    ['a tone', '?tone=negatif', [3, 0]],
    ['a corrected tone', '?tone=positif', [1]],
    ['a period', '?from=H3&to=H1.5', [2, 1]],
    ['a word of the title', '?q=banjir', [2, 0]],
    ['a word in another case', '?q=BANJIR', [2, 0]],
    ['words that must all occur', '?q=banjir%20pompa', [2]],
    ['a phrase', '?q=%22pompa%20rusak%22', [2]],
    ['a phrase in another order', '?q=%22rusak%20pompa%22', []],
    ['a word left out', '?q=banjir%20-pompa', [0]],
    ['signs only', '?q=!!!', []],
    ['what was taken out', '?relevance=irrelevant', [4]],
    ['everything', '?relevance=all', [4, 3, 2, 1, 0]],
    ['several at once', '?agency=WATER&q=banjir&from=H3', [2]],
  ])('can be narrowed to %s', async (_name, query, expected) => {
    const made = [
      await seed.mention(await seed.post(paper, { title: 'Banjir di pasar', publishedAt: hoursAgo(4) }), water, 'negatif'),
      await seed.mention(await seed.post(paper, { title: 'Jalan mulus', publishedAt: hoursAgo(2.5) }), roads),
      await seed.mention(await seed.post(radio, { title: 'Pompa rusak', text: 'Warga kena banjir', publishedAt: hoursAgo(2) }), water),
      await seed.mention(await seed.post(radio, { title: 'Lubang', publishedAt: hoursAgo(1) }), roads, 'negatif'),
      await seed.mention(await seed.post(paper, { title: 'Iklan', publishedAt: hoursAgo(0.5) }), roads),
    ]
    await api.owner.query(`update mention set corrected_tone = 'positif' where id = $1`, [made[1]])
    await api.owner.query('update mention set relevant = false where id = $1', [made[4]])
    const filled = query.replace('WATER', String(water)).replace('RADIO', String(radio)).replace(/H([\d.]+)/g, (_all, hours) => hoursAgo(Number(hours)).toISOString())
    expect(await ids(filled)).toEqual(expected.map(at => made[at]))
    const after = filled === '' ? '?after=0' : `${filled}&after=0`
    expect((await admin.send('GET', `/api/mentions/newer${after}`)).body).toEqual({ count: expected.length })
    const chart = (await admin.send('GET', `/api/mentions/volume${filled}`)).body
    expect(list(chart.items).reduce((sum, item) => sum + Number(item.negatif) + Number(item.netral) + Number(item.positif), 0)).toBe(expected.length)
  })

  it('finds a word behind more mentions than are walked', async () => {
    const rarePost = await seed.post(paper, { title: 'Langka sekali', publishedAt: hoursAgo(900) })
    const rare = [await seed.mention(rarePost, water), await seed.mention(rarePost, roads), await seed.mention(rarePost, await seed.agency('Dinas Pasar'))].reverse()
    await api.owner.query(
      `with p as (insert into post (source_id, title, text, published_at, content_hash)
         select $1, 'Biasa', 'isi', now() - g * interval '1 second', '\\x00' from generate_series(1, 5100) g returning id, published_at)
       insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version)
       select id, $2, $1, published_at, '[]', 1, 'netral', 0.5, '[]', 'v1' from p`, [paper, water])
    expect(await ids('?q=langka')).toEqual(rare)
    const first = await read('?q=langka&limit=1')
    expect([...list(first.items).map(each => each.id), ...(await ids(`?q=langka&limit=2&before=${first.next}`))]).toEqual(rare)
    expect((await admin.send('GET', '/api/mentions/newer?q=langka&after=0')).body).toEqual({ count: 3 })
    expect((await admin.send('GET', '/api/mentions/newer?q=biasa&after=0')).body).toEqual({ count: 1000 })
  })

  it('counts what has come since, from the newest it showed', async () => {
    await seed.mention(await seed.post(paper), water)
    const { newestId } = await read()
    expect((await admin.send('GET', `/api/mentions/newer?after=${newestId}`)).body).toEqual({ count: 0 })
    await seed.mention(await seed.post(paper, { publishedAt: hoursAgo(50) }), water)
    expect((await admin.send('GET', `/api/mentions/newer?after=${newestId}`)).body).toEqual({ count: 1 })
    expect((await admin.send('GET', `/api/mentions/newer?after=${newestId}&agency=${roads}`)).body).toEqual({ count: 0 })
  })

  it('can begin before there is anything', async () => {
    expect(await read()).toEqual({ items: [], next: null, newestId: expect.any(Number) })
  })
})

describe('the volume', () => {
  it("has an empty bucket for each quiet hour or day, in the agency's zone", async () => {
    const east = await seed.agency('Kantor Timur')
    await api.owner.query(`update agency set time_zone = 'Asia/Jayapura' where id = $1`, [east])
    // 23.30 in Jakarta is 01.30 of the next day in Jayapura.
    await seed.mention(await seed.post(paper, { publishedAt: new Date('2026-03-10T16:30:00Z') }), east, 'negatif')
    const { body } = await admin.send('GET', `/api/mentions/volume?agency=${east}&from=2026-03-08T00:00:00Z&to=2026-03-12T00:00:00Z`)
    expect(body.bucket).toBe('day')
    expect(list(body.items).map(item => [item.at, item.negatif])).toEqual([
      ['2026-03-07T15:00:00.000Z', 0], ['2026-03-08T15:00:00.000Z', 0], ['2026-03-09T15:00:00.000Z', 0], ['2026-03-10T15:00:00.000Z', 1], ['2026-03-11T15:00:00.000Z', 0]])
    const hourly = (await admin.send('GET', `/api/mentions/volume?agency=${east}&from=2026-03-10T15:10:00Z&to=2026-03-10T17:20:00Z`)).body
    expect(list(hourly.items).map(item => [item.at, item.negatif])).toEqual([['2026-03-10T15:00:00.000Z', 0], ['2026-03-10T16:00:00.000Z', 1], ['2026-03-10T17:00:00.000Z', 0]])
  })

  it('takes an unknown agency for nothing', async () => {
    expect((await admin.send('GET', '/api/mentions/volume?agency=2000000000')).status).toBe(404)
  })
})

describe('a mention', () => {
  it('comes with its evidence', async () => {
    const post = await seed.post(paper, { title: 'Dinas Air dipuji', text: 'Isi kedua' })
    const mention = await seed.mention(post, water, 'positif')
    const other = await seed.mention(post, roads, 'negatif')
    await api.owner.query(`insert into post_revision (post_id, number, title, text, content_hash) values ($1, 1, 'Judul lama', 'Isi pertama', '\\x00')`, [post])
    await api.owner.query(`insert into post_key (source_id, key_hash, post_id) values ($1, '\\x01', $3), ($2, '\\x02', $3)`, [paper, radio, post])
    const { body } = await admin.send('GET', `/api/mentions/${mention}`)
    expect(body).toMatchObject({
      text: 'Isi kedua', toneVersion: 'v1', rulesVersion: 1, because: [{ field: 'title', start: 0, end: 5, weight: 0.4 }],
      mention: { tone: { label: 'positif', machine: 'positif', corrected: false }, post: { title: 'Dinas Air dipuji', excerpt: 'Isi kedua', offset: 0 } },
      revisions: [{ title: 'Judul lama', text: 'Isi pertama' }], alsoIn: [{ id: radio, title: 'Radio' }],
      otherAgencies: [{ mentionId: other, agency: 'Dinas Jalan', tone: 'negatif' }], corrections: [],
    })
  })

  it('comes with what the platform says of its post, where one does', async () => {
    const [first, second] = [await seed.post(paper, { title: 'Air mati' }), await seed.post(paper, { title: 'Sudah nyala' })]
    const social = 'insert into post_social (post_id, ref, author_handle, followers, likes, reply_to, measured_at) values ($1, $2, $3, $4, $5, $6, now())'
    await api.owner.query(social, [first, 'm.example/1', '@a@m.example', 12, null, null])
    await api.owner.query(social, [second, 'm.example/2', '@b@m.example', null, 0, 'm.example/1'])
    await api.owner.query(`insert into post_repost (ref, post_id, followers) values ('m.example/8', $1, 30), ('m.example/9', $1, null)`, [second])
    const detail = async (post: number) => (await admin.send('GET', `/api/mentions/${await seed.mention(post, water, 'netral')}`)).body.social
    expect(await detail(first)).toMatchObject({ handle: '@a@m.example', followers: 12, likes: null, reposts: 0, repostReach: null, replyTo: null })
    expect(await detail(second)).toMatchObject({ handle: '@b@m.example', followers: null, likes: 0, views: null, reposts: 2, repostReach: 30, replyTo: { title: 'Air mati' }, quoteOf: null })
    expect(await detail(await seed.post(paper))).toBeNull()
  })

  it('keeps what people say of it, takes it back on demand, and tells the pages of its agency', async () => {
    const mention = await seed.mention(await seed.post(paper), water, 'negatif')
    const correct = async (body: unknown) => (await admin.send('POST', `/api/mentions/${mention}/correction`, body)).body
    expect((await correct({ tone: 'positif', relevant: false })).mention).toMatchObject({ tone: { label: 'positif', machine: 'negatif', corrected: true }, relevant: false })
    expect((await correct({ tone: null })).mention).toMatchObject({ tone: { label: 'negatif', corrected: false }, relevant: false })
    const last = await correct({ relevant: null })
    expect(last.mention).toMatchObject({ relevant: true })
    expect(list(last.corrections).map(each => [each.by, each.tone, each.relevant])).toEqual([
      ['Admin Pertama', 'positif', false], ['Admin Pertama', null, null], ['Admin Pertama', null, null]])
    expect(await api.owner.query('select agency_id as agency, event from live_event order by id')).toEqual(
      Array.from({ length: 3 }, () => ({ agency: water, event: { type: 'mention-changed', agencyId: water, mentionId: mention } })))
    expect(await api.owner.query(`select count(*) from audit_log where action = 'mention.correct' and agency_id = $1`, [water])).toEqual([{ count: 3 }])
    await correct({})
    expect(await api.owner.query('select count(*) from mention_correction')).toEqual([{ count: 3 }])
    expect((await admin.send('POST', `/api/mentions/${mention}/correction`, { tone: 'marah' })).status).toBe(400)
  })
})

describe('a mention in doubt', () => {
  const inDoubt = async () => {
    const mention = await seed.mention(await seed.post(paper), water)
    await api.owner.query('update mention set doubtful = true where id = $1', [mention])
    return mention
  }
  const correct = async (mention: number, body: unknown) => (await admin.send('POST', `/api/mentions/${mention}/correction`, body)).body.mention

  it('waits in a lane of its own until a person decides', async () => {
    const [sure, taken, dropped, toned] = [await seed.mention(await seed.post(paper), water), await inDoubt(), await inDoubt(), await inDoubt()]
    expect([await ids(), await ids('?relevance=doubtful'), await ids('?relevance=irrelevant')]).toEqual([[sure], [toned, dropped, taken], []])
    expect(list((await read('?relevance=doubtful')).items).map(each => each.doubtful)).toEqual([true, true, true])
    expect(await correct(taken, { relevant: true })).toMatchObject({ doubtful: false, relevant: true })
    expect(await correct(dropped, { relevant: false })).toMatchObject({ relevant: false })
    expect(await correct(toned, { tone: 'negatif' })).toMatchObject({ doubtful: false })
    expect([await ids(), await ids('?relevance=doubtful'), await ids('?relevance=irrelevant')]).toEqual([[toned, taken, sure], [], [dropped]])
    expect(await correct(taken, { relevant: null })).toMatchObject({ doubtful: true })
    expect(await ids('?relevance=doubtful')).toEqual([taken])
  })

  it('names the rules that found it, removed ones left out', async () => {
    const mention = await inDoubt()
    const rule = async (name: string) => Number((await admin.send('POST', '/api/rules', { agencyId: water, name, lane: 'review', query: 'air' })).body.id)
    const [kept, removed] = [await rule('Air ragu'), await rule('Air lama')]
    await admin.send('DELETE', `/api/rules/${removed}`)
    await api.owner.query('update mention set rule_ids = $2 where id = $1', [mention, [kept, removed]])
    expect((await admin.send('GET', `/api/mentions/${mention}`)).body.rules).toEqual([{ id: kept, name: 'Air ragu' }])
  })
})

describe('what people say of posts', () => {
  const judge = (postId: number, relevant: boolean | null) => admin.send('POST', '/api/judgements', { agencyId: water, postId, relevant })

  it('is kept also where there is no mention yet', async () => {
    const post = await seed.post(paper)
    expect((await judge(post, false)).body).toEqual({})
    expect(await api.owner.query('select post_id as post, agency_id as agency, relevant from mention_correction')).toEqual([{ post, agency: water, relevant: false }])
    expect((await judge(2_000_000_000, true)).status).toBe(404)
    expect((await admin.send('POST', '/api/judgements', { agencyId: 2_000_000_000, postId: post, relevant: true })).status).toBe(404)
  })

  it('changes the mention at once, and can be taken back', async () => {
    const post = await seed.post(paper)
    const mention = await seed.mention(post, water)
    await judge(post, false)
    expect([await ids(), await ids('?relevance=irrelevant')]).toEqual([[], [mention]])
    await judge(post, null)
    expect([await ids(), await ids('?relevance=irrelevant')]).toEqual([[mention], []])
  })

  it('counts a mention as looked at once it was opened', async () => {
    const mention = await seed.mention(await seed.post(paper), water)
    const opened = async () => (await api.owner.query('select opened from mention where id = $1', [mention]))[0].opened
    await admin.send('GET', `/api/mentions/${mention}`)
    expect(await opened()).toBe(false)
    expect((await admin.send('POST', `/api/mentions/${mention}/opened`)).body).toEqual({})
    expect(await opened()).toBe(true)
    expect((await admin.send('POST', '/api/mentions/2000000000/opened')).status).toBe(404)
  })
})
