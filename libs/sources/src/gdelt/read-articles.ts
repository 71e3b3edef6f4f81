import { canonicalUrl } from '@kentongan/posts'
import { parseUrl } from '@kentongan/text'
import { z } from 'zod'
import { looksLikeChallenge, unusable, type NamedDraft, type Unusable } from '../pulled-page'
import { htmlToLine } from '../read-feed/html-to-text'
import { readGdeltTime } from './gdelt-window'

export type ArticleList = {
  readonly ok: true
  readonly posts: readonly NamedDraft[]
  /** Articles in the answer, the unreadable included; 250 may mean that there are more. */
  readonly count: number
  readonly newestAt: Date | null
}

const Words = z.string().catch('')
const Article = z.object({ url: z.string().min(1), title: Words, seendate: Words, domain: Words, language: Words })
type Article = z.infer<typeof Article>

/** GDELT names languages in English. */
const languages: Readonly<Record<string, string>> = { indonesian: 'id', english: 'en', malay: 'ms', javanese: 'jv', sundanese: 'su' }

/** Its titles are tokenised: blanks stand before marks, where no newspaper puts them. */
const readTitle = (title: string): string => htmlToLine(title).replace(/ ([,.:;!?%)])/g, '$1').replace(/([(]) /g, '$1')

const toDraft = (article: Article): readonly NamedDraft[] => {
  const url = parseUrl(article.url)
  const title = readTitle(article.title)
  if (url === null || !/^https?:$/.test(url.protocol) || title === '') return []
  return [{
    guid: article.url,
    url: url.href,
    canonicalUrl: canonicalUrl(url.href),
    title,
    text: '',
    author: article.domain || null,
    language: languages[article.language.toLowerCase()] ?? null,
    publishedAt: readGdeltTime(article.seendate),
    publishedRaw: article.seendate || null,
    updatedAt: null,
    kind: 'article',
  }]
}

const tryJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Titles come with backslashes and control characters that JSON does not allow. */
const mend = (body: string): string => body.replace(/\\(?!["\\/bfnrtu])/g, '\\\\').replace(/[\u0000-\u001f]/g, ' ')

/** It refuses in a sentence of English, mostly with status 200. */
const readRefusal = (body: string): Unusable => {
  const sentence = body.replace(/\s+/g, ' ').trim().slice(0, 160)
  if (/limit requests|one every \d+ seconds|too many requests/i.test(sentence)) return unusable('asked-to-wait', sentence)
  if (/^</.test(sentence)) return unusable(looksLikeChallenge(body) ? 'challenge' : 'not-json', 'a page instead of data')
  return unusable(/quer|phrase|keyword|timespan|too short|too long/i.test(sentence) ? 'query-refused' : 'not-json', sentence)
}

/**
 * Reads an article list of GDELT's DOC 2.0 API (`mode=artlist&format=json`). It tells title and address, and when GDELT saw the
 * article (every 15 minutes), not when it was published.
 */
export const readArticles = (body: string): ArticleList | Unusable => {
  const json = tryJson(body) ?? tryJson(mend(body))
  if (json === undefined) return body.trim() === '' ? { ok: true, posts: [], count: 0, newestAt: null } : readRefusal(body)
  const list = z.object({ articles: z.array(z.unknown()).default([]) }).safeParse(json)
  if (!list.success) return unusable('other-shape', 'no list of articles')
  const posts = list.data.articles.flatMap(each => Article.safeParse(each).data ?? []).flatMap(toDraft)
  const times = posts.flatMap(post => post.publishedAt?.getTime() ?? [])
  return { ok: true, posts, count: list.data.articles.length, newestAt: times.length > 0 ? new Date(Math.max(...times)) : null }
}
