import { canonicalUrl } from '@kentongan/posts'
import { Parser } from 'htmlparser2'
import { firstWords } from '../first-words'
import { looksLikeChallenge, unusable, type NamedDraft, type Unusable } from '../pulled-page'
import { htmlToLine, htmlToText } from '../read-feed/html-to-text'
import { readInstant } from '../read-instant'
import { readCount } from './read-count'

export type ChannelPage = {
  readonly ok: true
  readonly title: string | null
  readonly followers: number | null
  readonly posts: readonly NamedDraft[]
  /** Numbers of all messages of the page, those without words included, ascending: the cursor counts them. */
  readonly numbers: readonly number[]
}

type Part = 'text' | 'extra' | 'views' | 'forward' | 'signature' | 'channel' | 'counter' | 'reply' | 'other'
type Message = {
  readonly ref: string
  readonly parts: Partial<Record<Part, string>>
  service: boolean
  at: string | null
  forwardLink: string | null
  replyLink: string | null
}
type Open = { readonly part: Part | null, readonly from: number, readonly message: Message | null }
type Found = { messages: Message[], title: string | null, counter: string, history: boolean }

const partByClass: Readonly<Record<string, Part>> = {
  tgme_widget_message_text: 'text',
  tgme_widget_message_poll_question: 'extra',
  tgme_widget_message_document_title: 'extra',
  link_preview_title: 'extra',
  link_preview_description: 'extra',
  tgme_widget_message_views: 'views',
  tgme_widget_message_forwarded_from_name: 'forward',
  tgme_widget_message_from_author: 'signature',
  tgme_widget_message_reply: 'reply',
  tgme_channel_info_header_title: 'channel',
  tgme_channel_info_counter: 'counter',
}

/** Deeper pages are not Telegram's; the parser's time grows with the depth. */
const deepest = 200

const refOf = (attribute: string | undefined): string | null => {
  const found = /^([\w-]+)\/(\d{1,12})$/.exec(attribute ?? '')
  return found ? `${found[1]!.toLowerCase()}/${found[2]}` : null
}

/** `https://t.me/kanal/12?single` → `kanal/12`; an invitation or a person's page is no message. */
const refOfLink = (href: string | null): string | null => refOf(/^https?:\/\/[^/]+\/(?:s\/)?([\w-]+\/\d+)(?:[?#].*)?$/.exec(href ?? '')?.[1])

const newMessage = (ref: string, classes: readonly string[]): Message =>
  ({ ref, parts: {}, service: classes.includes('service_message'), at: null, forwardLink: null, replyLink: null })

/** Only the outermost part counts: a reply repeats the words it answers, an edited text stands in itself. */
const partOf = (classes: readonly string[], stack: readonly Open[]): Part | null => {
  const part = classes.map(each => partByClass[each]).find(each => each !== undefined) ?? null
  return part !== null && stack.some(open => open.part !== null) ? 'other' : part
}

const noteLinks = (message: Message | null, part: Part | null, attributes: Readonly<Record<string, string>>): void => {
  if (message === null) return
  if (part === 'forward') message.forwardLink = attributes.href ?? null
  if (part === 'reply') message.replyLink = attributes.href ?? null
  if (attributes.datetime !== undefined) message.at ??= attributes.datetime
}

const takePart = (found: Found, { part, message }: Open, html: string): void => {
  if (part === 'channel') found.title ??= htmlToLine(html) || null
  else if (part === 'counter') found.counter += ` ${htmlToLine(html)};`
  else if (message !== null && part !== null) {
    const words = part === 'text' || part === 'extra' ? htmlToText(html) : htmlToLine(html)
    message.parts[part] = [message.parts[part], words].filter(Boolean).join('\n')
  }
}

const walk = (html: string): Found => {
  const found: Found = { messages: [], title: null, counter: '', history: false }
  const stack: Open[] = []
  const parser = new Parser({
    onopentag: (_name, attributes) => {
      if (stack.length >= deepest) return parser.pause()
      const classes = (attributes.class ?? '').split(/\s+/)
      found.history ||= classes.includes('tgme_channel_history')
      const ref = classes.includes('tgme_widget_message') ? refOf(attributes['data-post']) : null
      if (ref !== null) found.messages.push(newMessage(ref, classes))
      const message = ref !== null ? found.messages.at(-1)! : stack.at(-1)?.message ?? null
      const part = partOf(classes, stack)
      noteLinks(message, part, attributes)
      stack.push({ part, from: parser.endIndex + 1, message })
    },
    onclosetag: () => {
      const open = stack.pop()
      if (open && open.part !== null && open.part !== 'other') takePart(found, open, html.slice(open.from, parser.startIndex))
    },
  })
  parser.end(html)
  return found
}

/** Telegram answers a search of its pages with `12.3K subscribers 340 photos`. */
const followersIn = (counter: string): number | null =>
  readCount(/([\d.,\s]+[KM]?)\s*(?:subscribers?|pelanggan)/i.exec(counter)?.[1] ?? null)

const number = (ref: string): number => Number(ref.slice(ref.indexOf('/') + 1))

type Channel = { readonly title: string | null, readonly followers: number | null }

/** A message that was passed on from another channel stands for that channel's message. */
const draftOf = (message: Message, channel: Channel): NamedDraft => {
  const { ref, at } = message
  const text = [message.parts.text, message.parts.extra].filter(Boolean).join('\n')
  const handle = ref.slice(0, ref.indexOf('/'))
  const original = refOfLink(message.forwardLink)
  const named = original ?? ref
  const url = `https://t.me/${named}`
  const author = original === null
    ? { handle: `@${handle}`, name: channel.title, url: `https://t.me/${handle}`, followers: channel.followers }
    : { handle: `@${original.slice(0, original.indexOf('/'))}`, name: message.parts.forward ?? null, url: `https://t.me/${original.slice(0, original.indexOf('/'))}`, followers: null }
  const counts = { likes: null, replies: null, shares: null, views: original === null ? readCount(message.parts.views ?? null) : null }
  return {
    guid: named, url, canonicalUrl: canonicalUrl(url), title: firstWords(text), text, kind: 'post', language: null,
    author: message.parts.signature ?? author.name ?? author.handle,
    publishedAt: readInstant(at), publishedRaw: at, updatedAt: null,
    social: { ref: named, author, ...counts, replyTo: refOfLink(message.replyLink), quoteOf: null },
    ...(original !== null && { reposts: [{ ref, handle: `@${handle}`, followers: channel.followers, at: readInstant(at) }] }),
  }
}

const hasWords = ({ service, parts }: Message): boolean => !service && Boolean(parts.text ?? parts.extra)

/**
 * Reads the public page of a channel (`t.me/s/NAME`), which is HTML for people and documented nowhere; class names as they have
 * been for years. Messages without words (pictures, "channel created") bring no post but count for the cursor.
 *
 * @returns `no-preview` for a channel that shows nothing to passers-by, a group, or a person
 */
export const readChannelPage = (html: string): ChannelPage | Unusable => {
  const { messages, title, counter, history } = walk(html)
  if (!history && messages.length === 0) {
    return looksLikeChallenge(html) ? unusable('challenge', 'a check for robots') : unusable('no-preview', 'the page shows no messages')
  }
  const followers = followersIn(counter)
  return {
    ok: true,
    title,
    followers,
    posts: messages.filter(hasWords).map(message => draftOf(message, { title, followers })),
    numbers: [...new Set(messages.map(({ ref }) => number(ref)))].sort((a, b) => a - b),
  }
}
