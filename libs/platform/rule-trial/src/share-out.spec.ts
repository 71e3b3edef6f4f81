import { shareOut } from './share-out'

it('gives each page the entries of its ids, and no entry twice', () => {
  const next = shareOut(new Map([[5, 'e'], [90, 'z'], [40, 'd'], [41, 'f'], [10, 'a']]))
  expect([...next(50)]).toEqual([[90, 'z']])
  expect([...next(41)]).toEqual([[41, 'f']])
  expect([...next(10)]).toEqual([[40, 'd'], [10, 'a']])
  expect([...next(6)]).toEqual([])
  expect([...next(1)]).toEqual([[5, 'e']])
  expect([...next(0)]).toEqual([])
})
