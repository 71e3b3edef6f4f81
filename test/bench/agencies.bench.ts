import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readAgencyCsv } from '@kentongan/agencies'
import { compileRuleset, makeAgencyRules, matchPost, type AgencyMatch, type AgencyRule, type MatchablePost } from '@kentongan/matching'
import { seededDice } from './matching-rules'

type Recorded = MatchablePost & { readonly at: string }
type Found = { readonly post: Recorded; readonly match: AgencyMatch }

/**
 * `npm run bench -- agencies [SAMPLE]`: the sixty agencies of test/fixtures against everything recorded in ../shared/replay. Prints
 * posts per second, mentions by agency, and SAMPLE (200) mentions drawn at random as JSON lines, for people to judge.
 */
export function bench([sample = '200']: readonly string[]): void {
  if (!existsSync(path.resolve('../shared/replay/news.jsonl'))) return console.log('skipped: bench agencies reads the recordings of ../shared')
  const { rows } = readAgencyCsv(readFileSync(path.resolve('test/fixtures/sixty-agencies.csv'), 'utf8'))
  const rules = rows.flatMap(({ terms }, agencyId): AgencyRule[] => {
    const { sure, review } = makeAgencyRules(terms ?? [])
    return [
      ...(sure === null ? [] : [{ ruleId: 2 * agencyId, agencyId, lane: 'sure' as const, query: sure }]),
      ...(review === null ? [] : [{ ruleId: 2 * agencyId + 1, agencyId, lane: 'review' as const, query: review }]),
    ]
  })
  const ruleset = compileRuleset(rules)
  const posts = readRecorded()
  for (const post of posts) matchPost(ruleset, post)
  const before = process.cpuUsage()
  const found = posts.flatMap(post => matchPost(ruleset, post).map((match): Found => ({ post, match })))
  const { user, system } = process.cpuUsage(before)
  console.log(`${rows.length} agencies, ${rules.length} rules, ${posts.length} posts: ${Math.round(posts.length / ((user + system) / 1e6))} posts/CPU-s`)
  const sure = found.filter(({ match }) => !match.doubtful)
  console.log(`${sure.length} mentions, ${found.length - sure.length} more in doubt`)
  const count = (agencyId: number, doubtful: boolean) => found.filter(({ match }) => match.agencyId === agencyId && match.doubtful === doubtful).length
  for (const [agencyId, { name }] of rows.entries()) console.log(`${name.padEnd(60)} ${String(count(agencyId, false)).padStart(5)} sure ${String(count(agencyId, true)).padStart(5)} in doubt`)
  for (const { post, match } of draw(sure, Number(sample))) console.log(JSON.stringify(shown(post, match, rows[match.agencyId]!.name)))
}

const shown = (post: Recorded, { spans }: AgencyMatch, agency: string) =>
  ({ agency, words: spans.map(({ field, start, end }) => post[field].slice(start, end)), title: post.title, text: post.text.slice(0, 400), at: post.at })

function readRecorded(): readonly Recorded[] {
  const lines = (name: string): readonly Record<string, string>[] =>
    readFileSync(path.resolve('../shared/replay', name), 'utf8').trim().split('\n').map(line => JSON.parse(line))
  const post = ({ title = '', text = '', at = '' }: Record<string, string>, source: string) => ({ title, text, at, source, author: '', lang: '' })
  return [...lines('news.jsonl').map(line => post(line, line.outlet!)), ...lines('posts.jsonl').map(line => post(line, 'sosial'))]
}

function draw(found: readonly Found[], size: number): readonly Found[] {
  const dice = seededDice(11)
  const left = [...found]
  return Array.from({ length: Math.min(size, left.length) }, () => left.splice(dice(left.length), 1)[0]!)
}
