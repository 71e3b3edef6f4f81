import { Permission, Role } from '@kentongan/contracts'
import fc from 'fast-check'
import { permissionsOf, reachOf, wholeReach, type Grant } from './permissions-of'

const wide = (role: Role): Grant => ({ role, wide: true, agencies: [1, 2, 3] })
const on = (role: Role, ...agencies: number[]): Grant => ({ role, wide: false, agencies })

describe('permissionsOf', () => {
  it.each<[string, Grant, readonly Permission[]]>([
    ['an installation admin', wide('admin'), Permission.options],
    ['an agency admin', on('admin', 1), Permission.options.filter(each => each !== 'sources.write' && each !== 'tone.manage' && each !== 'issues.manage')],
    ['an analyst', on('analyst', 1), ['mentions.read', 'authors.read', 'mentions.correct', 'issues.act', 'sources.read', 'agencies.read']],
    ['an analyst of the whole installation', wide('analyst'), ['mentions.read', 'authors.read', 'mentions.correct', 'issues.act', 'sources.read', 'agencies.read']],
    ['an official', on('official', 1), ['mentions.read', 'agencies.read']],
    ['a member of a removed agency', on('admin'), []],
  ])('gives %s its permissions', (_who, grant, expected) => {
    expect([...permissionsOf([grant])].sort()).toEqual([...expected].sort())
  })

  it('gives nothing without a membership', () => {
    expect(permissionsOf([])).toEqual([])
    expect(wholeReach([])).toBeNull()
  })
})

describe('reachOf', () => {
  it('keeps the roles of different agencies apart', () => {
    const grants = [on('admin', 4, 5), on('official', 9)]
    expect(reachOf(grants, 'mentions.read')).toEqual({ wide: false, agencies: [4, 5, 9] })
    expect(reachOf(grants, 'mentions.correct')).toEqual({ wide: false, agencies: [4, 5] })
    expect(reachOf(grants, 'sources.write')).toBeNull()
  })

  it('never widens a permission by another role', () => {
    const grants = [wide('official'), on('admin', 2)]
    expect(reachOf(grants, 'users.write')).toEqual({ wide: false, agencies: [2] })
    expect(reachOf(grants, 'mentions.read')).toEqual({ wide: true, agencies: [1, 2, 3] })
  })

  const grant = fc.record({
    role: fc.constantFrom(...Role.options), wide: fc.boolean(), agencies: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }),
  })

  it('lets nobody judge a mention whose author they may not read: lists for judging mask nothing', () => {
    fc.assert(fc.property(fc.array(grant, { maxLength: 5 }), grants => {
      const readable = reachOf(grants, 'authors.read')?.agencies ?? []
      expect(reachOf(grants, 'mentions.correct')?.agencies.filter(agency => !readable.includes(agency)) ?? []).toEqual([])
    }))
  })

  it('reaches with a permission exactly what some grant with it reaches', () => {
    fc.assert(fc.property(fc.array(grant, { maxLength: 5 }), fc.constantFrom(...Permission.options), (grants, permission) => {
      const reach = reachOf(grants, permission)
      expect(reach !== null).toBe(permissionsOf(grants).includes(permission))
      const able = grants.filter(each => permissionsOf([each]).includes(permission))
      expect(reach?.agencies ?? []).toEqual([...new Set(able.flatMap(each => each.agencies))].sort((a, b) => a - b))
      expect(reach?.wide ?? false).toBe(able.some(each => each.wide))
    }))
  })
})
