import fc from 'fast-check'
import { readCursor, writeCursor } from './mention-cursor'

describe('the cursor', () => {
  it('comes back as it was written, and fits the contract', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }), fc.integer({ min: 1, max: 999_999_999_999 }), (publishedAt, id) => {
      const cursor = writeCursor({ publishedAt, id })
      expect(cursor.length).toBeLessThanOrEqual(100)
      expect(readCursor(cursor)).toEqual({ publishedAt, id })
    }))
  })

  it.each(['', 'x', '1.2', Buffer.from('1;2').toString('base64url'), Buffer.from('1.2.3').toString('base64url')])('refuses %j', cursor => {
    expect(() => readCursor(cursor)).toThrow('contract')
  })

  it('is not needed for the first page', () => {
    expect(readCursor(undefined)).toBeNull()
  })
})
