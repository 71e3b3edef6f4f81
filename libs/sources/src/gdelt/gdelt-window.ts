const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** GDELT takes the news in every 15 minutes; what it says is late by up to one turn. */
const turnMs = 15 * minuteMs
/** Its index of the DOC API holds three months. */
const deepestMs = 85 * dayMs

/** Up to when articles have been collected, ISO 8601. */
export type GdeltCursor = { readonly until: string }

/** Most articles in one answer. */
export const gdeltPage = 250

/** `20231016T060000Z` → a date; null for anything else. */
export const readGdeltTime = (text: string): Date | null => {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)Z?$/.exec(text) ?? []
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(time) ? null : new Date(time)
}

const write = (time: number): string => new Date(time).toISOString().replace(/[-:T]|\.\d+Z/g, '')

/** The address to ask for what was seen since the cursor, oldest first; without one, for the last day. One turn is asked for again. */
export const windowAddress = (address: string, cursor: GdeltCursor | null, now: Date): string => {
  const url = new URL(address)
  const since = cursor === null ? now.getTime() - dayMs : Date.parse(cursor.until) - turnMs
  const parameters = {
    mode: 'artlist', format: 'json', sort: 'dateasc', maxrecords: String(gdeltPage),
    startdatetime: write(Math.max(since, now.getTime() - deepestMs)), enddatetime: write(now.getTime()),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  url.searchParams.delete('timespan')
  return url.href
}

/**
 * The cursor after an answer: the time of its newest article. A full answer whose articles all lie in the turn that was asked
 * for again would repeat for ever; then one turn is passed over.
 */
export const moveWindow = (
  cursor: GdeltCursor | null, answer: { readonly count: number, readonly newestAt: Date | null }, now: Date,
): { readonly cursor: GdeltCursor, readonly more: boolean } => {
  const before = cursor === null ? now.getTime() - dayMs : Date.parse(cursor.until)
  const reached = Math.max(before, Math.min(answer.newestAt?.getTime() ?? before, now.getTime()))
  const more = answer.count >= gdeltPage
  const until = more && reached === before ? Math.min(before + turnMs, now.getTime()) : reached
  return { cursor: { until: new Date(until).toISOString() }, more }
}
