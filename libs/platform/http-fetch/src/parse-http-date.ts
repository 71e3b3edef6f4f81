const named = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d{2}:\d{2}:\d{2}/i

/**
 * Reads the three date forms of RFC 9110 §5.6.7. All of them are GMT, also asctime's, which does not say so.
 * @returns milliseconds since the epoch, or null where the text is no such date.
 */
export const parseHttpDate = (text: string): number | null => {
  const trimmed = text.trim()
  if (!named.test(trimmed)) return null
  const zoned = /(?:gmt|utc|z|[+-]\d{4})$/i.test(trimmed) ? trimmed : `${trimmed} GMT`
  const time = Date.parse(zoned)
  return Number.isNaN(time) ? null : time
}
