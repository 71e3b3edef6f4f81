import { useSingleKeys } from '../ui/use-single-keys'

export type InboxKeys = {
  readonly move: (step: 1 | -1) => void
  readonly open: () => void
  readonly close: () => void
  readonly pick: (range: boolean) => void
  readonly acknowledge: () => void
  readonly finish: () => void
  readonly mute: () => void
  readonly take: () => void
  readonly assign: () => void
  readonly undo: () => void
  readonly search: () => void
  readonly help: () => void
  /** The pages of the representative mentions. */
  readonly turn: (step: 1 | -1) => void
}

/** Single-key shortcuts of the inbox; `c` and `e` are left free. */
export function useInboxKeys(enabled: boolean, keys: InboxKeys): void {
  useSingleKeys(enabled, event => actionFor(event, keys))
}

function actionFor(event: KeyboardEvent, keys: InboxKeys): (() => void) | undefined {
  const byKey: Record<string, (() => void) | undefined> = {
    'j': () => keys.move(1),
    'k': () => keys.move(-1),
    'Enter': isControl(event.target) ? undefined : keys.open,
    'Escape': keys.close,
    'x': () => keys.pick(false),
    'X': () => keys.pick(true),
    'a': keys.acknowledge,
    'A': keys.finish,
    'm': keys.mute,
    's': keys.take,
    'S': keys.assign,
    'u': keys.undo,
    '/': keys.search,
    '?': keys.help,
    '[': () => keys.turn(-1),
    ']': () => keys.turn(1),
  }
  return byKey[event.key]
}

const isControl = (target: EventTarget | null) => target instanceof Element && target.closest('a, button, summary, [role=option]') !== null
