/** Header values as undici gives them: names in lower case, values decoded as latin1, that is byte for byte. */
export type ResponseHeaders = Readonly<Record<string, string | readonly string[] | undefined>>

/** A header's value; where a server sent it several times, the first. */
export const firstHeader = (headers: ResponseHeaders, name: string): string | null => {
  const value = headers[name]
  return (typeof value === 'object' ? value[0] : value) ?? null
}

/** All values of a list header, joined as RFC 9110 §5.3 says. */
export const joinedHeader = (headers: ResponseHeaders, name: string): string | null => {
  const value = headers[name]
  return (typeof value === 'object' ? value.join(', ') : value) ?? null
}
