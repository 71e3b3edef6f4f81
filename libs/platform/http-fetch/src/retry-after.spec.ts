import fc from 'fast-check'
import { parseHttpDate } from './parse-http-date'
import { readRateLimitReset, readRetryAfter, readUsageReset } from './retry-after'

const now = Date.parse('2026-11-21T10:00:00Z')

describe('parseHttpDate', () => {
  it.each([
    'Sat, 21 Nov 2026 10:00:00 GMT',
    'Saturday, 21-Nov-26 10:00:00 GMT',
    'Sat Nov 21 10:00:00 2026',
    ' sat, 21 nov 2026 10:00:00 gmt ',
    'Sat, 21 Nov 2026 17:00:00 +0700',
  ])('reads %s', text => {
    expect(parseHttpDate(text)).toBe(now)
  })

  it.each([
    '', '0', '-1', '120', 'besok', '2026-11-21', 'Sat, 99 Nov 2026 10:00:00 GMT', 'Sab, 21 Nov 2026 10:00:00 GMT',
  ])('refuses %p', text => {
    expect(parseHttpDate(text)).toBeNull()
  })

  it('reads back every date that JavaScript writes in this form', () => {
    const times = fc.integer({ min: 0, max: 4_000_000_000 })
    fc.assert(fc.property(times, seconds => parseHttpDate(new Date(seconds * 1_000).toUTCString()) === seconds * 1_000))
  })
})

describe('readRetryAfter', () => {
  it.each([
    [{}, null],
    [{ 'retry-after': '120' }, 120],
    [{ 'retry-after': ' 0 ' }, 0],
    [{ 'retry-after': '1.2' }, 2],
    [{ 'retry-after': ['30', '60'] }, 30],
    [{ 'retry-after': '-30' }, null],
    [{ 'retry-after': 'nanti' }, null],
    [{ 'retry-after': 'Sat, 21 Nov 2026 10:05:00 GMT' }, 300],
    [{ 'retry-after': 'Sat, 21 Nov 2026 09:00:00 GMT' }, 0],
    [{ 'retry-after': 'Sat, 21 Nov 2026 12:05:00 GMT', date: 'Sat, 21 Nov 2026 12:00:00 GMT' }, 300],
  ])('reads %j as %p', (headers, seconds) => {
    expect(readRetryAfter(headers, now)).toBe(seconds)
  })
})

describe('readRateLimitReset', () => {
  it.each([
    [{}, null],
    [{ 'x-ratelimit-reset': '45' }, 45],
    [{ 'x-ratelimit-reset': '45.5' }, 46],
    [{ 'x-ratelimit-reset': String(now / 1_000 + 90) }, 90],
    [{ 'x-ratelimit-reset': String(now + 90_000) }, 90],
    [{ 'x-ratelimit-reset': String(now / 1_000 - 90) }, 0],
    [{ 'x-ratelimit-reset': '2026-11-21T10:04:30.123456Z' }, 271],
    [{ 'x-ratelimit-reset': '2026-11-21T10:04:30Z', date: 'Sat, 21 Nov 2026 10:04:00 GMT' }, 30],
    [{ 'x-ratelimit-reset': 'besok' }, null],
    [{ 'x-rate-limit-reset': String(now / 1_000 + 90) }, 90],
    [{ 'ratelimit-reset': String(now / 1_000 + 3_000), 'ratelimit-limit': '30' }, 3_000],
  ])('reads %j as %p', (headers, seconds) => {
    expect(readRateLimitReset(headers, now)).toBe(seconds)
  })
})

describe('readUsageReset', () => {
  const usage = (...minutes: number[]) => JSON.stringify({ 17841: minutes.map(each => ({ type: 'instagram', call_count: 100, estimated_time_to_regain_access: each })) })
  it.each([
    [{}, null],
    [{ 'x-business-use-case-usage': usage(0) }, null],
    [{ 'x-business-use-case-usage': usage(19) }, 1_140],
    [{ 'x-business-use-case-usage': usage(0, 3, 2), 'x-app-usage': '{"call_count":28,"total_time":25,"total_cputime":25}' }, 180],
    [{ 'x-app-usage': '{"call_count":100,"estimated_time_to_regain_access":5}' }, 300],
    [{ 'x-business-use-case-usage': '{"rusak' }, null],
  ])('reads %j as %p', (headers, seconds) => expect(readUsageReset(headers)).toBe(seconds))
})
