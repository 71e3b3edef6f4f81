import fc from 'fast-check'
import { splitLines } from './split-lines'

async function* pieces(texts: readonly string[]) {
  for (const text of texts) yield text
}

const linesOf = async (texts: readonly string[]) => {
  const lines: string[] = []
  for await (const line of splitLines(pieces(texts))) lines.push(line)
  return lines
}

it.each([
  [['{"a":1}\n{"b"', ':2}\n'], ['{"a":1}', '{"b":2}']],
  [['satu\n', '\n', 'dua'], ['satu', 'dua']],
  [['', ''], []],
])('cuts %j into %j', async (texts, expected) => {
  expect(await linesOf(texts)).toEqual(expected)
})

it('gives the same lines however the text was cut', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.stringMatching(/^[a-z{}" ]*$/)), fc.integer({ min: 1, max: 9 }), async (lines, size) => {
    const whole = lines.join('\n')
    const cut = whole.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
    expect(await linesOf(cut)).toEqual(lines.filter(line => line.trim()))
  }))
})
