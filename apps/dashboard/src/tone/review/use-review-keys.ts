import { useEffect, useEffectEvent } from 'react'
import { isTaken, toneKeys } from '../../mentions/use-mention-keys'
import type { Verdict } from './review-state'

export type ReviewKeys = { readonly judge: (verdict: Verdict) => void; readonly undo: () => void; readonly turnCopies: () => void }

/** 1 2 3 for the tone, X and S, U, C; silent while someone types, in a dialog, or when switched off (WCAG 2.1.4). */
export function useReviewKeys(enabled: boolean, keys: ReviewKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || isTaken(event)) return
    const act = actionFor(event.key, keys)
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [enabled])
}

function actionFor(key: string, { judge, undo, turnCopies }: ReviewKeys): (() => void) | undefined {
  const tone = toneKeys[key]
  if (tone) return () => judge(tone)
  return { x: () => judge('irrelevant'), s: () => judge('skipped'), u: undo, c: turnCopies }[key]
}
