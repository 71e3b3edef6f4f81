import { keyFields, type KeyedPlatform } from '@kentongan/contracts'
import { hasKeyHost, readKeyHost } from '@kentongan/sources'
import { Refusal } from '../http/problem'

export type ReadKey = { readonly host: string; readonly fields: Readonly<Record<string, string>> }

const refuse = (paths: readonly string[]): never => {
  const fields = paths.map(path => ({ path: `fields.${path}`, message: 'is missing, unknown or not usable' }))
  throw new Refusal(400, { code: 'invalid', message: 'The fields are not those of this platform.', fields })
}

/** The fields of a platform's key as they are kept; refuses with the names of those that are missing, unknown or unusable. */
export function readFields(platform: KeyedPlatform, given: Readonly<Record<string, string>>): ReadKey {
  const wanted: readonly string[] = keyFields[platform]
  const wrong = [...wanted.filter(name => !(name in given)), ...Object.keys(given).filter(name => !wanted.includes(name))]
  if (wrong.length > 0) refuse(wrong)
  const host = hasKeyHost(platform) ? readKeyHost(platform, given['host']!) ?? refuse(['host']) : ''
  return { host, fields: host === '' ? given : { ...given, host } }
}
