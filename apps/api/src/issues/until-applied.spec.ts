import { untilApplied } from './until-applied'

describe('untilApplied', () => {
  it('asks until it is done', async () => {
    const answers = [false, false, true, true].map(applied => ({ applied, issues: [applied ? 1 : 0] }))
    expect(await untilApplied(async () => answers.shift()!, { milliseconds: 10_000, step: 1 })).toEqual({ applied: true, issues: [1] })
    expect(answers).toHaveLength(1)
  })

  it('gives the last answer when patience is over', async () => {
    expect(await untilApplied(async () => ({ applied: false, issues: [] }), { milliseconds: 5, step: 1 })).toEqual({ applied: false, issues: [] })
  })
})
