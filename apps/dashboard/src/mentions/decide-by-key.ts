import type { CorrectMention, Mention, Tone } from '@kentongan/contracts'
import { callRelevant, turnRelevance } from './correction'
import type { Decide } from './doubt-line'

/** What 1, 2, 3, R and X do: where something is picked, `sayOfPicked` says it of all of that, else it is said of the mention at hand (`at`, asked when the key is pressed). */
export function decideByKey(sayOfPicked: ((change: CorrectMention) => void) | undefined, at: () => Mention | undefined, correct: Decide | undefined) {
  const act = (ofMany: CorrectMention, ofOne: (mention: Mention) => CorrectMention | undefined) => {
    if (sayOfPicked) return sayOfPicked(ofMany)
    const mention = at()
    const change = mention && ofOne(mention)
    if (mention && change) correct?.(mention, change)
  }
  return {
    tone: (tone: Tone) => act({ tone }, () => ({ tone })),
    irrelevant: () => act({ relevant: false }, turnRelevance),
    relevant: () => act({ relevant: true }, callRelevant),
  }
}
