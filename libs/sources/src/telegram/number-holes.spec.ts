import fc from 'fast-check'
import { nextBefore, takeNewest, takeOlder, type NumberCursor } from './number-holes'

it.each<[string, NumberCursor | null, number[], NumberCursor | null]>([
  ['a first page', null, [5, 6], { top: 6, holes: [] }],
  ['an empty first page', null, [], null],
  ['an empty page later', { top: 6, holes: [] }, [], { top: 6, holes: [] }],
  ['a page that overlaps', { top: 6, holes: [] }, [5, 6, 7], { top: 7, holes: [] }],
  ['a page that joins', { top: 6, holes: [] }, [7, 9], { top: 9, holes: [] }],
  ['a page with a gap', { top: 6, holes: [] }, [10, 12], { top: 12, holes: [{ after: 6, before: 10 }] }],
  ['a second gap', { top: 12, holes: [{ after: 6, before: 10 }] }, [20], { top: 20, holes: [{ after: 12, before: 20 }, { after: 6, before: 10 }] }],
  ['an older page than ever', { top: 12, holes: [] }, [3, 4], { top: 12, holes: [] }],
])('takes %s', (_name, cursor, numbers, expected) => {
  expect(takeNewest(cursor, numbers)).toEqual(expected)
})

it('closes a hole when nothing older comes, since what is missing was deleted', () => {
  const cursor = { top: 20, holes: [{ after: 6, before: 10 }] }
  expect(takeOlder(cursor, [])).toEqual({ top: 20, holes: [] })
  expect(takeOlder(cursor, [4, 5])).toEqual({ top: 20, holes: [] })
  expect(takeOlder(cursor, [8, 9])).toEqual({ top: 20, holes: [{ after: 6, before: 8 }] })
})

const pageSize = 5

it('collects every message, whatever comes between polls, with any number of pages a poll, deletions apart', () => {
  const history = fc.array(fc.record({ published: fc.nat(30), pages: fc.nat(4) }), { minLength: 1, maxLength: 12 })
  fc.assert(fc.property(history, fc.func(fc.integer({ min: 0, max: 3 })), (polls, isDeleted) => {
    const channel: number[] = [1]
    let next = 2
    let cursor: NumberCursor | null = null
    const collected = new Set<number>()
    const read = (before: number) => {
      const page = channel.filter(number => number < before).slice(-pageSize)
      page.forEach(number => collected.add(number))
      return page
    }
    const poll = (pages: number): void => {
      cursor = takeNewest(cursor, read(Infinity))
      for (let done = 0; done < pages && cursor !== null && nextBefore(cursor) !== null; done++) cursor = takeOlder(cursor, read(nextBefore(cursor)!))
    }
    poll(0)
    for (const { published, pages } of polls) {
      for (let n = 0; n < published; n++, next++) if (isDeleted(next) !== 0) channel.push(next)
      poll(pages)
    }
    for (let turn = 0; turn < 100 && nextBefore(cursor!) !== null; turn++) poll(4)
    expect([...collected].sort((a, b) => a - b)).toEqual(channel)
  }))
})
