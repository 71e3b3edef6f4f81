import fc from 'fast-check'
import iconv from 'iconv-lite'
import { decodeFeed } from './decode-feed'

const body = '<rss><title>“Café” – harga naik Rp5.000 €</title></rss>'
const declared = (charset: string, text = body): string => `<?xml version="1.0" encoding="${charset}"?>${text}`
const bytes = (text: string, charset: string, addBOM = false): Uint8Array => new Uint8Array(iconv.encode(text, charset, { addBOM }))

describe('decodeFeed', () => {
  test.each([
    ['UTF-8 with a mark', bytes(body, 'utf-8', true), null],
    ['UTF-16 little endian with a mark', bytes(body, 'utf-16le', true), null],
    ['UTF-16 big endian with a mark', bytes(body, 'utf-16be', true), null],
    ['UTF-16 little endian without a mark', bytes(body, 'utf-16le'), null],
    ['UTF-16 big endian without a mark', bytes(body, 'utf-16be'), 'text/xml; charset=utf-8'],
    ['UTF-32 with a mark', bytes(body, 'utf-32le', true), null],
    ['a mark that beats the header', bytes(body, 'utf-8', true), 'text/xml; charset=windows-1252'],
    ['UTF-8 that a latin header mislabels', bytes(body, 'utf-8'), 'application/rss+xml; charset=ISO-8859-1'],
    ['windows-1252 by the header', bytes(body, 'windows-1252'), 'text/xml; charset="windows-1252"'],
    ['windows-1252 labelled iso-8859-1', bytes(body, 'windows-1252'), 'text/xml;charset=iso-8859-1'],
    ['windows-1252 labelled UTF-8', bytes(body, 'windows-1252'), 'text/xml; charset=utf-8'],
    ['windows-1252 with no label', bytes(body, 'windows-1252'), null],
  ])('reads %s', (_, input, contentType) => expect(decodeFeed(input, contentType)).toBe(body))

  test.each(['windows-1252', 'iso-8859-15', 'windows-1251', 'gb18030', 'shift_jis', 'euc-kr', 'koi8-r'])('believes the declaration %s', charset => {
    const texts: Record<string, string> = { 'windows-1251': 'Привет', 'koi8-r': 'Привет', gb18030: '中文新闻', shift_jis: '日本語', 'euc-kr': '한국어' }
    const text = declared(charset, texts[charset] ?? 'Café €')
    expect(decodeFeed(bytes(text, charset), null)).toBe(text)
  })

  it('lets the header win over the declaration', () => {
    const text = declared('koi8-r', 'Привет, мир')
    expect(decodeFeed(bytes(text, 'windows-1251'), 'text/xml; charset=windows-1251')).toBe(text)
  })

  it('detects an 8-bit charset that nobody names', () => {
    const text = '<rss><title>Сегодня в городе открыли новую школу для детей и новую больницу</title></rss>'
    expect(decodeFeed(bytes(text, 'windows-1251'), null)).toBe(text)
  })

  it('ignores labels that name nothing, and wide labels on narrow bytes', () => {
    expect(decodeFeed(bytes(body, 'utf-8'), 'text/xml; charset=x-no-such')).toBe(body)
    expect(decodeFeed(bytes(declared('utf-16', 'Café'), 'utf-8'), null)).toBe(declared('utf-16', 'Café'))
  })

  it('keeps UTF-8 that has one bad byte', () => {
    const good = bytes('Pemerintah “daerah” – naik “lagi” – dan “lagi” €€€ ', 'utf-8')
    const text = decodeFeed(Uint8Array.from([...good, 0xff]), null)
    expect(text).toContain('Pemerintah “daerah” – naik')
  })

  it('keeps an empty body empty', () => expect(decodeFeed(new Uint8Array(), null)).toBe(''))

  it('gives back any text that was written as UTF-8', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => {
      const written = `<a>${text}`
      expect(decodeFeed(new TextEncoder().encode(written), 'text/xml; charset=iso-8859-1')).toBe(written)
    }))
  })
})
