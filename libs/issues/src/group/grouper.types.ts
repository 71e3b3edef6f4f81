import type { Span } from '@kentongan/contracts'

/**
 * A post as the grouper reads it. `at`: when it was published, milliseconds since 1970 UTC, clamped to when it was collected.
 * `matched`: where it names its agencies. All posts of an agency do, so that says little about which issue one belongs to.
 */
export type GroupPost = {
  readonly id: number
  readonly title: string
  readonly text: string
  readonly outlet: string
  readonly at: number
  readonly agencies: readonly number[]
  readonly matched: readonly Span[]
}

/**
 * Why a post joined an issue, or two issues became one, in the words that counted most (as written, heaviest first). `copy`: it is
 * nearly the same text as `with`. `same-words`: they share rare words. `same-names`: most of what they share are names and numbers.
 * `person`: somebody said so. `score` reached `threshold` (both 0..1). `with` is the post of the other side that is nearest.
 */
export type JoinReason = {
  readonly code: 'copy' | 'same-words' | 'same-names' | 'person'
  readonly words: readonly string[]
  readonly score: number
  readonly threshold: number
  readonly with: number
}

/**
 * What became of a post. An issue is named by the id of one of its posts, at first the one that opened it; so ids need no counter.
 * `join` null: it opened an issue. `merged`: issues that its coming joined to others, in order; the older one survives. `issue` is
 * the name after these merges. `copyOf`: the first post of its copy group, null if it is that itself.
 */
export type GroupOutcome = {
  readonly issue: number
  readonly join: JoinReason | null
  readonly merged: readonly GroupMerge[]
  readonly copyOf: number | null
}

export type GroupMerge = { readonly from: number; readonly into: number; readonly reason: JoinReason }

/**
 * What a person decided; it holds for ever. `id` is the caller's number of the decision and names it for an undo.
 * - `merge`: two issues are one. The older survives, whichever was named first.
 * - `split`: these posts leave the issues they are in and are one issue of their own, which the machine never joins to these again.
 * - `move`: these posts belong to `into` and not where they were; the machine never joins the two issues again.
 * - `undo`: takes back an earlier decision: posts that it moved and that nobody has moved since go back, what it forbade or taught is
 *   forgotten.
 */
export type Decision =
  | { readonly id: number; readonly kind: 'merge'; readonly from: number; readonly into: number }
  | { readonly id: number; readonly kind: 'split'; readonly posts: readonly number[] }
  | { readonly id: number; readonly kind: 'move'; readonly posts: readonly number[]; readonly into: number }
  | { readonly id: number; readonly kind: 'undo'; readonly decision: number }

/**
 * What a decision changed. `moved`: every post whose issue has another name now. Where the post that names an issue leaves it, the
 * rest is named by its oldest post and stands in `moved` as well. `closed`: issues without posts now, and where these went.
 * `unknown`: ids of the decision that the grouper has forgotten (older than its window) or never saw; for these the caller's own
 * table is the only truth, and its redirects go on top of what the grouper says.
 */
export type DecisionOutcome = {
  readonly moved: readonly { readonly post: number; readonly from: number; readonly to: number }[]
  readonly closed: readonly { readonly from: number; readonly into: number }[]
  readonly unknown: readonly number[]
}

/** Everything a grouper knows, as bytes to keep anywhere. The first four bytes are the format's version. */
export type GrouperState = Uint8Array

export type Grouper = {
  /** Takes the next post. Its clock is the newest `at` it has seen; posts may come late. A post id that it holds already changes nothing. */
  readonly add: (post: GroupPost) => GroupOutcome
  readonly decide: (decision: Decision) => DecisionOutcome
  /** The issue a post is in now; null when it is unknown or forgotten. */
  readonly issueOf: (post: number) => number | null
  /** A grouper made from this goes on exactly as this one would. */
  readonly save: () => GrouperState
}
