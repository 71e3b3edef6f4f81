import { createUndoOffers } from './undo-offers'

/** Offers with a clock, what the screen shows now, and what was undone. */
function setUp() {
  const clock = { now: 0 }
  const seen = { text: null as string | null, forMs: 0, press: () => {} }
  const undone: string[] = []
  const offers = createUndoOffers(() => clock.now)
  const screen = {
    show: (text: string, forMs: number, press: () => void) => void Object.assign(seen, { text, forMs, press }),
    hide: () => void Object.assign(seen, { text: null, forMs: 0 }),
  }
  return { clock, seen, undone, undo: offers.undo, offer: (name: string) => offers.offer(screen, name, () => void undone.push(name)) }
}

it('undoes the last step once, and takes its message away', () => {
  const { seen, undone, undo, offer } = setUp()
  offer('first')
  offer('second')
  expect(seen).toMatchObject({ text: 'second', forMs: 8_000 })
  undo()
  undo()
  expect(undone).toEqual(['second'])
  expect(seen.text).toBeNull()
})

it('undoes nothing by key after eight seconds, but does what a message says that still stands', () => {
  const { clock, seen, undone, undo, offer } = setUp()
  offer('first')
  clock.now = 8_000
  undo()
  expect(undone).toEqual([])
  seen.press()
  seen.press()
  expect(undone).toEqual(['first'])
})

it('offers the step before again where nothing has come of the last, for the time it has left', () => {
  const { clock, seen, undone, undo, offer } = setUp()
  offer('first')
  clock.now = 3_000
  const second = offer('second')
  clock.now = 4_000
  second.withdraw()
  expect(seen).toMatchObject({ text: 'first', forMs: 4_000 })
  undo()
  expect(undone).toEqual(['first'])
})

it('does not offer again what can be undone no more, or what has come to nothing itself', () => {
  const { clock, seen, offer } = setUp()
  offer('old')
  clock.now = 7_000
  const late = offer('late')
  clock.now = 9_000
  late.withdraw()
  expect(seen.text).toBeNull()

  const first = offer('first')
  const second = offer('second')
  first.withdraw()
  expect(seen.text).toBe('second')
  second.withdraw()
  expect(seen.text).toBeNull()
})

it('says a step otherwise as long as it stands, and remembers the words where another stands over it', () => {
  const { clock, seen, offer } = setUp()
  const first = offer('first')
  clock.now = 5_000
  first.reword('first, soon')
  expect(seen).toMatchObject({ text: 'first, soon', forMs: 8_000 })
  const second = offer('second')
  first.reword('first, done')
  expect(seen.text).toBe('second')
  second.withdraw()
  expect(seen.text).toBe('first, done')
})
