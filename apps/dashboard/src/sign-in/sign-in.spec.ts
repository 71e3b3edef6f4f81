import { deviceName } from '../account/device-name'
import { detailPairs } from '../audit/detail-pairs'
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

it.each([
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge', 'Windows'],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome', 'Android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1', 'Safari', 'iOS'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
  ['curl/8.0', '', ''],
  [null, '', ''],
])('names the device of %p', (userAgent, browser, system) => {
  expect(deviceName(userAgent)).toEqual({ browser, system })
})

it('writes an audit detail as pairs', () => {
  expect(detailPairs({ tone: 'netral', empty: null, none: '', list: [1, 2], long: 'a'.repeat(500) })).toEqual([
    { name: 'tone', value: 'netral' }, { name: 'list', value: '[1,2]' }, { name: 'long', value: `${'a'.repeat(160)}…` },
  ])
})
