import { createAddressPolicy } from './address-policy'
import { followRedirect, isRedirect } from './follow-redirect'

const policy = createAddressPolicy({ allowHosts: [], allowLoopback: false })
const from = new URL('https://contoh.id/feed?x=1')

describe('followRedirect', () => {
  it.each([
    [301, '/rss', 'https://contoh.id/rss', true],
    [302, 'https://www.contoh.id/rss', 'https://www.contoh.id/rss', false],
    [303, '//lain.id', 'https://lain.id/', false],
    [307, '?x=2', 'https://contoh.id/feed?x=2', false],
    [308, 'https://nama:sandi@lain.id/#atas', 'https://lain.id/', true],
    [301, Buffer.from('/berita/é').toString('latin1'), 'https://contoh.id/berita/%C3%A9', true],
  ])('follows %d to %s', (status, location, href, permanent) => {
    const next = followRedirect(from, { status, location }, policy)
    expect(next.ok && [next.url.href, next.permanent]).toEqual([href, permanent])
  })

  it.each([
    [null, 'bad-response'],
    ['http://contoh.id/feed', 'redirect-downgrade'],
    ['https://contoh.id:22/', 'blocked-url'],
    ['file:///etc/passwd', 'blocked-url'],
    ['http://[', 'blocked-url'],
  ])('refuses to follow %s', (location, reason) => {
    expect(followRedirect(from, { status: 302, location }, policy)).toMatchObject({ ok: false, reason, status: 302 })
  })

  it('may go from http to http and up to https', () => {
    for (const location of ['http://lain.id/', 'https://contoh.id/']) {
      expect(followRedirect(new URL('http://contoh.id/'), { status: 301, location }, policy).ok).toBe(true)
    }
  })

  it('knows the statuses that redirect a GET', () => {
    const all = Array.from({ length: 100 }, (_, at) => 300 + at)
    expect(all.filter(isRedirect)).toEqual([301, 302, 303, 307, 308])
  })
})
