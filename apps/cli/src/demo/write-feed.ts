import type { DemoOutlet, FeedFormat } from './demo-outlets'
import type { DemoPost } from './generate-posts'
import { writeIndonesianDate } from './local-time'

/** Escapes text for XML and HTML, in content and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** A feed with all the posts, newest first, in the outlet's format and way of writing dates; to be sent in its encoding. */
export function writeFeed(outlet: DemoOutlet, posts: readonly DemoPost[]): string {
  const newestFirst = [...posts].reverse()
  return `<?xml version="1.0" encoding="${outlet.encoding}"?>\n${writers[outlet.format](outlet, newestFirst)}`
}

type Writer = (outlet: DemoOutlet, posts: readonly DemoPost[]) => string

const note = 'Data contoh: semua nama, tempat, dan berita di sini rekaan.'
const writers: Readonly<Record<FeedFormat, Writer>> = { rss: writeRss, atom: writeAtom, rdf: writeRdf }

function homeOf({ id }: DemoOutlet): string {
  return `https://${id}.example/`
}

function writeRss(outlet: DemoOutlet, posts: readonly DemoPost[]): string {
  const dateOf = (at: Date) => (outlet.dates === 'indonesia' ? writeIndonesianDate(at, outlet.timeZone) : at.toUTCString())
  const items = posts.map(post => `<item><title>${escapeMarkup(post.title)}</title><link>${post.url}</link>`
    + `<guid isPermaLink="false">${post.guid}</guid><pubDate>${dateOf(post.publishedAt)}</pubDate>`
    + `<description>${escapeMarkup(`<p>${escapeMarkup(post.text)}</p>`)}</description></item>`)
  return `<rss version="2.0"><channel><title>${outlet.title}</title><link>${homeOf(outlet)}</link><description>${note}</description>`
    + `<language>id</language>\n${items.join('\n')}\n</channel></rss>\n`
}

function writeAtom(outlet: DemoOutlet, posts: readonly DemoPost[]): string {
  const updated = (posts[0]?.updatedAt ?? posts[0]?.publishedAt ?? new Date(0)).toISOString()
  const entries = posts.map(post => `<entry><id>tag:${outlet.id}.example,2026:${post.guid}</id><title>${escapeMarkup(post.title)}</title>`
    + `<link rel="alternate" href="${post.url}"/><published>${post.publishedAt.toISOString()}</published>`
    + `<updated>${(post.updatedAt ?? post.publishedAt).toISOString()}</updated>`
    + `<content type="html">${escapeMarkup(`<p>${escapeMarkup(post.text)}</p>`)}</content></entry>`)
  return `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id"><id>${homeOf(outlet)}</id><title>${outlet.title}</title>`
    + `<subtitle>${note}</subtitle><link rel="alternate" href="${homeOf(outlet)}"/><updated>${updated}</updated>\n`
    + `${entries.join('\n')}\n</feed>\n`
}

function writeRdf(outlet: DemoOutlet, posts: readonly DemoPost[]): string {
  const order = posts.map(post => `<rdf:li rdf:resource="${post.url}"/>`)
  const items = posts.map(post => `<item rdf:about="${post.url}"><title>${escapeMarkup(post.title)}</title><link>${post.url}</link>`
    + `<dc:date>${post.publishedAt.toISOString()}</dc:date><description>${escapeMarkup(post.text)}</description></item>`)
  return '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    + ` xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="${homeOf(outlet)}"><title>${outlet.title}</title>`
    + `<link>${homeOf(outlet)}</link><description>${note}</description><items><rdf:Seq>${order.join('')}</rdf:Seq></items></channel>\n`
    + `${items.join('\n')}\n</rdf:RDF>\n`
}
