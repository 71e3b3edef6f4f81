import type { TokenBuffer, Vocabulary } from '@kentongan/text'
import type { Link } from './near-chain'
import type { NumberList } from './number-list'
import type { PhraseTrie } from './phrase-trie'
import type { WildWords } from './wild-words'

export type RuleId = number | string

/** Marks, beside the bits of the fields in which a leaf counts, that its capitals matter. */
export const EXACT = 0x80

/** A rule whose leaves are numbers. `any` is an OR of leaves: most rules are no more than that. */
export type CompiledNode =
  | { readonly type: 'any'; readonly leaves: readonly number[] }
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
  /**
   * A leaf is one phrase in one field as some rule asks for it; equal ones of different rules are one. By leaf: bits of
   * `queryFields`, and {@link EXACT} where `spellings` has the capitals that must hold, word by word (null: any).
   */
  readonly leafKinds: Uint8Array
  readonly spellings: ReadonlyMap<number, readonly (string | null)[]>
  /** Bits of the fields that any rule looks into. */
  readonly fields: number
  /** By leaf: the rules that cannot match without it or one of its alternatives. */
  readonly triggers: readonly (readonly number[])[]
  readonly tokens: readonly TokenBuffer[]
  readonly occurrences: Occurrences
  /** The rules that the post at hand has woken, and the occurrences that take part in the rule at hand. */
  readonly candidates: NumberList
  readonly taking: NumberList
  /** By rule: the post for which it was last a candidate. */
  readonly seen: Int32Array
}
