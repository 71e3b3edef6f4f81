import type { Tone, ToneCounts } from '@kentongan/contracts'

/** The tone that an issue leans to, with its share of all mentions; null without mentions. Negative wins a tie: it is the one to look at. */
export function leaningOf({ negatif, netral, positif }: ToneCounts): { readonly tone: Tone; readonly share: number } | null {
  const all = negatif + netral + positif
  if (all === 0) return null
  if (negatif === 0 && positif === 0) return { tone: 'netral', share: 1 }
  return positif > negatif ? { tone: 'positif', share: positif / all } : { tone: 'negatif', share: negatif / all }
}
