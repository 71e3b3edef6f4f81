const [first, last] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')]

/**
 * A date as programs write it (ISO 8601, RFC 9110); null for anything that is none, and for years that are not written with four digits:
 * PostgreSQL holds not all of them, and as text they would not sort.
 */
export const readInstant = (text: string | null): Date | null => {
  const time = Date.parse(text ?? '')
  return time >= first && time <= last ? new Date(time) : null
}
