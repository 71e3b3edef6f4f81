import type { Token } from '../read-tokens'
import { addFeature, type FeatureBag } from './feature-bag'
import type { TargetPlace } from './target-features'

const LENGTHS = [6, 10, 15, 25, 50]

/** Adds what the text looks like: length, end, quotes, emoji, and where the target stands and what kind of mark follows it. */
export function addShapeFeatures(bag: FeatureBag, text: string, tokens: readonly Token[], target: TargetPlace): void {
  const add = (name: string, tokensOf: readonly number[] = []) => addFeature(bag, 'shape', name, tokensOf)
  const longer = LENGTHS.findIndex(length => tokens.length < length)
  add(`len:${longer < 0 ? LENGTHS.length : longer}`)
  if (target.at.length > 0) addTargetShape(add, text, tokens, target.at)
  const end = text.trimEnd().at(-1) ?? ''
  if (end !== '' && '?.!'.includes(end)) add(`end:${end}`)
  add(`capital:${/^[A-Z0-9"'“]/.test(text)}`)
  if (/["“”]/.test(text)) add('quoted')
  const emoji = tokens.filter(({ kind }) => kind === 'emoji').length
  if (emoji > 0) add(`emoji:${Math.min(emoji, 3)}`)
  const last = tokens.at(-1)
  if (last?.kind === 'emoji') add(`last:${last.name}`, [tokens.length - 1])
}

function addTargetShape(add: (name: string) => void, text: string, tokens: readonly Token[], at: readonly number[]): void {
  const first = at[0]!
  const { start, end } = tokens[first]!
  const next = tokens[first + 1]
  add(`place:${first === 0 ? 'first' : first <= 2 ? 'early' : first === tokens.length - 1 ? 'last' : 'middle'}`)
  add(`times:${Math.min(3, at.length)}`)
  if (next) add(`next:${next.kind === 'mark' ? next.name : next.kind}`)
  add(`target:${text.slice(start, end).toLowerCase().split(' ')[0]}`)
}
