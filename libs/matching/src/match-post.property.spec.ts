import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { foldKeepingCase, foldText, tokenise, type Token } from '@kentongan/text'
import fc from 'fast-check'
import { compileTerms, type Term } from './compile-terms'
import { matchPost, type AgencyMatch, type Field, type PostText, type Span } from './match-post'

/** The same rules, one term and one place at a time, without a trie: slow and plain. */
function matchNaively(terms: readonly Term[], post: PostText): readonly AgencyMatch[] {
  const agencies = [...new Set(terms.map(term => term.agencyId))].sort((a, b) => a - b)
  return agencies.flatMap(agencyId => {
    const own = terms.filter(term => term.agencyId === agencyId)
    const inField = (field: Field) => longestFirst(own.flatMap(term => spansOf(term, field, post[field])))
    const spans = [...inField('title'), ...inField('text')]
    return spans.length === 0 ? [] : [{ agencyId, spans: spans.slice(0, 50) }]
  })
}

function longestFirst(spans: readonly Span[]): readonly Span[] {
  const rest = [...spans].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start || a.termId - b.termId)
  const kept: Span[] = []
  for (const span of rest) if (kept.every(other => span.end <= other.start || other.end <= span.start)) kept.push(span)
  return kept.sort((a, b) => a.start - b.start)
}

function spansOf(term: Term, field: Field, text: string): readonly Span[] {
  const wanted = tokenise(term.text)
  const tokens = tokenise(text)
  if (wanted.length === 0) return []
  const isTag = term.text.trimStart().startsWith('#') && wanted[0]?.hashtag?.size === wanted.length
  const ends = (from: number, to: number) =>
    ({ field, start: tokens[from]?.start ?? 0, end: tokens[to]?.end ?? 0, termId: term.termId })
  return tokens.flatMap((token, at) => {
    const phrase = !isTag && wanted.every((word, k) => fits(term, word, k, text, tokens[at + k]))
    const asTag = token.hashtag !== null && fitsTag(term, wanted, isTag, text, token)
    return [
      ...(phrase ? [ends(at, at + wanted.length - 1)] : []),
      ...(asTag ? [ends(at, at + (token.hashtag?.size ?? 1) - 1)] : []),
    ]
  })
}

function fits(term: Term, word: Token, k: number, text: string, token: Token | undefined): boolean {
  if (token === undefined) return false
  if (k > 0 && token.gap !== 'joined' && (token.gap === 'far' || word.gap === 'joined')) return false
  if (word.text !== token.text && word.text !== token.bare) return false
  if (term.kind !== 'acronym' || term.text.includes('@')) return true
  const asGiven = foldKeepingCase(term.text.slice(word.start, word.end))
  const written = foldKeepingCase(text.slice(token.start, token.end)).slice(0, word.text.length)
  return written === asGiven || written === asGiven.toUpperCase()
}

function fitsTag(term: Term, wanted: readonly Token[], isTag: boolean, text: string, token: Token): boolean {
  const tag = token.hashtag
  if (tag === null) return false
  const whole = isTag ? term.text.trim() : `#${wanted.map(word => term.text.slice(word.start, word.end)).join('')}`
  if (tag.text !== foldText(whole)) return false
  const written = foldKeepingCase(text.slice(tag.start, tag.end))
  return term.kind !== 'acronym' || term.text.includes('@') || written === whole || written === whole.toUpperCase()
}

const word = fc.constantFrom('kpk', 'KPK', 'Kpk', 'Lan', 'LAN', 'imigrasi', 'masa', 'masalah', 'a', 'b', 'A', 'KA', '1')
const clitic = fc.oneof({ weight: 3, arbitrary: fc.constant('') },
  fc.constantFrom('nya', 'lah', 'kah', 'pun', 'ku', 'NYA', 'nyakah'))
const gap = fc.oneof({ weight: 4, arbitrary: fc.constant(' ') },
  fc.constantFrom('-', '\n', '. ', ', ', ' - ', '', '_', ' #', '#', ' @', '\u200b', '; … ', ' 😭 ', "'"))
const piece = fc.tuple(gap, word, clitic).map(parts => parts.join(''))
const text = fc.array(piece, { maxLength: 14 }).map(parts => parts.join(''))
const furtherWord = fc.tuple(fc.constantFrom(' ', ' ', '-', '. ', ''), word)
const termText = fc.tuple(fc.constantFrom('', '', '#', '@'), word, fc.array(furtherWord, { maxLength: 2 }))
  .map(([sign, first, more]) => sign + first + more.map(parts => parts.join('')).join(''))
const kind = fc.constantFrom('name', 'acronym', 'keyword')
const terms = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), termText, kind), { minLength: 1, maxLength: 8 })
  .map(list => list.map(([agencyId, one, sort], termId): Term => ({ agencyId, termId, text: one, kind: sort })))

it('agrees with the plain evaluator on random terms and texts', () => {
  fc.assert(fc.property(terms, text, text, (list, title, body) => {
    const post = { title, text: body }
    expect(matchPost(compileTerms(list), post)).toEqual(matchNaively(list, post))
  }), { numRuns: 5000 })
})

it('matches a term wherever it is quoted as written', () => {
  fc.assert(fc.property(terms, list => {
    const matcher = compileTerms(list)
    for (const { agencyId, text: quoted } of list) {
      const post = { title: '', text: `Kata "${quoted}".` }
      expect(matchPost(matcher, post).map(match => match.agencyId)).toContain(agencyId)
    }
  }), { numRuns: 500 })
})

it('gives the same whatever the order of the terms', () => {
  fc.assert(fc.property(terms, text, (list, body) => {
    const post = { title: '', text: body }
    expect(matchPost(compileTerms([...list].reverse()), post)).toEqual(matchPost(compileTerms(list), post))
  }))
})

const headlinesFile = path.resolve(process.cwd(), '../shared/data/claims/ordinary-headlines-dev.jsonl')
const isThere = existsSync(headlinesFile)
if (!isThere) console.info(`Skipped: agreement on real headlines needs ${headlinesFile}`);

(isThere ? it : it.skip)('agrees with the plain evaluator on real headlines', () => {
  const acronyms = ['KPK', 'DPR', 'MK', 'MA', 'BPN', 'PN', 'Polri', 'TNI', 'KPU', 'KAI']
  const names = ['Imigrasi', 'Polisi', 'Polda Metro', 'Jakarta Selatan', 'Wakil Ketua DPR', 'Ketua',
    'Soekarno-Hatta', 'Jl. Sudirman']
  const list = [...acronyms, ...names].map((text, termId): Term =>
    ({ text, termId, agencyId: termId % 4, kind: acronyms.includes(text) ? 'acronym' : 'name' }))
  const matcher = compileTerms(list)
  let mentions = 0
  for (const line of readFileSync(headlinesFile, 'utf8').trim().split('\n')) {
    const post = { title: (JSON.parse(line) as { text: string }).text, text: '' }
    const matches = matchPost(matcher, post)
    expect(matches).toEqual(matchNaively(list, post))
    mentions += matches.length
  }
  expect(mentions).toBeGreaterThan(100)
})
