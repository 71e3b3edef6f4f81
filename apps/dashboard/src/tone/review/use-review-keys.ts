import { toneKeys } from '../../mentions/use-mention-keys'
import { useSingleKeys } from '../../ui/use-single-keys'
import type { Verdict } from './review-state'

export type ReviewKeys = { readonly judge: (verdict: Verdict) => void; readonly undo: () => void; readonly turnCopies: () => void }

/** 1 2 3 for the tone, X and S, U, C; a key that is held down judges once. */
export function useReviewKeys(enabled: boolean, keys: ReviewKeys): void {
  useSingleKeys(enabled, event => (event.repeat ? undefined : actionFor(event.key, keys)))
}

function actionFor(key: string, { judge, undo, turnCopies }: ReviewKeys): (() => void) | undefined {
  const tone = toneKeys[key]
  if (tone) return () => judge(tone)
  return { x: () => judge('irrelevant'), s: () => judge('skipped'), u: undo, c: turnCopies }[key]
}
