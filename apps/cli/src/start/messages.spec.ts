import { readFileSync } from 'node:fs'
import path from 'node:path'

const source = readFileSync(path.join(__dirname, '../../bin/messages.mjs'), 'utf8')
const keysOf = (language: string): string[] => {
  const body = source.split(`const ${language} = {`)[1]!.split('\n}')[0]!
  return [...body.matchAll(/^ {2}(\w+):/gm)].map(match => match[1]!)
}

describe('what the starter says', () => {
  it('is there in both languages', () => {
    expect(keysOf('en')).toEqual(keysOf('id'))
    expect(keysOf('id').length).toBeGreaterThan(20)
  })

  it('is used, every sentence of it', () => {
    const code = ['../../bin/start.mjs', '../../bin/kentongan.mjs', '../start.ts', './prepare-database.ts']
      .map(file => readFileSync(path.join(__dirname, file), 'utf8')).join('\n')
    expect(keysOf('id').filter(key => !code.includes(`'${key}'`))).toEqual([])
  })
})
