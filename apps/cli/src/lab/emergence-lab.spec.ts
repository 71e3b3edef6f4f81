import { PassThrough, Readable } from 'node:stream'
import { runEmergenceLab } from './emergence-lab'

async function run(text: string): Promise<{ code: number, said: string[], rows: string[] }> {
  const output = new PassThrough()
  const chunks: Buffer[] = []
  output.on('data', (chunk: Buffer) => chunks.push(chunk))
  const said: string[] = []
  const code = await runEmergenceLab(Readable.from([text]), output, line => said.push(line))
  return { code, said, rows: Buffer.concat(chunks).toString('utf8').split('\n').slice(0, -1) }
}

/** Five days of about twenty in a quarter of an hour; on the fifth an hour has ten times as many. */
function makeCsv(): string[] {
  const from = Date.UTC(2026, 1, 2)
  return Array.from({ length: 480 }, (_, at) => {
    const stamp = new Date(from + at * 900_000).toISOString().slice(0, 19).replace('T', ' ')
    return `${stamp},${(at >= 400 && at < 404 ? 200 : 20) + (at * 7919) % 9 - 4}`
  })
}

describe('lab emergence', () => {
  it('scores each line where it stands, and a rise above all', async () => {
    const lines = makeCsv()
    const { code, said, rows } = await run(['timestamp,value', ...lines, ''].join('\r\n'))
    const scores = rows.slice(1).map(row => Number(row.split(',')[2]))
    expect({ code, said, head: rows[0] }).toEqual({ code: 0, said: [], head: 'timestamp,value,score' })
    expect(rows.slice(1).map(row => row.split(',').slice(0, 2).join(','))).toEqual(lines)
    expect(scores.every(score => score >= 0 && score <= 1)).toBe(true)
    expect(scores.findIndex(score => score > 0.75)).toBe(400)
    expect(scores.slice(404).every(score => score === 0)).toBe(true)
  })

  it('uses the past only: what follows changes nothing before', async () => {
    const lines = makeCsv()
    const whole = await run(['timestamp,value', ...lines].join('\n'))
    const part = await run(['timestamp,value', ...lines.slice(0, 405)].join('\n'))
    expect(part.rows).toEqual(whole.rows.slice(0, 406))
  })

  it.each([
    ['kacau', /^line 3: no "timestamp,value" with a date/],
    ['2026-02-30x,5', /^line 3: no "timestamp,value"/],
    ['2026-02-02 00:05:00,banyak', /^line 3: "banyak" is not a count/],
    ['2026-02-02 00:05:00,-3', /^line 3: "-3" is not a count/],
    ['2026-02-02 00:05:00,', /^line 3: "" is not a count/],
    ['2026-02-02 00:05:00,1,2', /^line 3: no "timestamp,value"/],
    ['2026-02-01 00:05:00,1', /^line 3: 2026-02-01 00:05:00 is earlier than the line before/],
  ])('names the bad line %p, leaves its score empty, and goes on as without it', async (bad, message) => {
    const [first, ...others] = makeCsv().slice(0, 40)
    const { code, said, rows } = await run(['timestamp,value', first, bad, ...others].join('\n'))
    const without = await run(['timestamp,value', first, ...others].join('\n'))
    expect({ code, said }).toEqual({ code: 0, said: [expect.stringMatching(message) as string] })
    expect(rows[2]).toBe(`${bad},`)
    expect([...rows.slice(0, 2), ...rows.slice(3)]).toEqual(without.rows)
  })

  it('refuses another header', async () => {
    expect(await run('waktu;nilai\n1;2')).toEqual({ code: 2, said: ['line 1: the header must be "timestamp,value"'], rows: [] })
  })

  it('writes nothing for no input', async () => expect(await run('')).toEqual({ code: 0, said: [], rows: [] }))
})
