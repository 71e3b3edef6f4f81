import { createAddressPolicy } from './address-policy'
import { checkUrl } from './check-url'

const policy = createAddressPolicy({ allowHosts: ['intranet:9000'], allowLoopback: false })
const base = new URL('https://contoh.id/a/b?c=d')

describe('checkUrl', () => {
  it.each([
    ['https://contoh.id', 'https://contoh.id/'],
    ['HTTP://Contoh.ID:80/x#bagian', 'http://contoh.id/x'],
    ['https://nama:sandi@contoh.id:8443/x?y=1', 'https://contoh.id:8443/x?y=1'],
    ['http://intranet:9000/feed', 'http://intranet:9000/feed'],
    ['/rss', 'https://contoh.id/rss'],
    ['../rss?x', 'https://contoh.id/rss?x'],
    ['//lain.id/rss', 'https://lain.id/rss'],
    ['?halaman=2', 'https://contoh.id/a/b?halaman=2'],
  ])('takes %s', (text, href) => {
    const checked = checkUrl(text, policy, base)
    expect(checked.ok && checked.url.href).toBe(href)
  })

  it.each([
    ['bukan alamat', 'not a URL'], ['', 'not a URL'], ['http://', 'not a URL'], ['http://[::1', 'not a URL'],
    ['file:///etc/passwd', 'scheme file'], ['ftp://contoh.id/', 'scheme ftp'], ['gopher://contoh.id/', 'scheme gopher'],
    ['javascript:alert(1)', 'scheme javascript'], ['data:text/plain,x', 'scheme data'], ['constructor:x', 'scheme constructor'],
    ['http://contoh.id:22/', 'port 22'], ['http://contoh.id:6379/', 'port 6379'], ['http://contoh.id:0/', 'port 0'],
    ['http://localhost:9000/', 'port 9000'], ['http://lain:9000/', 'port 9000'],
  ])('refuses %s', (text, detail) => {
    expect(checkUrl(text, policy)).toMatchObject({ ok: false, reason: 'blocked-url', status: null, detail })
  })
})
