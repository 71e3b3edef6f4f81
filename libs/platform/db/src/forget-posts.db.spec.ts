import type { DataSource } from 'typeorm'
import type { IdentifiedPost } from '@kentongan/posts'
import { takeTurns } from '../../../../test/support/take-turns'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { forgetPosts } from './forget-posts'
import { IngestRepository } from './ingest.repository'
import { createDbSeed, scopeOf } from './testing/db-seed'
import { IssueMemberRepository } from './issue-member.repository'
import { MentionRepository } from './mention.repository'
import { nameAuthors } from './name-authors'
import { TaggingRepository } from './tagging.repository'

const now = new Date('2026-11-20T01:00:00Z')
const page = 'https://bsky.app/profile/did:plc:warga'

let database: TestDatabase
let owner: DataSource
let worker: DataSource
let seed: ReturnType<typeof createDbSeed>
let source: number
let agency: number

beforeAll(async () => {
  database = await createTestDatabase()
  owner = await database.open('owner')
  worker = await database.open('kentongan_worker')
})
beforeEach(async () => {
  await owner.query('truncate source, agency, account, live_event, issue_due restart identity cascade')
  seed = createDbSeed(owner)
  agency = await seed.agency('Dinas Kita')
  source = await seed.source('Bluesky')
})
afterAll(() => database.drop())

const addPost = async (title: string, ref: string, author = page): Promise<number> => {
  const id = await seed.post(source, title, { text: `${title} sejak pagi`, author: 'Warga' })
  await owner.query(`update post set url = 'https://bsky.app/x', canonical_url = 'https://bsky.app/' || id, published_raw = '2026' where id = $1`, [id])
  await owner.query(`insert into post_social (post_id, ref, author_handle, author_name, author_url, followers, measured_at) values ($1, $2, 'warga.example', 'Warga', $3, 7, now())`, [id, ref, author])
  await owner.query(`insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version, tone_review)
    values ($1, $2, $3, now(), '[{"field":"title","start":0,"end":3}]', 1, 'negatif', 1, '[{"field":"title","start":0,"end":3,"weight":1}]', 'x', true)`, [id, agency, source])
  await owner.query(`insert into post_copy values ($1, '\\x01')`, [id])
  return id
}
const openIssue = async (first: number, ...posts: readonly number[]): Promise<void> => {
  await owner.query('insert into issue (id, title, first_at, last_at) select id, title, now(), now() from post where id = $1', [first])
  for (const post of [first, ...posts]) {
    await owner.query(`insert into issue_post (post_id, issue_id, reason, copy_of) values ($1, $2, '{"code":"words","words":["banjir"],"score":1}', $1)`, [post, first])
  }
  await owner.query(`insert into issue_agency values ($1, $2, 1, 1, 1, 1, 0, 0, '{}', now())`, [first, agency])
  await owner.query('truncate issue_due, post_to_group, live_event')
}
const forget = (refs: readonly string[], authors: readonly string[] = []): Promise<number> =>
  worker.transaction(manager => forgetPosts(manager, { refs, authors }, now))
const titleOf = async (issue: number): Promise<string> => (await owner.query('select title from issue where id = $1', [issue]))[0].title

it('takes words and author away and leaves that it was there', async () => {
  const [gone, kept] = [await addPost('Banjir di pasar', 'at://a'), await addPost('Jalan rusak', 'at://b')]
  await owner.query(`insert into post_revision (post_id, number, title, text, content_hash) values ($1, 1, 'Banjir', 'Lama', '\\x01')`, [gone])
  await owner.query('insert into post_to_tag (post_id) values ($1), ($2)', [gone, kept])
  expect(await forget(['at://a', 'at://tak-dikenal'])).toBe(1)
  const [post] = await owner.query('select title, text, author, url, published_raw as raw, canonical_url as canonical, deleted_at as at, search::text from post where id = $1', [gone])
  expect(post).toEqual({ title: '', text: '', author: null, url: null, raw: null, canonical: `https://bsky.app/${gone}`, at: now, search: '' })
  expect(await owner.query('select title, text from post_revision')).toEqual([{ title: '', text: '' }])
  expect(await owner.query('select ref, author_handle, author_name, author_url, followers from post_social where post_id = $1', [gone]))
    .toEqual([{ ref: 'at://a', author_handle: null, author_name: null, author_url: null, followers: null }])
  expect(await owner.query('select spans, tone_because as because, tone_now as tone, tone_review as review from mention where post_id = $1', [gone]))
    .toEqual([{ spans: [], because: [], tone: 'negatif', review: false }])
  expect(await owner.query('select post_id as id from post_to_tag')).toEqual([{ id: kept }])
  expect(await owner.query('select event from live_event')).toMatchObject([{ event: { type: 'mention-changed', agencyId: agency } }])
  const rows = (await new MentionRepository(owner).page(scopeOf(agency), { agencies: [agency], relevance: 'all' }, null, 10)).rows
  expect(rows.map(row => [row.title, row.deletedAt])).toEqual(expect.arrayContaining([['', now], ['Jalan rusak', null]]))
})

it('is not quoted by what answered it', async () => {
  const [, answer] = [await addPost('Banjir di pasar', 'at://a'), await addPost('Benar?', 'at://b')]
  await owner.query(`update post_social set reply_to = 'at://a' where post_id = $1`, [answer])
  const quoted = async () => {
    const [{ id }] = await owner.query('select id from mention where post_id = $1', [answer])
    return (await new MentionRepository(owner).find(scopeOf(agency), id))!.social!.replyTo
  }
  expect(await quoted()).toMatchObject({ title: 'Banjir di pasar' })
  await forget(['at://a'])
  expect(await quoted()).toBeNull()
})

it('forgets all posts of an author who is gone, once', async () => {
  await addPost('Satu', 'at://1')
  await addPost('Dua', 'at://2')
  const other = await addPost('Tiga', 'at://3', 'https://bsky.app/profile/did:plc:lain')
  expect(await forget(['at://1'], [page])).toBe(2)
  expect(await forget(['at://1', 'at://2'], [page])).toBe(0)
  expect(await owner.query('select id from post where deleted_at is null')).toEqual([{ id: other }])
})

it('gives an issue another headline, and the names of its agencies where none is left', async () => {
  const [first, second] = [await addPost('Banjir di pasar', 'at://a'), await addPost('Pasar terendam', 'at://b')]
  await openIssue(first, second)
  await forget(['at://a'])
  expect(await titleOf(first)).toBe('Pasar terendam')
  expect(await owner.query('select distinct issue_id as id from issue_due')).toEqual([{ id: first }])
  expect(await owner.query('select reason from issue_post where post_id = $1', [first])).toEqual([{ reason: { code: 'words', words: [], score: 1 } }])
  expect(await owner.query('select from post_to_group')).toEqual([])
  await forget(['at://b'])
  expect(await titleOf(first)).toBe('Dinas Kita')
})

it('does not count a copy that is gone as one with another headline', async () => {
  const [first, copy, changed] = [await addPost('Banjir di pasar', 'at://a'), await addPost('Banjir di pasar', 'at://b'), await addPost('Pasar terendam', 'at://c')]
  await openIssue(first, copy, changed)
  await owner.query('update issue_post set copy_of = $1', [first])
  const page = async () => (await new IssueMemberRepository(owner).page(scopeOf(agency), first, { agencies: [agency], order: 'central', folded: true }, null, 9))!
    .map(({ copies, changed: others }) => ({ copies, changed: others }))
  expect(await page()).toEqual([{ copies: 2, changed: 1 }])
  await forget(['at://b'])
  expect(await page()).toEqual([{ copies: 2, changed: 1 }])
  await forget(['at://a'])
  expect(await page()).toEqual([{ copies: 2, changed: 0 }])
})

it('takes its words, of now and of before, out of the texts that a training has shown', async () => {
  const gone = await addPost('Banjir di pasar', 'at://a')
  const long = `${'Lama '.repeat(60)}🚨`
  await owner.query(`insert into post_revision (post_id, number, title, text, content_hash) values ($1, 1, $2, 'x', '\\x01')`, [gone, long])
  await owner.query(`insert into mention_correction (post_id, agency_id, account_id, sets_tone, tone, sets_relevant) values ($1, $2, $3, true, 'positif', false)`, [gone, agency, await seed.account('Analis')])
  const examples = ['Banjir di pasar\nBanjir di pasar sejak pagi', 'Jalan rusak', `${'Lama '.repeat(60)}\ufffd`].map(text => ({ text, agency: 'Dinas Kita' }))
  const [{ id }] = await owner.query(`insert into tone_model (state, examples) values ('refused', $1) returning id`, [JSON.stringify(examples)])
  await forget(['at://a'])
  expect(await owner.query('select examples from tone_model where id = $1', [id])).toEqual([{ examples: [examples[1]] }])
})

it('does not tag, group or revive what is gone', async () => {
  const gone = await addPost('Banjir di pasar', 'at://a')
  await forget(['at://a'])
  const tagging = new TaggingRepository(worker)
  await owner.query('insert into post_to_tag (post_id) values ($1)', [gone])
  expect(await tagging.findUntagged([gone])).toEqual([])
  expect(await tagging.findRecent(30, 1_000_000, 10)).toEqual([])
  const ingest = new IngestRepository(worker)
  await owner.query('update source set next_poll_at = now()')
  const known: IdentifiedPost = {
    key: 'k', guid: 'k', url: 'https://bsky.app/x', canonicalUrl: `https://bsky.app/${gone}`, title: 'Banjir', text: 'Banjir', author: 'Warga', language: 'id', publishedAt: now,
    publishedRaw: null, updatedAt: null, kind: 'post', social: { ref: 'at://a', author: { handle: 'w', name: 'W', url: page, followers: 1 }, likes: 1, replies: null, shares: null, views: null, replyTo: null, quoteOf: null },
  }
  for (let turn = 0; turn < 2; turn++) {
    await owner.query('update source set next_poll_at = now()')
    const [claim] = await ingest.claimDue(1)
    const stored = await ingest.store(claim!, [{ ...known, published: { at: now, confidence: 'exact' } }], { nextPollAt: now, intervalSeconds: 9, lastPolledAt: new Date() }, 'read')
    expect(stored).toMatchObject({ newPostIds: [], revisedPostIds: [] })
  }
  expect(await owner.query('select title, author from post')).toEqual([{ title: '', author: null }])
  expect(await owner.query('select author_url as url, followers from post_social')).toEqual([{ url: null, followers: null }])
})

const held = 'select from issue where id = $1 for no key update'
const tagged = 'update mention set tone_confidence = 0.5 where post_id = $1'
it.each<[string, string, string]>([
  ['judges the issue', held, 'update issue_post set central = 1 where post_id = $1'],
  ['groups posts', held, 'delete from post_to_group where post_id = $1'],
  ['tags it again', tagged, `update post_copy set key = '\\x02' where post_id = $1`],
  ['tags an edit', tagged, 'delete from post_to_tag where post_id = $1'],
  ['corrects it', tagged, `update tone_sample set judged_at = now() where post_id = $1`],
])('takes its turn with whoever %s', async (_name, first, second) => {
  const post = await addPost('Banjir di pasar', 'at://a')
  await openIssue(post)
  await owner.query('insert into post_to_tag (post_id) values ($1)', [post])
  await owner.query('insert into post_to_group (post_id) values ($1)', [post])
  await owner.query(`insert into tone_sample (week, place, agency_id, post_id, machine_tone, tone_version) values (now(), 1, $1, $2, 'netral', 'v1')`, [agency, post])
  expect(await takeTurns(owner, [first, post], [second, post], () => forget(['at://a']))).toBe(1)
  expect(await owner.query('select post_id from post_to_tag union all select post_id from post_to_group union all select post_id from tone_sample')).toEqual([])
})

it('takes its turn with whoever names authors', async () => {
  const post = await addPost('Banjir di pasar', 'at://a')
  await takeTurns(owner, ['select from post where id = $1 for no key update', post], ['update post_social set followers = 1 where post_id = $1', post],
    () => worker.transaction(manager => nameAuthors(manager, [{ author: page, handle: '@warga', name: 'Warga Baru', followers: 2 }])))
  expect(await owner.query('select author, followers::integer from post join post_social on post_id = id')).toEqual([{ author: 'Warga Baru', followers: 2 }])
})
