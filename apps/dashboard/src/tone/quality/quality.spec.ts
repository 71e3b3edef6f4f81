import { certaintyOf } from './certainty'
import { weekBars } from './week-bars'

it.each([
  ['nothing judged', 0, 0, 1, 'none'],
  ['a handful, all right', 4, 0.51, 1, 'first'],
  ['a handful with a narrow interval', 9, 0.9, 1, 'first'],
  ['a wide interval', 12, 0.45, 0.86, 'first'],
  ['some weeks', 40, 0.7, 0.92, 'rough'],
  ['many weeks', 200, 0.86, 0.94, 'firm'],
] as const)('%s', (_name, judged, low, high, expected) => {
  expect(certaintyOf({ judged, low, high })).toBe(expected)
})

it('shows weeks oldest first, right and wrong apart', () => {
  const weeks = [{ week: '2026-11-16', judged: 20, right: 17 }, { week: '2026-11-09', judged: 5, right: 5 }]
  expect(weekBars(weeks)).toEqual([{ week: '2026-11-09', right: 5, wrong: 0 }, { week: '2026-11-16', right: 17, wrong: 3 }])
})
