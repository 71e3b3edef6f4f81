import { untilDecided } from './until-decided'

const waiting = { applied: false, failed: false, issues: [] }

describe('untilDecided', () => {
  it.each([{ ...waiting, applied: true, issues: [1] }, { ...waiting, failed: true }])('asks until it is %j', async end => {
    const answers = [waiting, waiting, end, end]
    expect(await untilDecided(async () => answers.shift()!, { milliseconds: 10_000, step: 1 })).toEqual(end)
    expect(answers).toHaveLength(1)
  })

  it('gives the last answer when patience is over', async () => {
    expect(await untilDecided(async () => waiting, { milliseconds: 5, step: 1 })).toEqual(waiting)
  })
})
