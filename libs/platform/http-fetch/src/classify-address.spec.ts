import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { classifyAddress } from './classify-address'

/** IANA IPv4 Special-Purpose Address Registry, all rows; 224.0.0.0/4 comes from the multicast registry. */
const specialV4 = [
  '0.0.0.0/8', '0.0.0.0/32', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24',
  '192.0.0.0/29', '192.0.0.8/32', '192.0.0.9/32', '192.0.0.10/32', '192.0.0.170/32', '192.0.0.171/32', '192.0.2.0/24',
  '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.88.99.2/32', '192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15',
  '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4', '255.255.255.255/32',
]

/** IANA IPv6 Special-Purpose Address Registry, all rows; then multicast, site-local, IPv4-compatible and unassigned space. */
const specialV6 = [
  '::1/128', '::/128', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '100:0:0:1::/64', '2001::/23', '2001::/32',
  '2001:1::1/128', '2001:1::2/128', '2001:1::3/128', '2001:2::/48', '2001:3::/32', '2001:4:112::/48', '2001:10::/28',
  '2001:20::/28', '2001:30::/28', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20', '5f00::/16', 'fc00::/7',
  'fe80::/10',
  'ff00::/8', 'fec0::/10', '::/96', '::ffff:0:0:0/96', '4000::/3', 'e000::/4',
]

const bytesToText = (bytes: readonly number[]) => ipaddr.fromByteArray([...bytes]).toString()

/** The range's first address, its last one, and any between. */
const addressesIn = (cidr: string) => {
  const [base, bits] = ipaddr.parseCIDR(cidr)
  const bytes = base.toByteArray()
  return fc.array(fc.constantFrom(0, 255, 1, 127, 170), { minLength: bytes.length, maxLength: bytes.length }).map(noise =>
    bytesToText(bytes.map((byte, at) => {
      const kept = Math.min(8, Math.max(0, bits - at * 8))
      const mask = (0xff << (8 - kept)) & 0xff
      return (byte & mask) | ((noise[at] ?? 0) & ~mask & 0xff)
    })))
}

describe('classifyAddress', () => {
  it.each([...specialV4, ...specialV6])('calls nothing in %s public', cidr => {
    fc.assert(fc.property(addressesIn(cidr), address => classifyAddress(address) !== 'public'))
  })

  it.each([
    '1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '103.28.12.1', '126.255.255.255',
    '128.0.0.1',
    '169.253.255.255', '172.15.255.255', '172.32.0.0', '192.0.1.1', '192.167.255.255', '198.17.255.255',
    '198.20.0.0', '203.0.112.255',
    '223.255.255.255', '2001:200::1', '2001:4860:4860::8888', '2400:cb00::1', '2606:4700::1111', '2a00:1450::1', '3ffe:ffff::1',
  ])('calls %s public', address => {
    expect(classifyAddress(address)).toBe('public')
  })

  it.each([
    ['127.0.0.1', 'loopback'], ['127.255.255.255', 'loopback'], ['::1', 'loopback'],
    ['10.1.2.3', 'private'], ['172.31.0.1', 'private'], ['192.168.1.1', 'private'], ['100.64.0.1', 'private'],
    ['fd00::1', 'private'],
    ['169.254.169.254', 'special'], ['0.0.0.0', 'special'], ['::', 'special'],
    ['fe80::1', 'special'], ['fe80::1%eth0', 'special'],
    ['::ffff:127.0.0.1', 'special'], ['::ffff:7f00:1', 'special'], ['::ffff:8.8.8.8', 'special'], ['::127.0.0.1', 'special'],
    ['64:ff9b::7f00:1', 'special'], ['64:ff9b:1::a00:1', 'special'], ['2002:7f00:1::', 'special'], ['2001:0:7f00:1::', 'special'],
    ['224.0.0.1', 'special'], ['ff02::1', 'special'],
    ['localhost', 'special'], ['127.1', 'special'], ['0x7f000001', 'special'], ['', 'special'],
  ] as const)('calls %s %s', (address, kind) => {
    expect(classifyAddress(address)).toBe(kind)
  })

  it('never calls an address public that carries a loopback address inside', () => {
    const carriers = ['::ffff:7f00:', '64:ff9b::7f00:', '64:ff9b:1::7f00:', '2002:7f00:', '::7f00:', '::ffff:0:7f00:']
    fc.assert(fc.property(fc.constantFrom(...carriers), fc.integer({ min: 0, max: 0xffff }), (carrier, low) => {
      const tail = low.toString(16)
      const address = carrier === '2002:7f00:' ? `${carrier}${tail}::` : `${carrier}${tail}`
      return classifyAddress(address) !== 'public'
    }))
  })
})
