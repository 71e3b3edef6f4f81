import { type Source, SourceKind } from '@kentongan/contracts'
import { stateOf } from './source-state'

type Counted = Pick<Source, 'kind' | 'paused' | 'health' | 'silent' | 'itemsToday'>
export type KindCount = { readonly kind: SourceKind; readonly sources: number; readonly answering: number; readonly itemsToday: number }

/** Sources by platform, in the order of the platforms; those that answer are neither failing, gone, paused nor still waiting. */
export function countKinds(sources: readonly Counted[]): KindCount[] {
  return SourceKind.options.flatMap(kind => {
    const own = sources.filter(source => source.kind === kind)
    const answering = own.filter(source => ['ok', 'degraded', 'silent'].includes(stateOf(source))).length
    return own.length === 0 ? [] : [{ kind, sources: own.length, answering, itemsToday: own.reduce((sum, source) => sum + source.itemsToday, 0) }]
  })
}

/** Where people talk and nothing is heard; the catalogues say why (`uncovered.*`). */
export const uncoveredPlatforms = ['x', 'facebook', 'instagram', 'tiktok', 'threads', 'bluesky'] as const
