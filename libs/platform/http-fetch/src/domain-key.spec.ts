import { domainKey } from './domain-key'

it.each([
  ['https://www.kemlu.go.id/rss', 'kemlu.go.id'],
  ['https://jateng.tribunnews.com/rss', 'tribunnews.com'],
  ['http://TribunNews.com./', 'tribunnews.com'],
  ['https://desa.contoh.desa.id:8443/', 'contoh.desa.id'],
  ['https://satu.blogspot.com/', 'blogspot.com'],
  ['https://dua.blogspot.com/', 'blogspot.com'],
  ['http://localhost/', 'localhost:80'],
  ['https://localhost/', 'localhost:443'],
  ['http://127.0.0.1:4001/', '127.0.0.1:4001'],
  ['http://[::1]:4001/', '::1:4001'],
  ['http://10.0.0.7/', '10.0.0.7:80'],
  ['http://intranet:8080/', 'intranet:8080'],
  ['http://go.id/', 'go.id:80'],
])('puts %s into the lane %s', (url, key) => {
  expect(domainKey(new URL(url))).toBe(key)
})
