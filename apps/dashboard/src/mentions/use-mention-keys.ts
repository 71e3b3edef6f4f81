import { useSingleKeys } from '../ui/use-single-keys'

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

/** Single-key shortcuts of the mentions page. */
export function useMentionKeys(enabled: boolean, actions: KeyActions): void {
  useSingleKeys(enabled, event => actionFor(event, actions))
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
