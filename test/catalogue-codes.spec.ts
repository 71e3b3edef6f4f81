import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { csvProblemCodes } from '@kentongan/agencies'
import { queryRemarkCodes } from '@kentongan/matching'
import { importProblemCodes, unreadableTables } from '@kentongan/sources'
import { fetchFailureReasons } from '@kentongan/platform/http-fetch'

const root = path.resolve(__dirname, '..')
const sourcesBelow = (folder: string): string => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map(file => readFileSync(path.join(root, folder, file), 'utf8')).join('\n')
const found = (text: string, pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map(match => match[1]!))]

/** What the server names by a word, the screen must have a sentence for. */
describe.each(['id', 'en'])('the catalogue %s', language => {
  const catalogue = JSON.parse(readFileSync(path.join(root, `apps/dashboard/src/locales/${language}.json`), 'utf8'))
  const api = sourcesBelow('apps/api/src')

  it('words every refusal of the API', () => {
    const codes = found(api, /(?:\bcode: '|conflict\(')([a-z-]+)'/g)
    expect(codes.length).toBeGreaterThan(15)
    expect(codes.filter(code => !(code in catalogue.problem))).toEqual([])
  })

  it('words every reason for which a source fails', () => {
    const unreadable = found(sourcesBelow('libs/sources/src/read-feed'), /^export type UnreadableReason = (.*)$/gm).flatMap(line => found(line, /'([a-z-]+)'/g))
    expect(unreadable).toContain('challenge')
    const unusable = found(sourcesBelow('libs/sources/src'), /^export type UnusableReason = (.*)$/gm).flatMap(line => found(line, /'([a-z-]+)'/g))
    const failed = found(sourcesBelow('libs/platform/social-reader/src'), /\bfailed\('([a-z-]+)'/g)
    const refused = found(sourcesBelow('libs/sources/src'), /^export type RefusalReason = (.*)$/gm).flatMap(line => found(line, /'([a-z-]+)'/g))
    expect([...refused, ...failed]).toEqual(expect.arrayContaining(['key-refused', 'comments-disabled', 'key-missing', 'budget-spent']))
    expect([...unusable, ...failed]).toEqual(expect.arrayContaining(['query-refused', 'youtube-weather', 'no-channel']))
    const streams = found(sourcesBelow('libs/platform/social-stream/src'), /(?:\bstreamFailure\('|\b10\d\d: '|\?\? ')([a-z-]+)'/g)
    expect(streams).toEqual(expect.arrayContaining(['stream-silent', 'stream-ended', 'cut-off']))
    const surprises = found(sourcesBelow('apps/worker/src'), /\bkind: 'failed', reason: '([a-z-]+)'/g)
    expect(surprises).toContain('internal')
    // What says in words that it is asked too often is shown as any other that does.
    const shown = [...unusable, ...failed, ...refused, ...surprises].filter(reason => reason !== 'asked-to-wait')
    expect([...fetchFailureReasons, ...unreadable, ...shown, ...streams, 'too-complex'].filter(reason => !(reason in catalogue.reason))).toEqual([])
  })

  it('words every action of the audit log', () => {
    const actions = found(`${api}\n${sourcesBelow('libs/platform/db/src')}`, /\baction: '([a-z.-]+)'/g)
    expect(actions).toContain('mention.correct')
    expect(actions.filter(action => !(action.replaceAll('.', '-') in catalogue.audit.action))).toEqual([])
  })

  it('words everything that can be said of a query, with the column', () => {
    const sentences: Record<string, string> = catalogue.query.remark
    expect(queryRemarkCodes.filter(code => !(code in sentences))).toEqual([])
    expect(queryRemarkCodes.filter(code => !sentences[code]?.includes('{{column}}') && !['empty', 'too-long'].includes(code))).toEqual([])
    expect(Object.keys(sentences).filter(code => code !== 'other' && !queryRemarkCodes.some(known => known === code))).toEqual([])
  })

  it('words everything that can be wrong with a file of posts, and nothing else', () => {
    expect(Object.keys(catalogue.importProblem).filter(code => code !== 'other').sort()).toEqual([...importProblemCodes].sort())
    expect(Object.keys(catalogue.importFailure).sort()).toEqual([...unreadableTables, 'internal'].sort())
  })

  it('words every problem of an imported file, and no other', () => {
    const worded = Object.keys(catalogue.csv.problem).filter(code => code !== 'other')
    expect(worded.sort()).toEqual(csvProblemCodes.filter(code => code !== 'query').sort())
  })
})
