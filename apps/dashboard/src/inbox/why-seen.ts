import type { Issue, Tone, ToneCounts } from '@kentongan/contracts'

/** The tone that an issue leans to, with its share of all mentions; null without mentions. Negative wins a tie: it is the one to look at. */
export function leaningOf({ negatif, netral, positif }: ToneCounts): { readonly tone: Tone; readonly share: number } | null {
  const all = negatif + netral + positif
  if (all === 0) return null
  if (negatif === 0 && positif === 0) return { tone: 'netral', share: 1 }
  return positif > negatif ? { tone: 'positif', share: positif / all } : { tone: 'negatif', share: negatif / all }
}

/** Why an issue is seen: it rises against its usual, it is a few that copy, or neither. */
export type Why =
  | { readonly code: 'rise'; readonly ratio: number; readonly sources: number }
  | { readonly code: 'copying'; readonly posts: number; readonly sources: number }
  | { readonly code: 'usual'; readonly mentions: number; readonly sources: number }

export function whySeen({ rise, mentions, sources }: Pick<Issue, 'rise' | 'mentions' | 'sources'>): Why {
  if (rise?.code === 'rise') return { code: 'rise', ratio: rise.ratio, sources }
  if (rise?.code === 'copying') return { code: 'copying', posts: mentions, sources }
  return { code: 'usual', mentions, sources }
}
