import { decodeReference } from './decode-entities'

const bareAmpersand = /&(?!#\d+;|#x[0-9a-f]+;|[a-z][a-z0-9]*;)/gi
const htmlReference = /&(?!amp;|lt;|gt;|quot;|apos;|#)([a-z][a-z0-9]*);/gi
const numericReference = /&#(?:x[0-9a-f]+|\d+);/gi
// Written by code points, because the characters themselves must not stand in a source file.
const control = '[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]'
const forbidden = new RegExp(control, 'g')
// Five names of XML and decimal numbers of printable characters outside 128-159 need nothing done.
const plainNumber = '#0*(?:3[2-9]|[4-9]\\d|1[01]\\d|12[0-6]|1[6-9]\\d|[2-9]\\d\\d|[1-8]\\d{3});'
const needsMending = new RegExp(`${control}|&(?!amp;|lt;|gt;|quot;|apos;|${plainNumber})`)
const cdata = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g

/**
 * Makes near-XML strict enough for an XML parser without touching what it says: control characters go, `&` that begins no
 * reference becomes `&amp;`, HTML names (`&nbsp;`) become their characters, references to forbidden characters go.
 * CDATA sections keep their ampersands.
 */
export function mendMarkup(xml: string): string {
  if (!needsMending.test(xml)) return xml
  const clean = xml.replace(forbidden, '')
  if (!clean.includes('<![CDATA[')) return mendReferences(clean)
  let out = ''
  let at = 0
  for (const match of clean.matchAll(cdata)) {
    out += mendReferences(clean.slice(at, match.index)) + match[0]
    at = match.index + match[0].length
  }
  return out + mendReferences(clean.slice(at))
}

function mendReferences(text: string): string {
  if (!text.includes('&')) return text
  return text
    .replace(bareAmpersand, '&amp;')
    .replace(htmlReference, written => escapeMarkup(decodeReference(written)))
    .replace(numericReference, written => escapeMarkup(decodeReference(written).replace(forbidden, '')))
}

function escapeMarkup(character: string): string {
  return character.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
