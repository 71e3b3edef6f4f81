import { readAlerts, type AlertFeed } from './read-alerts'
import { readGoogleAlertsAddress } from './recognise-alerts'

type Given = { readonly title?: string; readonly link?: string; readonly content?: string; readonly published?: string }
const behind = (url: string) => `https://www.google.com/url?rct=j&amp;sa=t&amp;url=${url}&amp;ct=ga&amp;cd=CAIyAA&amp;usg=AOv`
const entry = ({ title = 'Kantor &lt;b&gt;Imigrasi Bima&lt;/b&gt; buka layanan Sabtu', link = behind('https://www.suarantb.com/2026/11/21/layanan%3Futm_source%3Dx'), content = 'Warga &lt;b&gt;Bima&lt;/b&gt; kini&amp;nbsp;...', published = '2026-11-21T03:00:00Z' }: Given = {}) =>
  `<entry><id>tag:google.com,2013:googlealerts/feed:1</id><title type="html">${title}</title><link href="${link}"></link><published>${published}</published>
   <updated>2026-11-21T04:00:00Z</updated><content type="html">${content}</content><author><name></name></author></entry>`
const feed = (...entries: string[]) => `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>Google Alert - &quot;imigrasi bima&quot;</title>${entries.join('')}</feed>`
const first = (given: Given) => (readAlerts(feed(entry(given))) as AlertFeed).posts[0]

it('reads an entry with the outlet\'s own address, without marks', () => {
  expect(readAlerts(feed(entry()))).toEqual({ ok: true, title: '"imigrasi bima"', posts: [{
    guid: 'tag:google.com,2013:googlealerts/feed:1', url: 'https://www.suarantb.com/2026/11/21/layanan?utm_source=x', canonicalUrl: 'https://suarantb.com/2026/11/21/layanan',
    title: 'Kantor Imigrasi Bima buka layanan Sabtu', text: 'Warga Bima kini ...', author: null, language: null, publishedAt: new Date('2026-11-21T03:00:00Z'),
    publishedRaw: '2026-11-21T03:00:00Z', updatedAt: new Date('2026-11-21T04:00:00Z'), kind: 'article', outlet: 'suarantb.com',
  }] })
})

it.each<[string, Given, object]>([
  ['an address that is not wrapped', { link: 'https://kabar.example/a' }, { url: 'https://kabar.example/a' }],
  ['an older wrapping', { link: 'https://www.google.co.id/url?q=https://kabar.example/b' }, { url: 'https://kabar.example/b' }],
  ['an emoji and right-to-left marks in the title', { title: '\u200fبيما 😀 &amp;amp; kota' }, { title: '\u200fبيما 😀 & kota' }],
  ['a date that is none', { published: 'kemarin' }, { publishedAt: null, publishedRaw: 'kemarin' }],
  ['a long excerpt', { content: 'a'.repeat(10_000) }, { text: 'a'.repeat(10_000) }],
])('reads %s', (_name, given, expected) => expect(first(given)).toMatchObject(expected))

it.each<[string, Given]>([
  ['without a title', { title: '' }], ['without a link', { link: '' }], ['whose wrapping is empty', { link: 'https://www.google.com/url?rct=j' }],
  ['that leads to no web page', { link: behind('javascript:alert(1)') }],
])('passes over an entry %s', (_name, given) => expect(first(given)).toBeUndefined())

it('reads an alert that has found nothing yet', () => expect(readAlerts(feed())).toMatchObject({ ok: true, posts: [] }))

it.each([['<html>unusual traffic</html>', 'challenge'], ['<rss/>', 'not-a-feed'], ['', 'not-a-feed']])('says what is wrong with %s', (body, reason) => {
  expect(readAlerts(body)).toMatchObject({ ok: false, reason })
})

it.each([
  ['https://www.google.com/alerts/feeds/0123456789/987654321', 'https://www.google.com/alerts/feeds/0123456789/987654321'],
  ['http://google.co.id/alerts/feeds/1/2/', 'https://www.google.com/alerts/feeds/1/2'],
  ['https://www.google.com/alerts', null], ['https://google.evil.example/alerts/feeds/1/2', null], ['https://news.google.com/alerts/feeds/1/2', null], ['kata', null],
])('recognises %s', (address, url) => expect(readGoogleAlertsAddress(address)?.url ?? null).toBe(url))
