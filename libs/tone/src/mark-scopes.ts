import type { Token } from './read-tokens'
import { isContrast, isNegation } from './words/classify-words'

/** Which clause a token stands in, and whether a negation reaches it. */
export type Scope = { readonly clause: number; readonly negated: boolean }

const CLAUSE_ENDS = new Set(['.', '!', '!!', '?', '??', '...', ';', ',', ':'])
/** Words that a negation reaches, within its clause. */
const REACH = 4

/** Marks each token's scope: clauses end at marks and at words of contrast. */
export function markScopes(tokens: readonly Token[]): readonly Scope[] {
  let clause = 0
  let reach = 0
  return tokens.map(({ name, kind }) => {
    const opens = kind === 'word' && isContrast(name)
    if (opens || (kind === 'mark' && CLAUSE_ENDS.has(name))) {
      clause++
      reach = 0
    }
    const scope = { clause, negated: reach > 0 }
    if (kind === 'word') reach = isNegation(name) ? REACH : Math.max(0, reach - 1)
    return scope
  })
}
