import { parseAllowHost } from './parse-allow-hosts'

describe('parseAllowHost', () => {
  it.each([
    ['intranet.go.id', 'intranet.go.id', null],
    [' Intranet.GO.id. ', 'intranet.go.id', null],
    ['intranet:9000', 'intranet', 9000],
    ['berita_lama.local:8080', 'berita_lama.local', 8080],
  ] as const)('reads the name %s', (entry, name, port) => {
    expect(parseAllowHost(entry)).toEqual({ kind: 'name', name, port })
  })

  it.each([
    ['10.1.2.3', '10.1.2.3', 32, null],
    ['10.0.0.0/8', '10.0.0.0', 8, null],
    ['10.0.0.0/8:8081', '10.0.0.0', 8, 8081],
    ['127.0.0.1:4000', '127.0.0.1', 32, 4000],
    ['fd00::1', 'fd00::1', 128, null],
    ['fd00::/8', 'fd00::', 8, null],
    ['[fd00::/8]:8081', 'fd00::', 8, 8081],
    ['[::1]:9000', '::1', 128, 9000],
    ['[fd00::1]', 'fd00::1', 128, null],
  ] as const)('reads the range %s', (entry, base, bits, port) => {
    const parsed = parseAllowHost(entry)
    if (parsed?.kind !== 'range') throw new Error('no range')
    expect([parsed.range[0].toString(), parsed.range[1], parsed.port]).toEqual([base, bits, port])
  })

  it.each([
    '', ' ', '*', '*.go.id', 'http://intranet', 'intranet/berita', '10.0.0.0/33', '10.0.0.0/8/8', '10/8', 'a b', 'user@host',
    ':80', 'host:0', 'host:65536', 'host:abc', '[fd00::1', '[]:80', 'fd00::/129', '10.0.0.0/', '0x7f.1',
  ])('refuses %p', entry => {
    expect(parseAllowHost(entry)).toBeNull()
  })
})
