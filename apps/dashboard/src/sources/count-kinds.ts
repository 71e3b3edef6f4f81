import type { Source, SourceKind } from '@kentongan/contracts'
import { stateOf } from './source-state'

type Counted = Pick<Source, 'kind' | 'paused' | 'health' | 'silent' | 'itemsToday'>
export type KindCount = { readonly sources: number; readonly answering: number; readonly itemsToday: number }

/** The sources of these kinds; those that answer are neither failing, gone, paused nor still waiting. */
export function countKinds(sources: readonly Counted[], kinds: readonly SourceKind[]): KindCount {
  const own = sources.filter(source => kinds.includes(source.kind))
  const answering = own.filter(source => ['ok', 'degraded', 'silent'].includes(stateOf(source))).length
  return { sources: own.length, answering, itemsToday: own.reduce((sum, source) => sum + source.itemsToday, 0) }
}
