export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands at a dotted path (`data.items`, `authors.0.name`); an empty path is the value itself, undefined where there is nothing. */
export const atPath = (value: unknown, path: string): unknown =>
  (path === '' ? [] : path.split('.')).reduce<unknown>((at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Json)[key] : undefined), value)

/** A text or number as text; null for anything else and for an empty one. */
export const textAt = (value: unknown, path: string | null): string | null => {
  const found = path === null ? null : atPath(value, path)
  if (typeof found === 'number' && Number.isFinite(found)) return String(found)
  return typeof found === 'string' && found.trim() !== '' ? found : null
}

/** A key with a dot in it could not be told from a path, nor an empty one from none. */
export const canBeNamed = (key: string): boolean => key !== '' && !key.includes('.')

/** The paths of all texts and numbers within, to this depth; of a list its first three. */
export const leafPaths = (value: unknown, depth: number, prefix = ''): readonly string[] => {
  if (typeof value === 'string' || typeof value === 'number') return [prefix]
  if (depth === 0 || typeof value !== 'object' || value === null) return []
  const entries = Array.isArray(value) ? Object.entries(value.slice(0, 3)) : Object.entries(value)
  return entries.filter(([key]) => canBeNamed(key)).flatMap(([key, inner]) => leafPaths(inner, depth - 1, prefix === '' ? key : `${prefix}.${key}`))
}
