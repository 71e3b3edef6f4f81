import { canonicalUrl, outletOf } from '@kentongan/posts'
import { parseUrl } from '@kentongan/text'
import { z } from 'zod'
import type { NamedDraft, Unusable } from '../pulled-page'
import { oneLine } from '../read-feed/html-to-text'
import { readInstant } from '../read-instant'
import { Maybe, readList, Words } from '../wire-fields'

export type ClaimPage = { readonly ok: true; readonly posts: readonly NamedDraft[]; readonly next: string | null }

const Page = z.object({ claims: z.array(z.unknown()).optional(), nextPageToken: Maybe })
const Review = z.object({
  publisher: z.object({ name: Maybe, site: Maybe }).catch({ name: null, site: null }), url: z.string(), title: Words, reviewDate: Maybe, textualRating: Words, languageCode: Maybe,
})
type Review = z.infer<typeof Review>
const Claim = z.object({ text: Words, claimDate: Maybe, claimReview: z.array(z.unknown()) })

const primary = (language: string | null): string | null => language?.toLowerCase().split('-')[0] || null

/** The publisher's own article: claim and rating are all that is told of its text. */
const toDraft = (claim: string, { publisher, url: written, title, reviewDate, textualRating, languageCode }: Review): readonly NamedDraft[] => {
  const url = /^https?:/i.test(written) ? parseUrl(written)?.href : undefined
  const headline = oneLine(title) || oneLine(claim)
  if (url === undefined || headline === '') return []
  const outlet = outletOf(publisher.site === null ? url : `https://${publisher.site}`)
  return [{
    guid: url, url, canonicalUrl: canonicalUrl(url), title: headline,
    text: [claim, textualRating].map(part => part.trim()).filter(part => part !== '').join('\n'),
    author: publisher.name ?? publisher.site,
    language: primary(languageCode),
    publishedAt: readInstant(reviewDate), publishedRaw: reviewDate, updatedAt: null,
    kind: 'article',
    ...(outlet !== null && { outlet }),
  }]
}

/** Reads claims:search (developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims/search): one article for each review. */
export const readClaims = (body: string): ClaimPage | Unusable => {
  const list = readList(body, Page, page => page.claims, Claim)
  if (!list.ok) return list
  const posts = list.items.flatMap(({ text, claimReview }) => claimReview.flatMap(each => Review.safeParse(each).data ?? []).flatMap(review => toDraft(text, review)))
  return { ok: true, posts, next: list.page.nextPageToken }
}
