import { decodeEntities } from './decode-entities'

type Effect = 'block' | 'blank' | 'silent'

const effects: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ...('p div br h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr section article header footer blockquote pre hr figure figcaption aside '
    + 'main nav form fieldset address').split(' ').map(name => [name, 'block'] as const),
  ...['td', 'th', 'img'].map(name => [name, 'blank'] as const),
  ...['script', 'style', 'template', 'noscript', 'iframe', 'object', 'head'].map(name => [name, 'silent'] as const),
])

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
  return text.replace(/[^\S ]\s*| \s+/g, ' ').trim()
}

/** Collapses blanks, keeps line breaks (never more than one empty line) and trims. */
export function tidyLines(text: string): string {
  // The patterns pass over what is tidy already: a match for every single blank made this the slowest step of a reading.
  return text
    .replace(/[^\S\n ][^\S\n]*| [^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, breakOf)
    .trim()
}

function breakOf(run: string): string {
  return run.indexOf('\n') === run.lastIndexOf('\n') ? '\n' : '\n\n'
}

function dropTags(html: string): string {
  const unclosed = new Set<string>()
  const out: string[] = []
  let at = 0
  for (;;) {
    const open = html.indexOf('<', at)
    if (open < 0) return out.join('') + html.slice(at)
    if (open > at) out.push(html.slice(at, open))
    const step = readTag(html, open, unclosed)
    if (step.says) out.push(step.says)
    at = step.next
  }
}

type Step = { says: string, next: number }

function readTag(html: string, open: number, unclosed: Set<string>): Step {
  const second = html.charCodeAt(open + 1)
  if (second === 33 || second === 63) return skipDeclaration(html, open)
  const from = second === 47 ? open + 2 : open + 1
  const to = nameEnd(html, from)
  if (to === from) return { says: '<', next: open + 1 }
  const end = html.indexOf('>', to) + 1
  if (end === 0) return endCut(html.slice(open))
  const written = html.slice(from, to)
  const effect = effects.get(written) ?? effects.get(written.toLowerCase())
  if (effect === 'block') return { says: '\n', next: end }
  if (effect !== 'silent') return { says: effect ? ' ' : '', next: end }
  const opens = second !== 47 && html[end - 2] !== '/'
  return { says: ' ', next: opens ? afterSilent(html, written.toLowerCase(), end, unclosed) : end }
}

/** The end of a tag's name that begins here; the place itself when no letter stands here. */
function nameEnd(html: string, from: number): number {
  let at = from
  while (isLetter(html.charCodeAt(at)) || (at > from && isDigit(html.charCodeAt(at)))) at += 1
  return at
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
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
