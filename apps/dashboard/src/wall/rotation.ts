export const panels = ['issues', 'volume', 'agencies'] as const
export type PanelName = (typeof panels)[number]

/** Which panel is shown, for how many seconds yet, and since when it is held (ms since 1970). */
export type Rotation = { readonly panel: number; readonly left: number; readonly heldAt: number | null }

const shownFor = 20
/** A wall that somebody stopped goes on by itself. */
const heldFor = 5 * 60_000

export const firstPanel: Rotation = { panel: 0, left: shownFor, heldAt: null }

/** One second later. */
export function tick(rotation: Rotation, now: number): Rotation {
  if (rotation.heldAt !== null) return now - rotation.heldAt < heldFor ? rotation : { ...rotation, heldAt: null }
  return rotation.left > 1 ? { ...rotation, left: rotation.left - 1 } : { ...turn(rotation, 1), heldAt: null }
}

/** The next panel, or the one before. */
export const turn = ({ panel, heldAt }: Rotation, step: 1 | -1): Rotation => ({ panel: (panel + step + panels.length) % panels.length, left: shownFor, heldAt })

/** Stops, or goes on. */
export const hold = (rotation: Rotation, now: number): Rotation => ({ ...rotation, heldAt: rotation.heldAt === null ? now : null })
