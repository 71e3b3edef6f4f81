import fc from 'fast-check'
import { decodeEntities } from './decode-entities'
import { htmlToLine, htmlToText } from './html-to-text'

describe('htmlToText', () => {
  test.each([
    ['<p>Satu</p><p>Dua <b>tiga</b></p>', 'Satu\n\nDua tiga'],
    ['Satu<br>dua<br/>tiga', 'Satu\ndua\ntiga'],
    ['<P CLASS="x">Satu</P>', 'Satu'],
    ['Harga &lt; Rp5.000 &amp; turun&nbsp;lagi &#8211; kata&#8217;nya', 'Harga < Rp5.000 & turun lagi – kata’nya'],
    ['suku bunga < 5 % dan > 3 %', 'suku bunga < 5 % dan > 3 %'],
    ['a <b', 'a <b'],
    ['teks <a href="https://contoh.id/panj', 'teks'],
    ['satu<script>if (a < b) alert("</p>")</script>dua', 'satu dua'],
    ['<style>p { color: red }</style>isi', 'isi'],
    ['<script>tidak ditutup', 'tidak ditutup'],
    ['<!-- rahasia -->isi<!-- tidak ditutup', 'isi'],
    ['<![CDATA[isi & sisa]]> lagi', 'isi & sisa lagi'],
    ['<td>1</td><td>2</td>', '1 2'],
    ['  banyak \t  spasi \n\n\n\n baris ', 'banyak spasi\n\nbaris'],
    ['&#150; &#x80; &#0; &#xD800; &tidakada; &', '– € &tidakada; &'],
    ['', ''],
  ])('%p', (html, text) => expect(htmlToText(html)).toBe(text))

  it('gives one line for titles', () => expect(htmlToLine('<p>Satu</p>\n<p>dua&nbsp;</p>')).toBe('Satu dua'))

  it('leaves plain words as they are', () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9.,%()]{1,12}$/), { minLength: 1 }).map(list => list.join(' '))
    fc.assert(fc.property(words, text => expect(htmlToText(text)).toBe(text)))
  })

  it('escapes survive one decoding exactly', () => {
    const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&#62;').replaceAll('"', '&#x22;')
    fc.assert(fc.property(fc.string(), text => expect(decodeEntities(escape(text))).toBe(text)))
  })

  it('stays linear where every tag is left open', () => {
    for (const piece of ['<script>', '<!--', '<![CDATA[', '<a ', '&', '</', '<style x']) expect(() => htmlToText(piece.repeat(100_000))).not.toThrow()
  })
})
