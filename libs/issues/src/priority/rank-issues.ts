/** Scores that differ by no more than this are not told apart. */
const NOISE = 3

export type Ranked<Id> = { readonly id: Id, readonly score: number }

/**
 * The order of the inbox, highest first, that leaves the order of before where it may: an issue overtakes another only when its score
 * is higher by more than the noise. In the answer nobody stands below an issue that it beats by more. A new issue goes where its
 * score puts it.
 *
 * @param previousOrder ids as shown last, highest first; those that are gone are passed over
 * @param noise in points
 */
export function rankIssues<Id extends string | number>(previousOrder: readonly Id[], issues: readonly Ranked<Id>[], noise = NOISE): readonly Id[] {
  const scores = new Map(issues.map(({ id, score }) => [id, score]))
  const known = new Set(previousOrder)
  const order: Ranked<Id>[] = []
  const place = (issue: Ranked<Id>, lead: number): void => {
    const at = order.findIndex(({ score }) => issue.score > score + lead)
    order.splice(at === -1 ? order.length : at, 0, issue)
  }
  for (const id of known) {
    const score = scores.get(id)
    if (score !== undefined) place({ id, score }, noise)
  }
  for (const issue of [...issues].filter(({ id }) => !known.has(id)).sort((a, b) => b.score - a.score)) place(issue, 0)
  return order.map(({ id }) => id)
}
