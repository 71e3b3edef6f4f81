import type { TokenBuffer, Vocabulary } from '@kentongan/text'
import type { Link } from './near-chain'
import type { PhraseTrie } from './phrase-trie'
import type { WildWords } from './wild-words'

export type RuleId = number | string

/** One phrase in one field as some rule asks for it; equal ones of different rules are one leaf. */
export type Leaf = {
  /** Bits of `queryFields` in which it counts. */
  readonly fields: number
  /** Spellings that must hold word by word, null where capitals do not matter. */
  readonly exact: readonly (string | null)[] | null
}

/** A rule whose leaves are numbers. */
export type CompiledNode =
  | { readonly type: 'leaf'; readonly leaf: number }
  | { readonly type: 'near'; readonly operands: readonly (readonly number[])[]; readonly links: readonly Link[] }
  | { readonly type: 'not'; readonly child: CompiledNode }
  | { readonly type: 'and' | 'or'; readonly children: readonly CompiledNode[] }

export type CompiledRule = { readonly id: RuleId; readonly root: CompiledNode }

/**
 * Where leaves stand in the post at hand: occurrences in columns, chained per leaf from `head` by `next`. A leaf without an
 * occurrence in the current post has another `stamp` than `post`. Reused from post to post.
 */
export type Occurrences = {
  post: number
  count: number
  field: Int32Array
  from: Int32Array
  to: Int32Array
  next: Int32Array
  readonly head: Int32Array
  readonly stamp: Int32Array
}

/**
 * All rules, ready to be matched. It carries the scratch space of a match as well: one engine serves one post at a time, which
 * is what a thread does anyway.
 */
export type RuleEngine = {
  readonly rules: readonly CompiledRule[]
  readonly vocabulary: Vocabulary
  readonly wild: WildWords
  readonly trie: PhraseTrie
  readonly leaves: readonly Leaf[]
  /** Bits of the fields that any rule looks into. */
  readonly fields: number
  /** By leaf: the rules that cannot match without it or one of its alternatives. */
  readonly triggers: readonly (readonly number[])[]
  readonly tokens: readonly TokenBuffer[]
  readonly occurrences: Occurrences
  /** By rule: the post for which it was last a candidate. */
  readonly seen: Int32Array
}
