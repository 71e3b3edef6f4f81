import { createAddressPolicy } from './address-policy'

const policyOf = (...allowHosts: string[]) => createAddressPolicy({ allowHosts, allowLoopback: false })
const open = createAddressPolicy({ allowHosts: [], allowLoopback: true })
const shut = policyOf()

describe('allowsPort', () => {
  it.each([80, 443, 8080, 8443])('leaves %d open everywhere', port => {
    expect(shut.allowsPort('contoh.id', port)).toBe(true)
  })

  it.each([0, 22, 25, 3000, 5432, 6379, 65_535])('closes %d', port => {
    expect(shut.allowsPort('contoh.id', port)).toBe(false)
  })

  it('opens a port for the listed host and for no other', () => {
    const policy = policyOf('intranet:9000', '10.0.0.0/8:9001')
    expect(policy.allowsPort('intranet', 9000)).toBe(true)
    expect(policy.allowsPort('INTRANET.', 9000)).toBe(true)
    expect(policy.allowsPort('intranet', 9001)).toBe(false)
    expect(policy.allowsPort('contoh.id', 9000)).toBe(false)
    expect(policy.allowsPort('10.9.8.7', 9001)).toBe(true)
    expect(policy.allowsPort('11.9.8.7', 9001)).toBe(false)
  })

  it('opens any port of loopback hosts where loopback is allowed', () => {
    for (const host of ['localhost', 'demo.localhost', '127.0.0.1', '::1']) {
      expect(open.allowsPort(host, 4321)).toBe(true)
      expect(shut.allowsPort(host, 4321)).toBe(false)
    }
    expect(open.allowsPort('contoh.id', 4321)).toBe(false)
    expect(open.allowsPort('127.0.0.1.contoh.id', 4321)).toBe(false)
  })
})

describe('allowsAddress', () => {
  const ask = (policy: typeof shut, host: string, port: number, address: string) => policy.allowsAddress({ host, port, address })

  it('allows public addresses and nothing else by default', () => {
    expect(ask(shut, 'contoh.id', 443, '103.28.12.1')).toBe(true)
    const closed = ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', 'fd00::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', 'x']
    for (const address of closed) {
      expect(ask(shut, 'contoh.id', 443, address)).toBe(false)
    }
  })

  it('opens loopback, and only loopback, where the configuration says so', () => {
    expect(ask(open, 'localhost', 3000, '127.0.0.1')).toBe(true)
    expect(ask(open, 'localhost', 3000, '::1')).toBe(true)
    for (const address of ['0.0.0.0', '::', '::ffff:127.0.0.1', '10.0.0.1'])
      expect(ask(open, 'localhost', 3000, address)).toBe(false)
  })

  it('opens exactly the listed range, whatever name leads there', () => {
    const policy = policyOf('10.20.0.0/16')
    expect(ask(policy, 'intranet', 80, '10.20.3.4')).toBe(true)
    expect(ask(policy, '10.20.3.4', 80, '10.20.3.4')).toBe(true)
    expect(ask(policy, '10.20.3.4', 80, '10.21.3.4')).toBe(false)
    expect(ask(policy, '10.20.3.4', 22, '10.20.3.4')).toBe(false)
    expect(ask(policy, 'x', 80, '::ffff:10.20.3.4')).toBe(false)
  })

  it('opens private addresses to a listed name, and none to other names', () => {
    const policy = policyOf('intranet.go.id')
    for (const address of ['10.1.2.3', '192.168.0.9', '100.64.0.1', 'fd00::1']) {
      expect(ask(policy, 'intranet.go.id', 443, address)).toBe(true)
      expect(ask(policy, 'Intranet.go.id.', 443, address)).toBe(true)
      expect(ask(policy, 'lain.go.id', 443, address)).toBe(false)
    }
  })

  it('never lets a listed name lead to this machine or to link-local addresses', () => {
    const policy = policyOf('intranet.go.id', 'intranet.go.id:9000')
    for (const address of ['127.0.0.1', '::1', '0.0.0.0', '169.254.169.254', 'fe80::1']) {
      expect(ask(policy, 'intranet.go.id', 9000, address)).toBe(false)
    }
  })

  it('holds an entry with a port to that port', () => {
    const policy = policyOf('127.0.0.1:4000', 'intranet:4001')
    expect(ask(policy, '127.0.0.1', 4000, '127.0.0.1')).toBe(true)
    expect(ask(policy, '127.0.0.1', 80, '127.0.0.1')).toBe(false)
    expect(ask(policy, 'intranet', 4001, '10.0.0.1')).toBe(true)
    expect(ask(policy, 'intranet', 80, '10.0.0.1')).toBe(false)
  })
})

it('refuses an allow-list that it cannot read, and says which entry', () => {
  expect(() => policyOf('intranet', '*.go.id')).toThrow('*.go.id')
})
