import { createKnownRefs } from './keep-refs'

const day = 86_400_000

it('knows posts of the last seven days, its own at once and those of others after a look', async () => {
  let now = new Date('2026-11-22T03:00:00Z')
  const asked: Date[] = []
  const stored = [{ ref: 'lama', seenAt: new Date(now.getTime() - 6 * day) }]
  const refs = createKnownRefs({ now: () => now, streams: { findRefs: async since => (asked.push(since), stored.filter(({ seenAt }) => seenAt >= since)) } })
  await refs.refresh()
  refs.add(['sendiri'])
  expect(['lama', 'sendiri', 'lain'].map(refs.has)).toEqual([true, true, false])
  now = new Date(now.getTime() + 60_000)
  stored.push({ ref: 'lain', seenAt: now })
  await refs.refresh()
  expect(refs.has('lain')).toBe(true)
  // Only what came since the last look, and a little before.
  expect(asked.map(since => now.getTime() - since.getTime())).toEqual([7 * day + 60_000, 180_000])
  now = new Date(now.getTime() + 3 * day)
  await refs.refresh()
  expect(['lama', 'sendiri'].map(refs.has)).toEqual([false, true])
})
