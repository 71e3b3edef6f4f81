import { passwordStrength } from './password-strength'
import { safeReturn } from './safe-return'

it.each([
  ['', 'none', 12],
  ['pendek', 'short', 6],
  ['sebelas kar', 'short', 1],
  ['dua belas ka', 'enough', 0],
  ['enam belas karak', 'good', 0],
  ['dua puluh karakter ya', 'strong', 0],
  ['🙂🙂🙂🙂🙂🙂', 'short', 6],
])('strength of %p is %s', (password, word, missing) => {
  expect(passwordStrength(password)).toMatchObject({ word, missing })
})

it.each([
  ['/sebutan?nada=negatif', '/sebutan?nada=negatif'],
  ['/masuk?kembali=%2F', '/'],
  ['/undangan', '/'],
  ['/atur', '/'],
  ['/aturan', '/aturan'],
  ['//jahat.example', '/'],
  ['/\\jahat.example', '/'],
  ['https://jahat.example', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
  [undefined, '/'],
  [42, '/'],
])('goes back to %p as %s', (wanted, expected) => {
  expect(safeReturn(wanted)).toBe(expected)
})
