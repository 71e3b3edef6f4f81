export type ListedSource = { readonly title: string, readonly xmlUrl: string, readonly htmlUrl: string | null }

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** One line of characters XML 1.0 can carry; lone surrogates and control characters have no place in any XML file. */
const attribute = (name: string, value: string): string => {
  const line = value.replace(/\s+/gu, ' ').replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').trim()
  return ` ${name}="${line.replace(/[&<>"]/g, sign => entities[sign] ?? sign)}"`
}

const outline = ({ title, xmlUrl, htmlUrl }: ListedSource): string => {
  const name = title.trim() === '' ? xmlUrl : title
  const site = htmlUrl === null ? '' : attribute('htmlUrl', htmlUrl)
  return `    <outline type="rss"${attribute('text', name)}${attribute('title', name)}${attribute('xmlUrl', xmlUrl)}${site}/>`
}

/** A subscription list other readers take (OPML 2.0, opml.org/spec2.opml): one flat entry per source, in the order given. */
export const writeOpml = (sources: readonly ListedSource[], now: Date): string => [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<opml version="2.0">',
  '  <head>',
  '    <title>Kentongan</title>',
  `    <dateCreated>${now.toUTCString()}</dateCreated>`,
  '  </head>',
  '  <body>',
  ...sources.map(outline),
  '  </body>',
  '</opml>',
  '',
].join('\n')
