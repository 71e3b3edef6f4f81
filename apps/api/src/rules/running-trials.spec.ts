import { trackTrials } from './running-trials'

const start = (subjects: readonly [number, string][]) => {
  const trials = trackTrials()
  const entries = subjects.map(([sessionId, subject]) => trials.enter(sessionId, subject))
  return { trials, ended: () => entries.map(({ stop }) => stop.signal.aborted), entries }
}

it('ends the older trial of the same rule and session', () => {
  expect(start([[1, 'rule 7'], [1, 'rule 7']]).ended()).toEqual([true, false])
  expect(start([[1, 'rule 7'], [1, 'rule 8']]).ended()).toEqual([false, false])
  expect(start([[1, 'rule 7'], [2, 'rule 7']]).ended()).toEqual([false, false])
})

it('lets a session run two, the newest', () => {
  expect(start([[1, 'a'], [2, 'a'], [1, 'b'], [1, 'c']]).ended()).toEqual([true, false, false, false])
  expect(start([[1, 'a'], [1, 'b'], [1, 'a'], [1, 'c']]).ended()).toEqual([true, true, false, false])
})

it('forgets the ones that are over', () => {
  const { entries, trials, ended } = start([[1, 'a'], [1, 'b']])
  entries[0]!.leave()
  trials.enter(1, 'c')
  expect(ended()).toEqual([false, false])
})

it('ends all of them with the server', () => {
  const { trials, ended } = start([[1, 'a'], [2, 'b']])
  trials.stopAll()
  expect(ended()).toEqual([true, true])
})
