import { readMaxAge } from './cache-headers'

const now = Date.parse('2026-11-21T10:00:00Z')
const date = 'Sat, 21 Nov 2026 10:00:00 GMT'

describe('readMaxAge', () => {
  it.each([
    [{}, null],
    [{ 'cache-control': 'max-age=300' }, 300],
    [{ 'cache-control': 'public, Max-Age = "60"' }, 60],
    [{ 'cache-control': ['public', 's-maxage=9, max-age=5'] }, 5],
    [{ 'cache-control': 's-maxage=9' }, null],
    [{ 'cache-control': 'no-cache' }, null],
    [{ 'cache-control': 'max-age=-5' }, null],
    [{ 'cache-control': 'max-age=99999999999999999999' }, 2_147_483_648],
    [{ 'cache-control': 'max-age=0', expires: 'Sat, 21 Nov 2026 11:00:00 GMT' }, 0],
    [{ expires: 'Sat, 21 Nov 2026 11:00:00 GMT' }, 3_600],
    [{ expires: 'Sat, 21 Nov 2026 09:00:00 GMT' }, 0],
    [{ expires: 'Sat, 21 Nov 2026 11:00:00 GMT', date: 'Sat, 21 Nov 2026 10:50:00 GMT' }, 600],
    [{ expires: '0', date }, 0],
    [{ expires: '-1' }, 0],
    [{ expires: 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
  ])('reads %j as %p', (headers, seconds) => {
    expect(readMaxAge(headers, now)).toBe(seconds)
  })
})
