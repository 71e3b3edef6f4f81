/** What was seen in a window: copy groups, distinct sources, posts, distinct accounts. */
export type WindowCounts = { readonly groups: number, readonly sources: number, readonly posts: number, readonly accounts: number }

/** One text counts for at most so many voices, by however many it is republished. */
const MOST_VOICES_OF_A_TEXT = 5

/**
 * The number that is judged: independent voices. A copy group is one voice; where several sources carry one text each is a voice of
 * its own, since each decided to, but only up to five for each text. Fifty copies of one account are one voice.
 */
export function countVoices({ groups, sources }: Pick<WindowCounts, 'groups' | 'sources'>): number {
  return Math.max(groups, Math.min(sources, MOST_VOICES_OF_A_TEXT * groups))
}
