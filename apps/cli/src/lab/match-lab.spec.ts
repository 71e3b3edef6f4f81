import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { runLab } from './run-lab'

const folder = mkdtempSync(join(tmpdir(), 'lab-match-'))
const rules = join(folder, 'rules.jsonl')
writeFileSync(rules, [
  { id: 'r2', query: 'imigrasi NEAR/3 antre*' }, { id: 'r10', query: 'judul:"kantor imigrasi"' }, { id: 'r1', query: '"terbuka' },
  { id: 'r3', query: 'sumber:"Warta Teluk" -lowongan' }, { id: 'r3', query: 'dua' }, { query: 'tanpa id' },
].map(rule => JSON.stringify(rule)).join('\n'))
afterAll(() => rmSync(folder, { recursive: true }))

async function run(args: readonly string[], lines: readonly string[]) {
  const output = new PassThrough()
  const chunks: Buffer[] = []
  output.on('data', (chunk: Buffer) => chunks.push(chunk))
  const said: string[] = []
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation(text => said.push(String(text)) > 0)
  const code = await runLab('match', args, Readable.from([lines.join('\n')]), output)
  stderr.mockRestore()
  return { code, said, answers: Buffer.concat(chunks).toString('utf8').trim().split('\n').map(line => JSON.parse(line) as unknown) }
}

it('answers which rules match and where, and names bad rules on stderr', async () => {
  const { code, said, answers } = await run(['--rules', rules], [
    JSON.stringify({ id: 1, title: 'Kantor Imigrasi', text: 'Antrean imigrasi mengular', source: 'Warta Teluk' }),
    JSON.stringify({ id: 2, text: null, title: 'Cuaca' }),
    '{kacau', JSON.stringify({ id: 3, title: 5 }),
  ])
  expect(code).toBe(0)
  expect(answers).toEqual([
    {
      id: 1, rules: ['r10', 'r2', 'r3'],
      spans: { r10: [['title', 0, 15]], r2: [['text', 0, 7], ['text', 8, 16]], r3: [['source', 0, 11]] },
    },
    { id: 2, rules: [], spans: {} },
    { error: expect.stringContaining('JSON') as string },
    { error: '"title" is not a text.' },
  ])
  expect(said).toEqual([
    expect.stringMatching(/line 3: r1: column 1:/) as string,
    expect.stringContaining('line 5: the id r3 was given before') as string,
    expect.stringContaining('line 6: no JSON object with an "id"') as string,
  ])
})

it.each([[[]], [['--rules']], [['--rules', join(folder, 'none.jsonl')]]])('says what is wrong with the arguments %j', async args => {
  const { code, answers } = await run(args, ['{}'])
  expect(code).toBe(2)
  expect(answers).toEqual([{ error: expect.stringMatching(/--rules FILE|ENOENT/) as string }])
})
