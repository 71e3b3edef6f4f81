/** A date as programs write it (ISO 8601, RFC 9110); null for anything that is none. */
export const readInstant = (text: string | null): Date | null => {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : new Date(time)
}
