import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { runLab } from './run-lab'

const folder = mkdtempSync(join(tmpdir(), 'lab-'))
const feed = join(folder, 'kabar.xml')
const page = join(folder, 'page.html')
writeFileSync(feed, '<rss version="2.0"><channel><item><title>Satu &amp; dua</title><link>https://k.contoh/1</link>'
  + '<pubDate>Kamis, 12 Feb 2026 14:30 WIB</pubDate></item><item><title>Tiga</title></item></channel></rss>')
writeFileSync(page, '<html><body>Halo</body></html>')
afterAll(() => rmSync(folder, { recursive: true }))

async function run(name: string, lines: readonly string[]): Promise<{ code: number, answers: unknown[] }> {
  const output = new PassThrough()
  const chunks: Buffer[] = []
  output.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await runLab(name, [], Readable.from([lines.join('\n')]), output)
  const answers = Buffer.concat(chunks).toString('utf8').split('\n').filter(line => line !== '').map(line => JSON.parse(line) as unknown)
  return { code, answers }
}

describe('runLab', () => {
  it('answers each line in order and goes on after a bad one', async () => {
    const lines = [{ file: feed, content_type: 'application/rss+xml' }, { file: page }, { file: join(folder, 'none.xml') }, { other: 1 }].map(line => JSON.stringify(line))
    const { code, answers } = await run('read-feed', [lines[0] ?? '', 'kacau', '[1]', '', ...lines.slice(1), lines[0] ?? ''])
    const first = {
      file: feed, items: 2, reader: 'rss-parser+sax',
      first: { title: 'Satu & dua', link: 'https://k.contoh/1', published: '2026-02-12T07:30:00.000Z', updated: null },
    }
    expect(code).toBe(0)
    expect(answers).toEqual([
      first,
      { error: expect.stringContaining('JSON') as string },
      { error: 'The line is not a JSON object.' },
      { file: page, error: 'html: The body is a web page, not a feed.' },
      { file: join(folder, 'none.xml'), error: expect.stringContaining('ENOENT') as string },
      { error: 'The line has no "file".' },
      first,
    ])
  })

  it.each(['no-such', 'constructor', ''])('names the labs when asked for %p', async name => {
    expect(await run(name, ['{}'])).toEqual({ code: 2, answers: [{ error: `There is no lab "${name}". Labs: emergence, group, match, read-feed, tone.` }] })
  })

  it('writes nothing for no input', async () => expect(await run('read-feed', [])).toEqual({ code: 0, answers: [] }))
})
