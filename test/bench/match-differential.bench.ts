import fc from 'fast-check'
import { compileRules, matchRules, parseQuery } from '@kentongan/matching'
import { arbitraryQuery } from '../../libs/matching/src/language/testing/arbitrary-query'
import { evaluateWords, readPostWords } from '../../libs/matching/src/language/testing/evaluate-naively'
import { readPosts } from './matching-rules'

const POSTS = 10_000
const RULES = 2_000
/** Few enough that rules made of them often match. */
const WORDS = 250

/**
 * `npm run bench -- match-differential`: 2,000 generated rules against 10,000 recorded posts, by the engine and by the naive
 * evaluator of the grammar; ends with an error at the first disagreement. The unit tests do the same on fewer.
 */
export function bench(): void {
  const posts = readPosts(POSTS)
  if (posts === null) return console.log('skipped: bench match-differential reads the recordings of ../shared')
  const counts = new Map<string, number>()
  for (const { title, text } of posts) for (const word of `${title} ${text}`.toLowerCase().match(/\b[a-z]{3,10}\b/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  const operators = new Set(['and', 'dan', 'or', 'atau', 'not', 'bukan', 'near', 'onear'])
  const vocabulary = [...counts].filter(([word]) => !operators.has(word)).sort((a, b) => b[1] - a[1]).slice(50, 50 + WORDS).map(([word]) => word)
  const rules = fc.sample(arbitraryQuery(vocabulary), { numRuns: RULES, seed: 5 }).map((query, id) => {
    const reading = parseQuery(query)
    if (!reading.ok) throw new Error(query)
    return { id, query, root: reading.root }
  })
  const engine = compileRules(rules)
  let matches = 0
  for (const post of posts) {
    const words = readPostWords(post)
    const expected = rules.flatMap(({ id: rule, root }) => {
      const spans = evaluateWords(root, words)
      return spans === null ? [] : [{ rule, spans }]
    })
    const given = matchRules(engine, post)
    if (JSON.stringify(given) !== JSON.stringify(expected)) {
      throw new Error(`disagreement on ${JSON.stringify(post)}\n${JSON.stringify(given)}\n${JSON.stringify(expected)}`)
    }
    matches += given.length
  }
  console.log(`${RULES} rules, ${POSTS} posts: engine and naive evaluator agree on all ${matches} matches and their spans`)
}
