import * as fc from 'fast-check'
import { nextPoll } from './next-poll'
import { sourceHealth, unknownHealth, type HealthRecord, type PollEvent } from './source-health'

const start = Date.UTC(2026, 2, 1)
const hours = (count: number): Date => new Date(start + count * 3_600_000)
const read: PollEvent = { kind: 'read' }
const failed = (status: number | null, reason = 'status'): PollEvent => ({ kind: 'failed', reason, status, detail: '' })

/** Polls every `step` hours from the start. */
const run = (events: readonly PollEvent[], step = 1, from: HealthRecord = unknownHealth): HealthRecord =>
  events.reduce((record, event, index) => sourceHealth(record, event, hours(index * step)), from)
const times = (count: number, event: PollEvent): PollEvent[] => Array.from({ length: count }, () => event)

describe('sourceHealth', () => {
  test.each<[string, PollEvent[], string]>([
    ['a good poll', [read], 'ok'],
    ['304', [{ kind: 'unchanged' }], 'ok'],
    ['one failure', [failed(500)], 'degraded'],
    ['three', times(3, failed(null, 'timeout')), 'degraded'],
    ['four', times(4, failed(null, 'timeout')), 'failing'],
    ['hundred', times(100, failed(503)), 'failing'],
    ['410', [read, failed(410)], 'gone'],
    ['one 404', [read, failed(404)], 'degraded'],
    ['a day of 404', times(24, failed(404)), 'failing'],
    ['back from failing', [...times(9, failed(500)), read], 'ok'],
    ['back from gone', [failed(410), read], 'ok'],
    ['gone, then unreachable', [failed(410), failed(null, 'timeout')], 'gone'],
  ])('%s', (_, events, health) => expect(run(events).health).toBe(health))

  it('is gone after 14 days of 404 and not an hour before', () => {
    const almost = run(times(14 * 24, failed(404)))
    expect(almost.health).toBe('failing')
    expect(sourceHealth(almost, failed(404), hours(14 * 24))).toMatchObject({ health: 'gone', healthSince: hours(14 * 24) })
  })

  it('does not take one 404 after a fortnight of other trouble for the end', () => {
    expect(run([...times(20, failed(500)), failed(404)], 24).health).toBe('failing')
    expect(run([...times(20, failed(500)), failed(404), failed(404)], 24).health).toBe('gone')
  })

  it('starts the fortnight again after one good poll, as with feeds that vanish for hours', () => {
    const events = Array.from({ length: 60 }, (_, index) => (index % 6 === 5 ? read : failed(404)))
    expect(run([...events, failed(404)], 12).health).toBe('degraded')
  })

  it('keeps since when, how often and why', () => {
    const record = run([read, failed(500), failed(502, 'bad-gateway')])
    expect(record).toEqual({
      health: 'degraded', healthSince: hours(1), consecutiveFailures: 2, firstFailureAt: hours(1), lastOkAt: hours(0),
      lastError: { reason: 'bad-gateway', status: 502, detail: '', at: hours(2).toISOString() },
    })
    expect(sourceHealth(record, read, hours(3)))
      .toEqual({ ...unknownHealth, health: 'ok', healthSince: hours(3), lastOkAt: hours(3) })
    expect(sourceHealth(run([read, read]), read, hours(9)).healthSince).toEqual(hours(0))
  })

  it('is polled at least daily in any state', () => {
    const event = fc.oneof(fc.constant(read), fc.constantFrom(404, 410, 500, 429, null).map(status => failed(status)))
    fc.assert(fc.property(fc.array(event, { maxLength: 40 }), fc.integer({ min: 1, max: 400 }), (events, step) => {
      const record = run(events, step)
      const { intervalSeconds } = nextPoll({
        now: hours(0), weeklyCount: 0, ttlMinutes: null, maxAgeSeconds: null, retryAfterSeconds: 1e9,
        failures: record.consecutiveFailures, jitter: 1,
      })
      expect(intervalSeconds).toBeLessThanOrEqual(86_400)
      expect(record.consecutiveFailures === 0).toBe(record.health === 'ok' || record.health === 'unknown')
      expect(record.lastError === null).toBe(record.consecutiveFailures === 0)
    }))
  })
})

describe('weather', () => {
  const at = new Date('2026-11-21T10:00:00Z')
  const weather = { kind: 'failed', reason: 'youtube-weather', status: null, detail: 'HTTP 404', weather: true } as const
  const after = (hours: number, failures: number) => sourceHealth({ ...unknownHealth, health: 'degraded', consecutiveFailures: failures, firstFailureAt: new Date(at.getTime() - hours * 3_600_000) }, weather, at).health

  it('makes a source degraded, however often it is met, and failing after a day', () => {
    expect(sourceHealth(unknownHealth, weather, at).health).toBe('degraded')
    expect(after(10, 30)).toBe('degraded')
    expect(after(25, 60)).toBe('failing')
    expect(after(24 * 30, 500)).toBe('failing')
  })
})
