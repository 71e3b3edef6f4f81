import { matchPost } from '@kentongan/matching'
import fc from 'fast-check'
import { demoAgencies } from './demo-agencies'
import { demoOutlets, type DemoOutlet } from './demo-outlets'
import { generatePosts, type DemoPost } from './generate-posts'
import { compileDemoRules, nowhere } from './testing/compile-demo-rules'

const dayMs = 86_400_000
const now = new Date('2026-03-12T08:00:00Z')
const before = (ms: number) => new Date(now.getTime() - ms)
const outletNamed = (id: string): DemoOutlet => demoOutlets.find(outlet => outlet.id === id)!
const lensa = outletNamed('lensa-arunaya')
const moment = fc.integer({ min: now.getTime() - 20 * dayMs, max: now.getTime() }).map(time => new Date(time))
const identity = ({ id, guid, url, title, publishedAt }: DemoPost) => ({ id, guid, url, title, publishedAt })

it('gives the same posts for the same times', () => {
  expect(generatePosts(lensa, before(dayMs), now)).toEqual(generatePosts(lensa, before(dayMs), now))
})

it('joins: what a span gives, its parts give, whenever they are asked for', () => {
  fc.assert(fc.property(moment, fc.nat(40_000_000), fc.nat(40_000_000), (from, first, second) => {
    const middle = new Date(from.getTime() + first)
    const to = new Date(middle.getTime() + second)
    const parts = [...generatePosts(lensa, from, middle), ...generatePosts(lensa, middle, to)]
    expect(parts.map(identity)).toEqual(generatePosts(lensa, from, to).map(identity))
  }), { numRuns: 25 })
})

it('never tells of the future, in order, with ids of their own', () => {
  fc.assert(fc.property(moment, fc.constantFrom(...demoOutlets), (to, outlet) => {
    const from = new Date(to.getTime() - dayMs / 4)
    const posts = generatePosts(outlet, from, to)
    expect(posts.every(post => post.publishedAt >= from && post.publishedAt < to)).toBe(true)
    expect(posts.every(post => post.updatedAt === null || post.updatedAt < to)).toBe(true)
    expect(posts.map(post => post.publishedAt)).toEqual(posts.map(post => post.publishedAt).sort((a, b) => a.getTime() - b.getTime()))
    expect(new Set(posts.map(post => post.url)).size).toBe(posts.length)
  }), { numRuns: 40 })
})

it('edits some posts after an hour: the same link with another text', () => {
  const later = new Map(generatePosts(lensa, before(dayMs), now).map(post => [post.url, post]))
  const edited = [...later.values()].filter(post => post.updatedAt !== null)
  expect(edited.length).toBeGreaterThan(5)
  expect(edited.length).toBeLessThan(later.size / 4)
  for (const { url, text, publishedAt, updatedAt } of edited) {
    expect(updatedAt!.getTime() - publishedAt.getTime()).toBe(3_600_000)
    const early = generatePosts(lensa, publishedAt, new Date(publishedAt.getTime() + 60_000)).find(post => post.url === url)
    expect(early).toMatchObject({ updatedAt: null })
    expect(early!.text).not.toBe(text)
  }
})

it('sleeps at night', () => {
  const hours = generatePosts(lensa, before(5 * dayMs), now).map(post => (post.publishedAt.getUTCHours() + 8) % 24)
  const night = hours.filter(hour => hour < 5).length
  const morning = hours.filter(hour => hour >= 8 && hour < 13).length
  expect(morning).toBeGreaterThan(night * 3)
})

it('writes texts of a few sentences and varies its headlines', () => {
  const newest = demoOutlets.flatMap(outlet => generatePosts(outlet, before(dayMs / 8), now))
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
  expect(newest.filter(post => post.text.length < 40 || post.text.length > 700).map(post => post.text)).toEqual([])
  expect(new Set(newest.slice(0, 50).map(post => post.title)).size).toBeGreaterThanOrEqual(38)
})

it('repeats the guids of one outlet only', () => {
  const repeating = demoOutlets.filter(outlet => {
    const guids = generatePosts(outlet, before(2 * dayMs), now).map(post => post.guid)
    return new Set(guids).size < guids.length
  })
  expect(repeating.map(outlet => outlet.id)).toEqual(['forum-warga'])
})

describe('fourteen days', () => {
  const readBy = ['lensa-arunaya', 'harian-semita', 'forum-warga', 'pemkot-arunaya', 'imigrasi-arunaya', 'cek-cakrala'].map(outletNamed)
  const rules = compileDemoRules()
  let posts: readonly DemoPost[]
  let named: readonly (readonly number[])[]

  beforeAll(() => {
    posts = readBy.flatMap(outlet => generatePosts(outlet, before(14 * dayMs), now))
    named = posts.map(post => matchPost(rules, { ...nowhere, title: post.title, text: post.text }).map(match => match.agencyId))
  })

  it.each(demoAgencies.map(({ key }, agencyId) => [key, agencyId] as const))('mention %s often', (_, agencyId) => {
    expect(named.filter(agencies => agencies.includes(agencyId)).length).toBeGreaterThan(50)
  })

  it('leave at least a fifth of the posts to nobody, and name several agencies in many', () => {
    expect(named.filter(agencies => agencies.length === 0).length).toBeGreaterThan(posts.length / 5)
    expect(named.filter(agencies => agencies.length > 1).length).toBeGreaterThan(posts.length / 10)
  })

  it.each([['banjir', /mengungsi/i], ['paspor', /antrean paspor/i], ['vaksin', /vaksinasi campak/i], ['hoaks', /air beracun|mengandung racun/i]])(
    'hold the storyline %s', (_, words) => expect(posts.filter(post => words.test(`${post.title} ${post.text}`)).length).toBeGreaterThan(10))
})
