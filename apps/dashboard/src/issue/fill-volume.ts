import type { IssueVolume } from '@kentongan/contracts'

export type VolumeSlot = IssueVolume['items'][number]
type PlacedEvent = { readonly slot: string; readonly event: IssueVolume['events'][number] }
const most = 400

/** Puts a zero where the answer left a slot out, so that a quiet quarter of an hour is seen as quiet. */
export function fillVolume({ minutes, items }: IssueVolume): VolumeSlot[] {
  const length = minutes * 60_000
  const byTime = new Map(items.map(item => [Date.parse(item.at), item]))
  const times = [...byTime.keys()]
  const first = Math.min(...times)
  const count = Math.round((Math.max(...times) - first) / length) + 1
  if (items.length < 2 || count > most || times.some(time => (time - first) % length !== 0)) return [...items]
  const usual = items.reduce((sum, item) => sum + item.usual, 0) / items.length
  return Array.from({ length: count }, (_, index) => {
    const time = first + index * length
    return byTime.get(time) ?? { at: new Date(time).toISOString(), negatif: 0, netral: 0, positif: 0, usual }
  })
}

const leastShown = 24

/** Leaves out the silence before the first mention, but for an hour or so of it; the last slots always stay. */
export function trimSilence(slots: readonly VolumeSlot[]): readonly VolumeSlot[] {
  const first = slots.findIndex(({ negatif, netral, positif }) => negatif + netral + positif > 0)
  return slots.slice(Math.max(0, Math.min(first - 4, slots.length - leastShown)))
}

/** The events that lie within the slots, each at the slot it belongs to; of several in one slot only the first. */
export function placeEvents(slots: readonly VolumeSlot[], { minutes, events }: IssueVolume): readonly PlacedEvent[] {
  const length = minutes * 60_000
  const placed = new Map<string, IssueVolume['events'][number]>()
  for (const event of events) {
    const time = Date.parse(event.at)
    const slot = slots.find(({ at }) => Date.parse(at) <= time && time < Date.parse(at) + length)
    if (slot && !placed.has(slot.at)) placed.set(slot.at, event)
  }
  return [...placed].map(([slot, event]) => ({ slot, event }))
}
