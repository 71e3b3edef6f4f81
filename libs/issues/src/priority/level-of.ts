/** From calm to crisis; the names are the defaults of the screen. */
export const ISSUE_LEVELS = ['hijau', 'kuning', 'merah', 'krisis'] as const

export type IssueLevel = (typeof ISSUE_LEVELS)[number]

/** The score at which each level begins; `hijau` is 0. `slack`: a level is left only when the score is so far below its beginning. */
export type LevelThresholds = { readonly kuning: number, readonly merah: number, readonly krisis: number, readonly slack: number }

export const DEFAULT_THRESHOLDS: LevelThresholds = { kuning: 35, merah: 60, krisis: 80, slack: 5 }

/**
 * The level that a score suggests. It rises at once and falls only when the score is `slack` below where the level begins, so that a
 * score at a threshold does not make it flicker.
 *
 * @param previous what was suggested last; null for a new issue
 */
export function levelOf(score: number, thresholds: LevelThresholds, previous: IssueLevel | null): IssueLevel {
  const reached = (lenience: number): IssueLevel => [...ISSUE_LEVELS].reverse().find(level => score >= beginOf(level, thresholds) - lenience) ?? 'hijau'
  const plain = reached(0)
  if (previous === null || rankOf(plain) >= rankOf(previous)) return plain
  const held = reached(thresholds.slack)
  return rankOf(held) < rankOf(previous) ? held : previous
}

const beginOf = (level: IssueLevel, thresholds: LevelThresholds): number => (level === 'hijau' ? 0 : thresholds[level])

const rankOf = (level: IssueLevel): number => ISSUE_LEVELS.indexOf(level)

/** For the lane "besar tapi belum pasti": red or above if the truth lies at the upper 90 % bound, but not by what is sure. */
export function isLargeButUnsure({ score, upper }: { readonly score: number, readonly upper: number }, thresholds: LevelThresholds): boolean {
  return score < thresholds.merah && upper >= thresholds.merah
}
