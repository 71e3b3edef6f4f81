import fc from 'fast-check'
import { dropUnread } from './drop-unread'
import { bodiesIn, liftBodies, withoutTokens } from './lift-bodies'
import { mendMarkup } from './mend-markup'
import { prepareProlog } from './prepare-prolog'

describe('prepareProlog', () => {
  test.each([
    ['<?xml version="1.0"?><rss version="2.0"/>', 'rss', '<rss version="2.0"/>'],
    ['\n\n  <?xml version="1.0"?>\n<!-- <feed> --><?xml-stylesheet href="a.xsl"?><rss/>', 'rss', '<rss/>'],
    ['<br />\n<b>Warning</b>: mysql_connect() in <b>/var/www/x.php</b><?xml version="1.0"?><rss>', 'rss', '<rss>'],
    ['Notice: 3 < 4 <feed>', 'feed', '<feed>'],
    ['<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "x.dtd"><rss/>', 'rss', '<rss/>'],
    ['<!DOCTYPE rss [ <!ELEMENT rss ANY> ] ><rss/>', 'rss', '<rss/>'],
    ['<!doctype html><html><body><rss></body>', 'html', '<html><body><rss></body>'],
    ['<a:feed xmlns:a="x"/>', 'a:feed', '<a:feed xmlns:a="x"/>'],
  ])('finds the root of %p', (text, name, xml) => {
    expect(prepareProlog(text)).toMatchObject({ ok: true, root: { name }, xml })
  })

  test.each([
    ['', 'empty'], [' \n\t', 'empty'], ['halo', 'no-root'], ['<!-- tutup', 'no-root'],
    ['<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>', 'entities-refused'],
    ['<!DOCTYPE rss [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]><rss/>', 'entities-refused'],
    ['<!DOCTYPE rss [<!ENTITY a "<rss>]>">]><rss>&a;</rss>', 'entities-refused'],
  ])('refuses %p', (text, reason) => expect(prepareProlog(text)).toMatchObject({ ok: false, reason }))

  it('reads the attributes of the root', () => {
    expect(prepareProlog('<feed xml:lang="id" XML:Base=\'https://a.id/\'>')).toMatchObject({ root: { attributes: { 'xml:lang': 'id', 'xml:base': 'https://a.id/' } } })
  })
})

describe('mendMarkup', () => {
  test.each([
    ['<t>A & B &nbsp; &copy; &tak; &amp; &#8211;</t>', '<t>A &amp; B \u00a0 © &amp;tak; &amp; –</t>'],
    ['<l>https://a.id/?a=1&b=2&lt=3</l>', '<l>https://a.id/?a=1&amp;b=2&amp;lt=3</l>'],
    ['<t>a\u0000b\u001fc&#x1F;d\uFFFFe</t>', '<t>abcde</t>'],
    ['<t>&#60;b&#62; &#38;</t>&', '<t>&lt;b&gt; &amp;</t>&amp;'],
    ['<t><![CDATA[a & b &nbsp;]]> & c</t>', '<t><![CDATA[a & b &nbsp;]]> &amp; c</t>'],
    ['<t>&#150;</t>', '<t>–</t>'],
    ['<t>utuh &amp; &#8211;</t>', '<t>utuh &amp; &#8211;</t>'],
    ['<t>tetap &amp; &#8211; &#xe9;</t>', '<t>tetap &amp; – é</t>'],
  ])('%p', (written, mended) => expect(mendMarkup(written)).toBe(mended))

  it('changes nothing the second time', () => {
    const pieces = fc.constantFrom('&', 'amp;', '&nbsp;', '&#38;', '<b>', 'x', '&lt', ';', '\u0001', '&#x26;', '<![CDATA[', ']]>')
    fc.assert(fc.property(fc.array(pieces).map(list => list.join('')), text => {
      const once = mendMarkup(text)
      expect(mendMarkup(once)).toBe(once)
    }))
  })
})

describe('liftBodies', () => {
  const skeletonOf = (xml: string): string => withoutTokens(liftBodies(xml).skeleton)
  const rawOf = (xml: string): readonly string[] => liftBodies(xml).bodies.map(({ raw }) => raw)

  test.each([
    ['<item><description>a<b></description><x/></item>', '<item><x/></item>', ['a<b>']],
    ['<item><description><![CDATA[kata </description> di dalam]]></description></item>', '<item></item>', ['<![CDATA[kata </description> di dalam]]>']],
    ['<item><content type="html" >x</content ></item>', '<item></item>', ['x']],
    ['<item><description></description></item>', '<item></item>', ['']],
    ['<item><description>putus</item><item><description>dua</description></item>', '<item><description>putus</item><item></item>', ['dua']],
    ['<item><content>a<content>b</content></content></item>', '<item><content>a</content></item>', ['b']],
    ['<item><description/><media:content url="a"><x/></media:content></item>', '<item><description/><media:content url="a"><x/></media:content></item>', []],
    ['<item><description>tak ditutup', '<item><description>tak ditutup', []],
  ])('%p', (xml, skeleton, raw) => {
    expect(skeletonOf(xml)).toBe(skeleton)
    expect(rawOf(xml)).toEqual(raw)
  })

  it('names the bodies whatever their prefix, and finds them by their tokens', () => {
    const { skeleton, bodies } = liftBodies('<e><a:content type="text">1</a:content><content:encoded>2</content:encoded><media:description>3</media:description></e>')
    expect(bodiesIn(skeleton, bodies)).toEqual([
      { name: 'content', attributes: { type: 'text' }, raw: '1' },
      { name: 'content:encoded', attributes: {}, raw: '2' },
      { name: 'media:description', attributes: {}, raw: '3' },
    ])
  })

  it('is not fooled by tokens in the input', () => {
    expect(liftBodies('<t>\uFDD00\uFDD1</t><description>x</description>').skeleton).toBe('<t>0\uFDD1</t>\uFDD00\uFDD1')
  })

  it('loses no character of any markup', () => {
    const pieces = fc.constantFrom('<description>', '</description>', '<item>', '</item>', '<![CDATA[', ']]>', 'isi', '<content a="b">', '</content>', '<summary/>', '>')
    fc.assert(fc.property(fc.array(pieces).map(list => list.join('')), xml => {
      const { skeleton, bodies } = liftBodies(xml)
      const kept = withoutTokens(skeleton).length + bodies.reduce((sum, { raw }) => sum + raw.length, 0)
      expect(kept).toBeLessThanOrEqual(xml.length)
      expect(bodiesIn(skeleton, bodies)).toHaveLength(bodies.length)
      expect(withoutTokens(skeleton).split('isi').length + bodies.reduce((sum, { raw }) => sum + raw.split('isi').length - 1, 0)).toBe(xml.split('isi').length)
    }))
  })

  it('searches a feed of broken bodies once', () => {
    for (const piece of ['<description>', '<description><![CDATA[', '<description><item>', '<summary></description>']) {
      expect(liftBodies(piece.repeat(50_000)).skeleton.length).toBeGreaterThan(0)
    }
  })
})

describe('dropUnread', () => {
  it('drops unread leaves, namespaces, needless CDATA and blanks', () => {
    const written = '<rss version="2.0" xmlns:dc="x">\n <item>\n <title><![CDATA[Judul]]></title>\n <category><![CDATA[a]]></category> <slash:comments>1</slash:comments></item></rss>'
    expect(dropUnread(written)).toBe('<rss version="2.0"><item><title>Judul</title></item></rss>')
  })

  it('leaves elements with children, broken ones and needed CDATA alone', () => {
    const written = '<rss><category><b/></category><comments>x<title><![CDATA[a & <b>c</b> <i>d</i>]]></title></rss>'
    expect(dropUnread(written)).toBe(written)
  })
})
