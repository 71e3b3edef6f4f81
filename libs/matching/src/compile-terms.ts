import { foldKeepingCase, foldText, tokenise, type Token } from '@kentongan/text'

/** One name, acronym or keyword of an agency, as an admin wrote it. */
export type Term = {
  readonly agencyId: number
  readonly termId: number
  readonly text: string
  readonly kind: 'name' | 'acronym' | 'keyword'
}

/**
 * How a term's words must be written in the post, one set of spellings per word: as the admin wrote it, or in capitals. (A
 * text that is shouted throughout needs no rule of its own: all its words are in capitals.) Null where capitals do not matter.
 */
export type Spelling = readonly ReadonlySet<string>[] | null

export type Ending = { readonly agencyId: number; readonly termId: number; readonly spelling: Spelling }

/**
 * A node of the trie over the words of all terms. `next` needs the next word in the same phrase; `afterPunctuation` also takes it
 * behind the few characters that the term itself has there (`PT. PLN`).
 */
export type TermNode = {
  readonly next: Map<string, TermNode>
  readonly afterPunctuation: Map<string, TermNode>
  readonly endings: Ending[]
}

/** `unusable`: terms without a single letter or digit, which can match nothing. */
export type Matcher = { readonly root: TermNode; readonly unusable: readonly number[] }

/**
 * Builds one trie over all terms. A term of several words also matches as a hashtag in one word (`Bea Cukai` → `#beacukai`);
 * a term written as a hashtag or handle matches only as one.
 */
export function compileTerms(terms: readonly Term[]): Matcher {
  const root = newNode()
  const unusable: number[] = []
  for (const term of terms) {
    const words = tokenise(term.text)
    if (words.length === 0) unusable.push(term.termId)
    else addTerm(root, term, words)
  }
  return { root, unusable }
}

function addTerm(root: TermNode, term: Term, words: readonly Token[]): void {
  const { agencyId, termId } = term
  const capitals = term.kind === 'acronym' && words.every(word => word.kind !== 'handle')
  const written = words.map(word => term.text.slice(word.start, word.end))
  const tag = words[0]?.hashtag
  const onlyTag = tag != null && tag.size === words.length
  const whole = onlyTag ? term.text.slice(tag.start, tag.end) : `#${written.join('')}`
  stepTo(root.next, foldText(whole)).endings.push({ agencyId, termId, spelling: capitals ? [spellings(whole)] : null })
  if (!onlyTag) endOf(root, words).endings.push({ agencyId, termId, spelling: capitals ? written.map(spellings) : null })
}

function endOf(root: TermNode, words: readonly Token[]): TermNode {
  let node = root
  words.forEach((word, at) => {
    node = stepTo(at > 0 && word.gap !== 'joined' ? node.afterPunctuation : node.next, word.text)
  })
  return node
}

function spellings(written: string): ReadonlySet<string> {
  const folded = foldKeepingCase(written)
  return new Set([folded, folded.toUpperCase()])
}

function stepTo(branches: Map<string, TermNode>, word: string): TermNode {
  const existing = branches.get(word)
  if (existing !== undefined) return existing
  const node = newNode()
  branches.set(word, node)
  return node
}

function newNode(): TermNode {
  return { next: new Map(), afterPunctuation: new Map(), endings: [] }
}
