import { runInNewContext } from 'node:vm'
import { setFlagsFromString } from 'node:v8'
import { compileRules, matchRules, parseQuery, type MatchablePost, type Rule } from '@kentongan/matching'
import { drawQueries, inventQueries, readPosts } from './matching-rules'
import { leavesOf, matchBySearch, patternsOf, searchByModern, searchByMonyone, searchByRegExp, type Search } from './match-by-library'

/** Small turns, each way in its turn, so that a machine whose speed drifts is as slow for one as for the other. */
const ROUNDS = 10
/** A RegExp per rule is some hundred times slower: fewer posts tell as much. */
const POSTS_BY_REGEXP = 20

/**
 * `npm run bench -- matching`: 5,000 rules against 100,000 posts of recorded text: ours beside two automaton libraries and one
 * RegExp per rule, with the same verification; then how cost grows from 1,000 to 10,000 rules at equal hits; then building.
 */
export function bench(): void {
  const posts = readPosts(100_000)
  if (posts === null) return console.log('skipped: bench matching reads the recordings of ../shared')
  compareWays(posts)
  measureGrowth(posts.slice(0, 50_000))
  measureBuilding(posts)
}

const rulesOf = (queries: readonly string[]): readonly Rule[] => queries.map((query, id) => {
  const reading = parseQuery(query)
  if (!reading.ok) throw new Error(query)
  return { id, root: reading.root }
})

type Way = { readonly name: string; readonly match: (post: MatchablePost) => number; readonly share: number; seconds: number; posts: number; found: number }

function compareWays(posts: readonly MatchablePost[]): void {
  const engine = compileRules(rulesOf(drawQueries(5_000, posts, 1)))
  const patterns = patternsOf(engine)
  console.log(`5,000 rules, ${patterns.length} phrases, ${posts.length} posts of ${Math.round(posts.reduce((sum, { title, text }) => sum + title.length + text.length, 0) / posts.length)} characters`)
  const by = (search: Search) => (post: MatchablePost) => matchBySearch(engine, search, post)
  const way = (name: string, match: Way['match'], share = 1): Way => ({ name, match, share, seconds: 0, posts: 0, found: 0 })
  const ways = [
    way('kentongan (rules and spans)', post => matchRules(engine, post).length),
    way('@monyone/aho-corasick/fast', by(searchByMonyone(patterns))),
    way('modern-ahocorasick', by(searchByModern(patterns))),
    way('one RegExp per rule', by(searchByRegExp(patterns, engine.rules.map(({ root }) => leavesOf(root)))), POSTS_BY_REGEXP / (posts.length / ROUNDS)),
  ]
  for (const each of ways) run(each, posts.slice(0, 500))
  for (const each of ways) Object.assign(each, { seconds: 0, posts: 0, found: 0 })
  const size = posts.length / ROUNDS
  for (let round = 0; round < ROUNDS; round++) for (const each of ways) run(each, posts.slice(round * size, round * size + Math.ceil(size * each.share)))
  report(ways)
}

function run(way: Way, posts: readonly MatchablePost[]): void {
  const before = process.cpuUsage()
  for (const post of posts) way.found += way.match(post)
  const { user, system } = process.cpuUsage(before)
  way.seconds += (user + system) / 1e6
  way.posts += posts.length
}

function report(ways: readonly Way[]): void {
  const rate = ({ posts, seconds }: Way) => posts / seconds
  const ours = rate(ways[0]!)
  for (const each of ways) {
    console.log(`${each.name.padEnd(30)} ${String(Math.round(rate(each))).padStart(8)} posts/CPU-s  ${(each.found / each.posts).toFixed(2)} matches/post  ours is ${(ours / rate(each)).toFixed(1)}×`)
  }
}

function measureGrowth(posts: readonly MatchablePost[]): void {
  const thousand = drawQueries(1_000, posts, 2)
  const few: Way = { name: '1,000 rules', match: matcherOf(thousand), share: 1, seconds: 0, posts: 0, found: 0 }
  const many: Way = { ...few, name: '10,000 rules, 9,000 without a hit', match: matcherOf([...thousand, ...inventQueries(9_000, posts)]) }
  for (const each of [few, many]) run(each, posts.slice(0, 2_000))
  for (const each of [few, many]) Object.assign(each, { seconds: 0, posts: 0, found: 0 })
  for (let round = 0; round < ROUNDS; round++) for (const each of [few, many]) run(each, posts.slice(round * 5_000, (round + 1) * 5_000))
  console.log(`cost per post, 10,000 rules beside 1,000 at ${few.found === many.found ? 'equal' : 'UNEQUAL'} hits: ${(many.seconds / few.seconds).toFixed(2)}×`)
}

function matcherOf(queries: readonly string[]): Way['match'] {
  const engine = compileRules(rulesOf(queries))
  return post => matchRules(engine, post).length
}

function measureBuilding(posts: readonly MatchablePost[]): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const queries = drawQueries(10_000, posts, 3)
  compileRules(rulesOf(queries.slice(0, 200)))
  collect()
  const before = process.memoryUsage()
  const start = process.cpuUsage()
  const rules = rulesOf(queries)
  const parsed = process.cpuUsage(start)
  const engine = compileRules(rules)
  const built = process.cpuUsage(start)
  const milliseconds = ({ user, system }: NodeJS.CpuUsage) => Math.round((user + system) / 1000)
  const peak = process.memoryUsage()
  collect()
  const kept = process.memoryUsage()
  const megabytes = (now: NodeJS.MemoryUsage) => Math.round((now.heapUsed + now.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6)
  console.log(`building ${engine.rules.length} rules: ${milliseconds(built)} ms, of which parsing ${milliseconds(parsed)} ms; ${megabytes(peak)} MB while building, ${megabytes(kept)} MB kept`)
}
