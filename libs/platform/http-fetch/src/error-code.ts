const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined

/**
 * The code of an error of Node's or undici's; where it has none, as undici's HTTPParserError, its name; else ''. Looks at the
 * shape, not at the class: errors may come from another realm. Where all of a name's addresses failed (AggregateError), the first
 * tells why.
 */
export const errorCode = (error: unknown): string => {
  const code = fieldOf(error, 'code')
  if (typeof code === 'string') return code
  const errors = fieldOf(error, 'errors')
  if (Array.isArray(errors) && errors.length > 0) return errorCode(errors[0])
  const name = fieldOf(error, 'name')
  return typeof name === 'string' ? name : ''
}
