import { decodeEntities } from './decode-entities'

const blocks = new Set(('p div br h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr section article header footer blockquote pre hr '
  + 'figure figcaption aside main nav form fieldset address').split(' '))
const silent = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'head'])
const spaced = new Set(['td', 'th', 'img'])
const tagName = /^<(\/?)([a-z][a-z0-9]*)/i

/**
 * The readable text of an HTML fragment: tags dropped, references decoded, block elements as line breaks, runs of blanks as
 * one blank. A `<` that begins no tag ("suku bunga < 5 %") stays. Linear in the length of the input.
 */
export function htmlToText(html: string): string {
  return tidyLines(decodeEntities(html.includes('<') ? dropTags(html) : html))
}

/** One line of text: like htmlToText, with line breaks as blanks. */
export function htmlToLine(html: string): string {
  return oneLine(decodeEntities(html.includes('<') ? dropTags(html) : html))
}

/** Collapses every run of white space to one blank and trims. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Collapses blanks, keeps line breaks (never more than one empty line) and trims. */
export function tidyLines(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function dropTags(html: string): string {
  const unclosed = new Set<string>()
  let out = ''
  let at = 0
  for (;;) {
    const open = html.indexOf('<', at)
    if (open < 0) return out + html.slice(at)
    out += html.slice(at, open)
    const step = readTag(html, open, unclosed)
    out += step.says
    at = step.next
  }
}

type Step = { says: string, next: number }

function readTag(html: string, open: number, unclosed: Set<string>): Step {
  const second = html.charCodeAt(open + 1)
  if (second === 33 || second === 63) return skipDeclaration(html, open)
  const [, slash, written] = tagName.exec(html.slice(open, open + 24)) ?? []
  if (!written) return { says: '<', next: open + 1 }
  const end = html.indexOf('>', open) + 1
  if (end === 0) return endCut(html.slice(open))
  const name = written.toLowerCase()
  if (blocks.has(name)) return { says: '\n', next: end }
  const opensSilence = !slash && silent.has(name) && html[end - 2] !== '/'
  if (opensSilence) return { says: ' ', next: afterSilent(html, name, end, unclosed) }
  return { says: spaced.has(name) ? ' ' : '', next: end }
}

/** A fragment that was cut inside a tag: an address or half an attribute is no text, "a <b" is. */
function endCut(rest: string): Step {
  return { says: rest.includes('=') ? '' : rest, next: Number.POSITIVE_INFINITY }
}

function skipDeclaration(html: string, open: number): Step {
  if (html.startsWith('<![CDATA[', open)) {
    const over = html.indexOf(']]>', open)
    const end = over < 0 ? html.length : over
    return { says: html.slice(open + 9, end), next: Math.min(html.length, end + 3) }
  }
  const mark = html.startsWith('<!--', open) ? '-->' : '>'
  const over = html.indexOf(mark, open)
  return { says: '', next: over < 0 ? html.length : over + mark.length }
}

/** Remembers which names are never closed again, so that ten thousand open `<script>` cost one search, not ten thousand. */
function afterSilent(html: string, name: string, from: number, unclosed: Set<string>): number {
  if (unclosed.has(name)) return from
  const closing = new RegExp(`</${name}\\b[^>]*>?`, 'gi')
  closing.lastIndex = from
  if (closing.exec(html)) return closing.lastIndex
  unclosed.add(name)
  return from
}
