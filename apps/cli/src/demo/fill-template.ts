import { pickFrom } from './seeded-random'

/** What a post's templates share: a slot that stands in title and text is filled the same in both. */
export type Filling = { readonly random: () => number; readonly day: string; readonly filled: Map<string, string> }

/** Neighbourhoods of Arunaya. They do not exist. */
export const demoPlaces = [
  'Kuala Sewai', 'Muara Kintal', 'Bukit Serami', 'Padang Lirih', 'Teluk Sembari', 'Tanjung Nirai', 'Rawa Kelidan', 'Karang Temu',
]

/** Fills `{kel}` (a neighbourhood), `{hari}` (the day), `{n 3 9}` (a number from 3 to 9) and `[one|another]`. */
export function fillTemplate(template: string, filling: Filling): string {
  const chosen = template.replace(/\[([^[\]]*\|[^[\]]*)\]/g, (_, ways: string) => pickFrom(ways.split('|'), filling.random))
  return chosen.replace(/\{([^{}]+)\}/g, (_, slot: string) => fillSlot(slot, filling))
}

function fillSlot(slot: string, filling: Filling): string {
  const before = filling.filled.get(slot)
  if (before !== undefined) return before
  const value = newValue(slot, filling)
  filling.filled.set(slot, value)
  return value
}

function newValue(slot: string, { random, day }: Filling): string {
  if (slot === 'kel') return pickFrom(demoPlaces, random)
  if (slot === 'hari') return day
  const [, least, most] = /^n (\d+) (\d+)$/.exec(slot) ?? []
  if (least === undefined || most === undefined) throw new Error(`There is no slot {${slot}}.`)
  const number = Number(least) + Math.floor(random() * (Number(most) - Number(least) + 1))
  return number < 1_000 ? String(number) : `${Math.floor(number / 1_000)}.${String(number % 1_000).padStart(3, '0')}`
}
