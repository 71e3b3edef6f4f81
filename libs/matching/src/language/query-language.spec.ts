import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseQuery } from './parse-query'
import type { MatchablePost } from './query'
import { fieldNames, wordOperators } from './query-names'
import { queryLimits } from './query-limits'
import { evaluateNaively } from './testing/evaluate-naively'

const page = readFileSync(path.join(__dirname, '../../../../docs/query-language.md'), 'utf8')
const EXAMPLE = /^\d+\. `([^`]+)` (.+)\n\s+- ✓ (.+)\n\s+- ✗ (.+)$/gm
const examples = [...page.matchAll(EXAMPLE)].map(([, query = '', , yes = '', no = '']) => ({ query, yes, no }))

const nothing = { title: '', text: '', author: '', source: '', lang: '' }
function postOf(line: string): MatchablePost {
  return line.split(' · ').reduce<MatchablePost>((post, part) => {
    const [, name = 'isi', text = part] = /^(judul|isi|penulis|sumber|bahasa): (.+)$/.exec(part) ?? []
    return { ...post, [fieldNames.get(name) ?? 'text']: text }
  }, nothing)
}

it('has twenty examples', () => expect(examples).toHaveLength(20))

it.each(examples)('$query', ({ query, yes, no }) => {
  const parsed = parseQuery(query)
  expect(parsed).toMatchObject({ ok: true, hints: [] })
  if (!parsed.ok) return
  expect(evaluateNaively(parsed.root, postOf(yes))).not.toBeNull()
  expect(evaluateNaively(parsed.root, postOf(no))).toBeNull()
})

it('names every field, operator and limit', () => {
  for (const name of fieldNames.keys()) expect(page).toContain(`\`${name}:\``)
  for (const operator of wordOperators.keys()) expect(page).toContain(`\`${operator}\``)
  expect(page).toContain(`${queryLimits.characters.toLocaleString('id-ID')} karakter`)
  expect(page).toContain(`${queryLimits.terms} istilah`)
  expect(page).toContain(`${queryLimits.depth} tingkat`)
  expect(page).toContain(`1 sampai ${queryLimits.distance}`)
})
