/** Occurrence number `at` as an interval of tokens in a field, `to` not included. */
export type Place = { readonly at: number; readonly field: number; readonly from: number; readonly to: number }
export type Link = { readonly distance: number; readonly ordered: boolean }

/**
 * Gives, operand by operand, the places that belong to some chain in which all neighbours fit, or null where there is none. The
 * places of each operand come sorted by field and `from`. Two passes, forwards and backwards, each place being held against those
 * within reach only.
 */
export function findChains(operands: readonly (readonly Place[])[], links: readonly Link[]): readonly (readonly Place[])[] | null {
  const reached: (readonly Place[])[] = [operands[0]!]
  for (let at = 0; at < links.length; at++) reached.push(withPartner(operands[at + 1]!, reached[at]!, links[at]!, false))
  if (reached.at(-1)!.length === 0) return null
  const part = [...reached]
  for (let at = links.length - 1; at >= 0; at--) part[at] = withPartner(reached[at]!, part[at + 1]!, links[at]!, true)
  return part
}

/** Those of `places` that fit at least one of `partners`; `leads` where the places stand on the left side of the link. */
function withPartner(places: readonly Place[], partners: readonly Place[], link: Link, leads: boolean): readonly Place[] {
  const longest = partners.reduce((most, { from, to }) => Math.max(most, to - from), 0)
  let first = 0
  return places.filter(place => {
    while (first < partners.length && isBehind(partners[first]!, place, link.distance + longest)) first++
    for (let at = first; at < partners.length && !isBeyond(partners[at]!, place, link.distance); at++) {
      if (leads ? fits(place, partners[at]!, link) : fits(partners[at]!, place, link)) return true
    }
    return false
  })
}

const isBehind = (partner: Place, { field, from }: Place, reach: number): boolean =>
  partner.field < field || (partner.field === field && partner.from < from - reach)

const isBeyond = (partner: Place, { field, to }: Place, distance: number): boolean =>
  partner.field > field || (partner.field === field && partner.from > to - 1 + distance)

function fits(left: Place, right: Place, { distance, ordered }: Link): boolean {
  if (left.field !== right.field) return false
  if (left.to <= right.from) return right.from - (left.to - 1) <= distance
  return !ordered && right.to <= left.from && left.from - (right.to - 1) <= distance
}
