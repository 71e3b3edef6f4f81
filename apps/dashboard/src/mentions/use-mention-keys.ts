import { useEffect, useEffectEvent } from 'react'

export type KeyActions = {
  readonly move: (step: 1 | -1) => void
  readonly open: () => void
  readonly close: () => void
  readonly search: () => void
  readonly help: () => void
  readonly undo: () => void
  readonly tone: (tone: 'negatif' | 'netral' | 'positif') => void
  readonly irrelevant: () => void
  readonly relevant: () => void
  /** Picks for a correction together; with Shift everything since the last pick. */
  readonly pick: (range: boolean) => void
}

/** The tones by key: numbers, and signs as they are drawn. */
export const toneKeys: Readonly<Record<string, 'negatif' | 'netral' | 'positif'>> = {
  '1': 'negatif', '-': 'negatif', '−': 'negatif', '2': 'netral', '0': 'netral', '3': 'positif', '+': 'positif',
}

/** Single-key shortcuts of the mentions page; silent while someone types, in a dialog, or when switched off (WCAG 2.1.4). */
export function useMentionKeys(enabled: boolean, actions: KeyActions): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isTaken(event)) return
    const act = actionFor(event, actions)
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

function actionFor(event: KeyboardEvent, actions: KeyActions): (() => void) | undefined {
  const tone = toneKeys[event.key]
  if (tone) return () => actions.tone(tone)
  const byKey: Record<string, (() => void) | undefined> = {
    'j': () => actions.move(1),
    'k': () => actions.move(-1),
    'Enter': isControl(event.target) ? undefined : actions.open,
    'Escape': actions.close,
    '/': actions.search,
    '?': actions.help,
    'u': actions.undo,
    'x': actions.irrelevant,
    'r': actions.relevant,
    'p': () => actions.pick(false),
    'P': () => actions.pick(true),
  }
  return byKey[event.key]
}

const isControl = (target: EventTarget | null) => target instanceof Element && target.closest('a, button, summary, [role=option]') !== null

/** Whether a key belongs to something else: a field, a dialog, the browser. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return true
  const target = event.target
  if (!(target instanceof Element)) return false
  return target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu]') !== null
}
