import { PassThrough, Readable } from 'node:stream'
import { runGroupLab } from './group-lab'

async function run(args: readonly string[], lines: readonly unknown[]) {
  const output = new PassThrough()
  const chunks: Buffer[] = []
  output.on('data', (chunk: Buffer) => chunks.push(chunk))
  const input = lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const code = await runGroupLab(args, Readable.from([input]), output)
  return { code, answers: Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean).map(line => JSON.parse(line) as { id?: unknown; issue?: unknown }) }
}

const at = (minute: number) => new Date(Date.UTC(2026, 1, 12, 8, minute)).toISOString()
const headlines = [
  { id: 'a', title: 'Kapal Nusantara Tiga karam di Selat Makassar', published_at: at(0) },
  { id: 7, title: 'Bupati Sleman resmikan pasar', published_at: at(1) },
  { id: 'b', title: 'Penumpang kapal Nusantara Tiga di Selat Makassar selamat', published_at: at(2), outlet: 'x', text: null },
]

describe('lab group', () => {
  it('answers each line in order when the input ends', async () => {
    expect(await run([], headlines)).toEqual({ code: 0, answers: [{ id: 'a', issue: 'a' }, { id: 7, issue: 7 }, { id: 'b', issue: 'a' }] })
  })

  it('keeps an error in its place', async () => {
    const { answers } = await run([], ['kacau', headlines[0], '[1]', { id: 1, title: 5, published_at: at(0) }, { id: 1, title: 'x', published_at: 'besok' }, { title: 'x' }, headlines[2]])
    expect(answers).toEqual([
      { error: expect.stringContaining('JSON') as string }, { id: 'a', issue: 'a' }, { error: 'The line is not a JSON object.' },
      { error: '"title" is not a text.' }, { error: '"published_at" is not a date.' }, { error: 'The line has no "id".' }, { id: 'b', issue: 'a' },
    ])
  })

  it('does not depend on the order within a minute', async () => {
    const same = headlines.map(line => ({ ...line, published_at: at(5) }))
    const issues = async (lines: readonly unknown[]) => {
      const { answers } = await run(['--as-arrived'], lines)
      const found = new Map(answers.map(({ id, issue }) => [id, issue]))
      return [found.get('a') === found.get('b'), found.get('a') === found.get(7)]
    }
    expect(await issues([...same].reverse())).toEqual(await issues(same))
  })

  it('knows no other argument', async () => expect(await run(['--cepat'], [])).toMatchObject({ code: 2 }))
  it('writes nothing for no input', async () => expect(await run([], [])).toEqual({ code: 0, answers: [] }))
})
