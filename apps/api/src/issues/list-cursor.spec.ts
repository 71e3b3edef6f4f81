import fc from 'fast-check'
import { readListCursor, writeListCursor } from './list-cursor'

describe('the cursor of a list', () => {
  it('comes back as it was written, and fits the contract', () => {
    fc.assert(fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { maxLength: 2 }), fc.integer({ min: 1, max: 999_999_999_999 }), (values, id) => {
      const cursor = writeListCursor([...values, id])
      expect(cursor.length).toBeLessThanOrEqual(100)
      expect(readListCursor(cursor, values.length + 1)!.map(value => value + 0)).toEqual([...values, id].map(value => value + 0))
    }))
  })

  it('takes moments', () => {
    const at = new Date('2026-11-22T01:02:03.004Z')
    expect(readListCursor(writeListCursor([at, 7]), 2)).toEqual([at.getTime(), 7])
  })

  it.each(['', 'x', '1~x', '1~2~3', '~1', '1~', '1~0.5', '1~Infinity', '1~1e999'])('refuses %j', text => {
    expect(() => readListCursor(Buffer.from(text).toString('base64url'), 2)).toThrow('contract')
  })

  it('is not needed for the first page', () => {
    expect(readListCursor(undefined, 2)).toBeNull()
  })
})
