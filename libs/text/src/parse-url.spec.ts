import { parseUrl } from './parse-url'

describe('parseUrl', () => {
  it.each([
    ['https://contoh.example/a b', undefined, 'https://contoh.example/a%20b'],
    ['../b', 'https://contoh.example/x/y', 'https://contoh.example/b'],
    ['bukan alamat', undefined, null],
    ['//', undefined, null],
    ['a', 'juga bukan', null],
  ])('%s on %s is %s', (address, base, expected) => expect(parseUrl(address, base)?.href ?? null).toBe(expected))

  it('still reads Latin-1 letters when it has been called often', () => {
    for (let n = 0; n < 20_000; n++) parseUrl(`https://contoh.example/${n}`)
    let lost = 0
    for (let n = 0; n < 20_000; n++) if (parseUrl('https://bücher.example/café') === null) lost++
    expect(lost).toBe(0)
  })
})
