import { chooseLink } from './choose-link'
import type { FeedItem, ReadFeed, ReadFeedOptions } from './feed-reading'
import { interpretItem, readLanguage, readTitle } from './interpret-item'
import type { Body } from './lift-bodies'
import type { RootTag } from './prepare-prolog'
import { firstText } from './raw-feed'
import type { RawFeed, RawFields } from './raw-feed'

export type Document = { root: RootTag, bodies: readonly Body[], options: ReadFeedOptions }

/** What a feed says, before it is known who read it. */
export type InterpretedFeed = Omit<ReadFeed, 'ok' | 'reader'>

const periodMinutes: Readonly<Record<string, number>> = {
  hourly: 60, daily: 1440, weekly: 10_080, monthly: 43_200, yearly: 525_600,
}

/** Gives the raw elements of a feed their meaning; the same rules for every reader. */
export function interpretFeed({ channel, items }: RawFeed, { root, bodies, options }: Document): InterpretedFeed {
  const plainByDefault = /(^|:)(feed|entry)$/i.test(root.name)
  const siteUrl = chooseLink(channel, options.baseUrl ?? null)
  const language = readLanguage(channel) ?? readLanguage(new Map([['$', [{ text: '', attributes: root.attributes, bases: [] }]]]))
  const base = options.baseUrl ?? siteUrl
  const context = { now: options.now, zone: options.zone, base, language, bodies, plainByDefault }
  return {
    title: readTitle(channel, context),
    siteUrl,
    language,
    ttlMinutes: readTtl(channel),
    items: items.map(item => interpretItem(item, context)),
  }
}

/** True when rss-parser has lost something that the other reader might find. */
export function lacksFields({ items }: InterpretedFeed): boolean {
  return items.some(item => item.title === null || item.link === null || (item.published === null && item.updated === null))
}

/**
 * Fills what the first reading lacks, item by item, from the second. Both saw the same markup, so equal numbers of items
 * mean equal items; with unequal numbers the readings do not fit and the second, which loses no item, stands alone.
 */
export function fillFields(first: InterpretedFeed, second: InterpretedFeed): InterpretedFeed {
  if (first.items.length !== second.items.length) return second
  const items = first.items.map((item, index) => fillItem(item, second.items[index]))
  return {
    title: first.title ?? second.title,
    siteUrl: first.siteUrl ?? second.siteUrl,
    language: first.language ?? second.language,
    ttlMinutes: first.ttlMinutes ?? second.ttlMinutes,
    items,
  }
}

function fillItem(first: FeedItem, second: FeedItem | undefined): FeedItem {
  if (!second) return first
  const dated = first.published === null ? second : first
  const filled = { ...second }
  for (const [key, value] of Object.entries(first)) if (value !== null && value !== '') Object.assign(filled, { [key]: value })
  return { ...filled, published: dated.published, publishedRaw: dated.publishedRaw ?? first.publishedRaw }
}

function readTtl(channel: RawFields): number | null {
  const ttl = Number.parseInt(firstText(channel, 'ttl')?.text ?? '', 10)
  if (ttl > 0) return ttl
  const period = periodMinutes[firstText(channel, 'sy:updateperiod')?.text.trim().toLowerCase() ?? '']
  if (!period) return null
  const times = Number.parseInt(firstText(channel, 'sy:updatefrequency')?.text ?? '1', 10)
  return Math.max(1, Math.round(period / (times > 0 ? times : 1)))
}
