import * as fc from 'fast-check'
import { clampPublished } from './clamp-published'

const now = new Date('2026-03-01T05:00:00.000Z')

describe('clampPublished', () => {
  test.each([
    ['2026-03-01T04:00:00.000Z', 'exact'],
    ['1995-01-01T00:00:00.000Z', 'exact'],
    ['2026-03-01T05:15:00.000Z', 'exact'],
  ] as const)('%s is %s', (text, confidence) =>
    expect(clampPublished(new Date(text), now)).toEqual({ at: new Date(text), confidence }))

  test.each([['none', null], ['unreadable', new Date('kemarin')], ['1994', new Date('1994-12-31T23:59:59.999Z')],
    ['1970', new Date(0)], ['future', new Date('2026-03-01T05:15:00.001Z')]])('%s becomes the time of fetching', (_, date) =>
    expect(clampPublished(date, now)).toEqual({ at: now, confidence: 'fetched' }))

  it('is never beyond a quarter of an hour from now, never before 1995', () => {
    fc.assert(fc.property(fc.option(fc.date({ noInvalidDate: false })), date => {
      const { at } = clampPublished(date, now)
      expect(at.getTime()).toBeLessThanOrEqual(now.getTime() + 900_000)
      expect(at.getUTCFullYear()).toBeGreaterThanOrEqual(1995)
    }))
  })
})
