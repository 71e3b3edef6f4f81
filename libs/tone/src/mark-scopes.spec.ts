import { markScopes } from './mark-scopes'
import { readTokens } from './read-tokens'

const scopesOf = (text: string) => {
  const tokens = readTokens(text)
  return markScopes(tokens).map((scope, at) => ({ name: tokens[at]!.name, ...scope }))
}
const negated = (text: string) => scopesOf(text).filter(one => one.negated).map(({ name }) => name)

describe('scopes', () => {
  it.each([
    ['tidak lagi dipungut biaya', ['lagi', 'dipungut', 'biaya']],
    ['tidak ramah, lambat', ['ramah']],
    ['belum pernah saya dipersulit sama sekali', ['pernah', 'saya', 'dipersulit', 'sama']],
    ['tidak cepat tapi ramah', ['cepat']],
    ['ramah dan cepat', []],
  ])('what a negation reaches: %s', (text, expected) => expect(negated(text)).toEqual(expected))

  it('ends clauses at marks and at words of contrast', () => {
    expect(scopesOf('Damkar cepat, PLN lambat tapi ramah').map(({ name, clause }) => [name, clause])).toEqual([
      ['damkar', 0], ['cepat', 0], [',', 1], ['pln', 1], ['lambat', 1], ['tapi', 2], ['ramah', 2],
    ])
  })
})
