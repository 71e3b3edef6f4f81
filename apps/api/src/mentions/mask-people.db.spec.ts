import type { TrialState } from '@kentongan/contracts'
import { countIssue } from '../testing/seed-issue'
import { seedAgencies, type SeededAgencies } from '../testing/seed-agencies'
import { list, startTestApi, type Browser, type Loose, type TestApi } from '../testing/start-test-api'

const handle = 'warga_biasa'
const trialState = {
  done: true, read: 1, total: 1, now: 1, saved: 0, gained: 1, lost: 0, near: 0, noise: { judged: 0, irrelevant: 0, low: 0, high: 1 }, days: [],
  samples: [{
    postId: 1, kind: 'gained', title: `Keluh @${handle}`, excerpt: `kata @${handle}`, offset: 0, spans: [], source: 'Mastodon',
    url: `https://m.example/@${handle}/1`, publishedAt: '2026-11-21T00:00:00Z', miss: null, relevant: null,
  }],
} satisfies TrialState

let api: TestApi
let seeded: SeededAgencies
let mention: number
let paperMention: number
let issue: number
let kiosk: string
beforeAll(async () => {
  api = await startTestApi({ trials: { run: async ({ onState }) => onState(trialState) } })
  seeded = await seedAgencies(api)
  const { seed, admin, water, paper } = seeded
  const timeline = await seed.source('Mastodon #banjir')
  await api.owner.query(`update source set kind = 'mastodon' where id = $1`, [timeline])
  const [first, second] = [await toot(timeline, 1), await toot(timeline, 2)]
  await api.owner.query(`insert into post_revision (post_id, number, title, text, content_hash, replaced_at) values ($1, 1, $2, $2, '', now())`, [first, `Mula-mula @${handle}`])
  await api.owner.query(`update post_social set reply_to = 'm.example/2', quote_of = 'm.example/2' where post_id = $1`, [first])
  mention = await seed.mention(first, water)
  await seed.mention(second, water)
  issue = await seed.issue([first, second], { copies: { [second]: first } })
  await countIssue(api.owner, issue)
  await api.owner.query(`update issue_post set reason = reason || '{"words": ["banjir", "@${handle}"]}' where post_id = $1`, [second])
  await api.owner.query(`insert into issue_event (issue_id, kind, detail, at) values ($1, 'title', $2, now())`, [issue, { from: `Banjir @${handle}`, to: 'Banjir' }])
  const article = await seed.post(paper, { title: 'Banjir di pasar', text: `Foto: @${handle}` })
  await api.owner.query(`update post set author = 'Siti Wartawan' where id = $1`, [article])
  paperMention = await seed.mention(article, water)
  kiosk = String((await admin.send('POST', '/api/kiosks', { name: 'Layar', agencyId: water })).body.token)
})
afterAll(() => api.stop())

/** A post of a private person, with the handle wherever one can stand. The rule found "Banjir". */
async function toot(source: number, number: number): Promise<number> {
  const post = await seeded.seed.post(source, { title: `Banjir @${handle}`, text: `Kata @${handle}@m.example air setinggi lutut` })
  await api.owner.query('update post set author = $2, url = $3, canonical_url = $3 where id = $1', [post, `@${handle}@m.example`, `https://m.example/@${handle}/${number}`])
  await api.owner.query(
    `insert into post_social (post_id, ref, author_handle, author_name, author_url, followers, measured_at) values ($1, $2, $3, 'Warga', $4, 7, now())`,
    [post, `m.example/${number}`, `@${handle}@m.example`, `https://m.example/@${handle}`])
  return post
}

const answers = async (by: Browser): Promise<readonly string[]> => {
  const paths = [
    '/api/mentions', '/api/mentions?q=banjir', `/api/mentions/${mention}`, `/api/mentions/${mention}/copies`, '/api/issues', `/api/issues/${issue}`,
    `/api/issues/${issue}/timeline`, `/api/issues/${issue}/mentions?folded=no`, `/api/issues/copies/${issue}`, '/api/wall',
  ]
  const read = await Promise.all(paths.map(path => by.send('GET', path)))
  const posted = [
    await by.send('POST', '/api/issues/read', { ids: [issue] }),
    await by.send('POST', '/api/rules/try', { agencyId: seeded.water, ruleId: null, query: 'banjir', days: 7 }),
  ]
  expect([...read, ...posted].map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200))
  return [...read, ...posted].map(({ text }) => text)
}

it('hides private persons\' handles from officials in every answer', async () => {
  const official = await api.person([['official', seeded.water]])
  const texts = await answers(official)
  expect(texts.filter(text => text.includes(handle))).toEqual([])
  const { body } = await official.send('GET', `/api/mentions/${mention}`)
  expect(body.mention!.post).toMatchObject({ title: 'Banjir @w••••••••••', author: '@w•••', url: null })
  const members = list((await official.send('GET', `/api/issues/${issue}/mentions?folded=no`)).body.items)
  expect(members.map(member => list(member.join!.words))).toContainEqual(['banjir', '@w••••••••••'])
  expect(body).toMatchObject({ text: 'Kata @w•••••••••••••••••••• air setinggi lutut', social: { handle: '@w•••', followers: 7, replyTo: { url: null } } })
})

it('hides them on a wall that hangs in a room', async () => {
  const { text, status } = await api.browser().send('GET', '/api/wall', undefined, { 'x-kiosk': kiosk })
  expect([status, text.includes('Banjir @w'), text.includes(handle)]).toEqual([200, true, false])
})

it('shows them to analysts and admins', async () => {
  const analyst = await api.person([['analyst', seeded.water]])
  for (const by of [analyst, seeded.admin]) {
    const texts = await answers(by)
    expect(texts.filter(text => text.includes(handle))).toHaveLength(11) // copies of a mention name no author
  }
})

it('leaves an outlet its journalist and its address', async () => {
  const { body } = await (await api.person([['official', seeded.water]])).send('GET', `/api/mentions/${paperMention}`)
  expect(body.mention!.post).toMatchObject({ author: 'Siti Wartawan', url: expect.stringContaining('https://berita.example/') })
  expect(body.text).toBe('Foto: @w••••••••••')
})

it('takes the account of an official source for what it is', async () => {
  await api.owner.query(`update source set tier = 'resmi' where kind = 'mastodon'`)
  const { body } = await (await api.person([['official', seeded.water]])).send('GET', `/api/mentions/${mention}`)
  expect(body.mention!.post).toMatchObject({ author: `@${handle}@m.example`, url: `https://m.example/@${handle}/1`, title: 'Banjir @w••••••••••' })
  await api.owner.query(`update source set tier = 'lain' where kind = 'mastodon'`)
})

it('follows the agency: where somebody is an analyst of one and an official of another, each mention by its own', async () => {
  const { seed, water, roads } = seeded
  const [{ id: post }] = await api.owner.query(`select post_id as id from mention where id = $1`, [mention])
  await seed.mention(post, roads)
  const both = await api.person([['analyst', roads], ['official', water]])
  const items: readonly Loose[] = list((await both.send('GET', '/api/mentions?q=banjir')).body.items)
  const titles = (agency: number) => [...new Set(items.filter(item => Number(item.agency!.id) === agency && Number(item.post!.id) === post).map(item => item.post!.title))]
  expect([titles(roads), titles(water)]).toEqual([[`Banjir @${handle}`], ['Banjir @w••••••••••']])
  expect((await both.send('GET', `/api/issues/copies/${issue}`)).text).not.toContain(handle)
})
