import type { DemoOutlet, FeedFormat } from './demo-outlets'
import type { DemoPost } from './generate-posts'
import { escapeMarkup } from './write-feed'

export const feedTypes: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml', atom: 'application/atom+xml', rdf: 'application/rdf+xml',
}

/** An outlet's front page: it names its feed and lists the posts it is given. */
export function writeHomePage(outlet: DemoOutlet, posts: readonly DemoPost[]): string {
  const title = escapeMarkup(outlet.title)
  const headlines = posts.map(post => `<li><a href="${post.url}">${escapeMarkup(post.title)}</a></li>`)
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>${title} (data contoh)</title>
<link rel="alternate" type="${feedTypes[outlet.format]}" title="${title}" href="/feeds/${outlet.id}.xml"></head>
<body><h1>${title}</h1><p>Data contoh: semua nama, tempat, dan berita di sini rekaan.</p>
<ul>${headlines.join('\n')}</ul></body></html>
`
}
