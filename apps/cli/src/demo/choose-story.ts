import { demoOutlets, type DemoOutlet, type Voice } from './demo-outlets'
import { demoStories, storylineStories, type Story, type StorylineName } from './demo-stories'
import { pickFrom, seededRandom, shuffle } from './seeded-random'

/** Ten minutes, the unit of all chance in the demo. */
export const slotMs = 600_000
/** Two hours: as long as an event is news. */
export const slotsOfDeck = 12
const hourMs = 3_600_000
const cycleHours = 12 * 24
/** Each storyline returns every twelve days, so that any fourteen hold all of them. */
const beginsAtHour: Readonly<Record<StorylineName, number>> = { banjir: 0, paspor: 72, hoaks: 144, vaksin: 192 }
/** A storyline with one story to tell takes this share of an outlet's posts; with more it takes more, up to the most. */
const shareOfOne = 0.04
const mostShare = 0.12
/** Outlets go through a deck at some distance from each other, so that a page of the newest posts seldom repeats itself. */
const apart = 3

/** The story an outlet tells as number `place` of a ten-minute slot. */
export function chooseStory(outlet: DemoOutlet, slot: number, place: number, random: () => number): Story {
  const current = storylineStories.filter(story => outlet.voices.includes(story.voice) && isTold(story, slot))
  if (random() < Math.min(mostShare, shareOfOne * current.length)) return pickFrom(current, random)
  const voice = pickFrom(outlet.voices, random)
  const deck = deckOf(voice, Math.floor(slot / slotsOfDeck))
  const step = Math.ceil(deck.length / slotsOfDeck)
  const story = deck[((slot % slotsOfDeck) * step + demoOutlets.indexOf(outlet) * apart + place) % deck.length]
  if (story === undefined) throw new Error(`Nobody has a story for ${voice}.`)
  return story
}

function isTold({ line, hours: [first, end] }: { line: StorylineName; hours: readonly [number, number] }, slot: number): boolean {
  const hour = Math.floor((slot * slotMs) / hourMs) - beginsAtHour[line]
  const since = ((hour % cycleHours) + cycleHours) % cycleHours
  return since >= first && since < end
}

const decks = new Map<string, readonly Story[]>()
/** Fourteen days of seven voices; shuffling anew for every post took nine tenths of a feed's time. */
const mostDecks = 1_200

function deckOf(voice: Voice, block: number): readonly Story[] {
  const seed = `${voice} ${block}`
  const known = decks.get(seed)
  if (known !== undefined) return known
  const deck = shuffle(demoStories.filter(story => story.voice === voice), seededRandom(seed))
  if (decks.size >= mostDecks) decks.clear()
  decks.set(seed, deck)
  return deck
}
