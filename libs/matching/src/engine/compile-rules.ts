import { createTokenBuffer, createVocabulary } from '@kentongan/text'
import { queryFields, type NearNode, type PhraseNode, type QueryNode, type QueryWord, type WildWord } from '../language/query'
import { chooseTriggers } from './choose-triggers'
import { toNormalForm, type NormalNode } from './normal-form'
import { createNumberList } from './number-list'
import { buildTrie, type PhrasePath } from './phrase-trie'
import { EXACT, type CompiledNode, type CompiledRule, type RuleEngine, type RuleId } from './rule-engine'
import { indexWildWords } from './wild-words'

export type Rule = { readonly id: RuleId; readonly root: QueryNode }

const bitOf = (field: PhraseNode['field']): number => (field === null ? 0b11 : 1 << queryFields.indexOf(field))

/** Leaves and symbols as they are met while rules are read. */
type Draft = {
  readonly leafNumbers: Map<string, number>
  readonly kinds: number[]
  readonly spellings: Map<number, readonly (string | null)[]>
  readonly phrases: (readonly QueryWord[])[]
  /** How many rules' clauses ask for a leaf: the only thing known of its frequency. */
  readonly uses: number[]
}

/** Builds one engine over all rules; their order is the order of its answers. Throws nothing: a parsed query always compiles. */
export function compileRules(rules: readonly Rule[]): RuleEngine {
  const draft: Draft = { leafNumbers: new Map(), kinds: [], spellings: new Map(), phrases: [], uses: [] }
  const compiled = rules.map(({ id, root }): CompiledRule => ({ id, root: compileNode(draft, toNormalForm(root)) }))
  return assemble(draft, compiled)
}

function assemble({ kinds, spellings, phrases, uses }: Draft, rules: readonly CompiledRule[]): RuleEngine {
  const wildWords = new Map<string, WildWord>()
  for (const word of phrases.flat()) if (word.kind === 'wild') wildWords.set(keyOf(word), word)
  const vocabulary = createVocabulary(phrases.flatMap(vocabularyOf))
  const numbers = new Map(vocabulary.words.map((word, number) => [word, number]))
  const wildNumbers = new Map([...wildWords.keys()].map((key, number) => [key, vocabulary.words.length + number]))
  const symbolOf = (word: QueryWord): number => (word.kind === 'wild' ? wildNumbers.get(keyOf(word))! : numbers.get(word.text)!)
  const paths = phrases.flatMap((words, leaf): PhrasePath[] => {
    const path = { symbols: words.map(symbolOf), leaf }
    const tag = joinedTag(words)
    return tag === null ? [path] : [path, { symbols: [numbers.get(tag)!], leaf }]
  })
  return {
    rules,
    vocabulary,
    wild: indexWildWords([...wildWords.values()]),
    trie: buildTrie(paths, vocabulary.words.length + wildWords.size),
    leafKinds: Uint8Array.from(kinds),
    spellings,
    fields: kinds.reduce((bits, kind) => bits | kind, 0),
    triggers: indexTriggers(rules, phrases, uses),
    tokens: queryFields.map(createTokenBuffer),
    occurrences: {
      post: 0, count: 0, field: new Int32Array(256), from: new Int32Array(256), to: new Int32Array(256), next: new Int32Array(256),
      head: new Int32Array(kinds.length), stamp: new Int32Array(kinds.length),
    },
    candidates: createNumberList(),
    taking: createNumberList(),
    seen: new Int32Array(rules.length),
  }
}

function compileNode(draft: Draft, node: NormalNode): CompiledNode {
  if (!('children' in node)) {
    const leaf = compileLeaf(draft, node.leaf)
    return node.type === 'is' ? leaf : { type: 'not', child: leaf }
  }
  const children = node.children.map(child => compileNode(draft, child))
  return node.type === 'or' ? joinLeaves(children) : { type: 'and', children }
}

/** Gathers the leaves of an OR into one node. */
function joinLeaves(children: readonly CompiledNode[]): CompiledNode {
  const leaves = children.flatMap(child => (child.type === 'any' ? child.leaves : []))
  const others = children.filter(child => child.type !== 'any')
  if (others.length === 0) return { type: 'any', leaves }
  return { type: 'or', children: leaves.length === 0 ? others : [{ type: 'any', leaves }, ...others] }
}

function compileLeaf(draft: Draft, node: PhraseNode | NearNode): CompiledNode {
  if (node.type === 'phrase') return { type: 'any', leaves: [leafOf(draft, node)] }
  return { type: 'near', operands: node.operands.map(phrases => phrases.map(phrase => leafOf(draft, phrase))), links: node.links }
}

function leafOf(draft: Draft, { field, words }: PhraseNode): number {
  const key = `${bitOf(field)} ${words.map(keyOf).join(' ')}`
  const known = draft.leafNumbers.get(key)
  if (known !== undefined) {
    draft.uses[known]!++
    return known
  }
  const leaf = draft.phrases.push(words) - 1
  const spelled = words.some(word => word.kind === 'word' && word.exact !== null)
  if (spelled) draft.spellings.set(leaf, words.map(word => (word.kind === 'word' ? word.exact : null)))
  draft.leafNumbers.set(key, leaf)
  draft.kinds.push(bitOf(field) | (spelled ? EXACT : 0))
  draft.uses.push(1)
  return leaf
}

/** Words have no blanks, so a blank keeps them apart. */
const keyOf = (word: QueryWord): string => {
  if (word.kind === 'wild') return `*${word.parts.join('*')}`
  return word.kind === 'word' && word.exact !== null ? `${word.text}=${word.exact}` : word.text
}

const vocabularyOf = (words: readonly QueryWord[]): string[] => {
  const tag = joinedTag(words)
  return [...words.flatMap(word => (word.kind === 'wild' ? [] : [word.text])), ...(tag === null ? [] : [tag])]
}

/** `bea cukai` also stands in `#beacukai`. */
function joinedTag(words: readonly QueryWord[]): string | null {
  if (words.length < 2) return null
  const texts = words.map(word => (word.kind === 'word' && word.exact === null ? word.text : null))
  return texts.includes(null) ? null : `#${texts.join('')}`
}

function indexTriggers(rules: readonly CompiledRule[], phrases: Draft['phrases'], uses: readonly number[]): number[][] {
  const triggers: number[][] = phrases.map(() => [])
  // A phrase gets rarer with each word; a word that many rules ask for is a common one.
  const costOf = (leaf: number) => uses[leaf]! / phrases[leaf]!.length ** 2
  rules.forEach(({ root }, rule) => {
    for (const leaf of chooseTriggers(root, costOf)?.leaves ?? []) triggers[leaf]!.push(rule)
  })
  return triggers
}
