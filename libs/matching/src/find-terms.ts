import { foldKeepingCase, type Token } from '@kentongan/text'
import type { Ending, Spelling, TermNode } from './compile-terms'

/** A term found at tokens `from` up to, not including, `to`. */
export type Found = { readonly agencyId: number; readonly termId: number; readonly from: number; readonly to: number }

type Walk = { readonly text: string; readonly tokens: readonly Token[]; readonly from: number; readonly found: Found[] }

/** Finds every term at every place, overlapping ones too, in one pass over the tokens of a text. */
export function findTerms(root: TermNode, text: string, tokens: readonly Token[]): readonly Found[] {
  const found: Found[] = []
  tokens.forEach((token, from) => {
    const walk = { text, tokens, from, found }
    if (token.hashtag !== null) findTag(root, walk, token.hashtag)
    follow(root.next, walk, token, from)
  })
  return found
}

function findTag(root: TermNode, walk: Walk, tag: NonNullable<Token['hashtag']>): void {
  const node = root.next.get(tag.text)
  if (node === undefined) return
  const written = foldKeepingCase(walk.text.slice(tag.start, tag.end))
  collect(node, walk, walk.from + tag.size, spelling => spelling[0]?.has(written) === true)
}

/** Takes the word as it stands and, where it carries clitics, without them; each may lead to another term. */
function follow(branches: ReadonlyMap<string, TermNode>, walk: Walk, token: Token, at: number): void {
  const asWritten = branches.get(token.text)
  if (asWritten !== undefined) arrive(asWritten, walk, at + 1)
  const stripped = token.bare === token.text ? undefined : branches.get(token.bare)
  if (stripped !== undefined) arrive(stripped, walk, at + 1)
}

function arrive(node: TermNode, walk: Walk, to: number): void {
  if (node.endings.length > 0) collect(node, walk, to, spelling => isSpelled(spelling, walk))
  const token = walk.tokens[to]
  if (token === undefined || token.gap === 'far') return
  if (token.gap === 'joined') follow(node.next, walk, token, to)
  follow(node.afterPunctuation, walk, token, to)
}

function collect(node: TermNode, { from, found }: Walk, to: number, isRight: (spelling: NonNullable<Spelling>) => boolean): void {
  const matching = (ending: Ending) => ending.spelling === null || isRight(ending.spelling)
  for (const { agencyId, termId } of node.endings.filter(matching)) found.push({ agencyId, termId, from, to })
}

function isSpelled(spelling: NonNullable<Spelling>, { text, tokens, from }: Walk): boolean {
  return spelling.every((allowed, offset) => {
    const token = tokens[from + offset]
    if (token === undefined) return false
    const written = foldKeepingCase(text.slice(token.start, token.end))
    return allowed.has(written) || allowed.has(written.slice(0, token.bare.length))
  })
}
