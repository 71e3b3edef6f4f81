import { decodeEntities } from './decode-entities'

type Effect = 'block' | 'blank' | 'silent'

const effects: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ...('p div br h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr section article header footer blockquote pre hr figure figcaption '
    + 'aside main nav form fieldset address').split(' ').map(name => [name, 'block'] as const),
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

/** Collapses blanks in each line, keeps line breaks (never more than one empty line) and trims. */
export function tidyLines(text: string): string {
  // Line by line with plain searches: two patterns over the whole text made this the slowest step of a reading.
  const lines = text.split('\n').map(tidyLine)
  return lines.filter((line, index) => line !== '' || lines[index - 1] !== '').join('\n').trim()
}

function tidyLine(line: string): string {
  const plain = line.includes('\u00a0') ? line.replaceAll('\u00a0', ' ') : line
  const untidy = plain.includes('  ') || plain.includes('\t') || plain.includes('\r')
  return untidy ? oneLine(plain) : plain.trim()
}

function dropTags(html: string): string {
  const out: string[] = []
  const unclosed = new Set<string>()
  let at = 0
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    if (open > at) out.push(html.slice(at, open))
    at = passTag(html, open, out, unclosed)
  }
  if (at < html.length) out.push(html.slice(at))
  return out.join('')
}

/** Writes what the tag at `open` says in a text (a break, a blank, nothing) and gives the place behind it. */
function passTag(html: string, open: number, out: string[], unclosed: Set<string>): number {
  const second = html.charCodeAt(open + 1)
  if (isDeclaration(second)) return passDeclaration(html, open, out)
  const from = second === 47 ? open + 2 : open + 1
  const to = nameEnd(html, from)
  if (to === from) {
    out.push('<')
    return open + 1
  }
  const end = html.indexOf('>', to) + 1
  if (end === 0) return passCut(html, open, out)
  const written = html.slice(from, to)
  const effect = effects.get(written) ?? effects.get(written.toLowerCase())
  if (!effect) return end
  out.push(effect === 'block' ? '\n' : ' ')
  const silences = effect === 'silent' && second !== 47
  return silences ? afterSilent(html, written.toLowerCase(), end, unclosed) : end
}

/** `<!` and `<?`. */
function isDeclaration(code: number): boolean {
  return code === 33 || code === 63
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
function passCut(html: string, open: number, out: string[]): number {
  const rest = html.slice(open)
  if (!rest.includes('=')) out.push(rest)
  return html.length
}

function passDeclaration(html: string, open: number, out: string[]): number {
  if (html.startsWith('<![CDATA[', open)) {
    const end = placeOf(html, ']]>', open)
    out.push(html.slice(open + 9, end))
    return Math.min(html.length, end + 3)
  }
  const mark = html.startsWith('<!--', open) ? '-->' : '>'
  return Math.min(html.length, placeOf(html, mark, open) + mark.length)
}

function placeOf(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found < 0 ? html.length : found
}

/** Remembers which names are never closed again, so that ten thousand open `<script>` cost one search, not ten thousand. */
function afterSilent(html: string, name: string, from: number, unclosed: Set<string>): number {
  if (unclosed.has(name) || html[from - 2] === '/') return from
  const closing = new RegExp(`</${name}\\b[^>]*>?`, 'gi')
  closing.lastIndex = from
  if (closing.exec(html)) return closing.lastIndex
  unclosed.add(name)
  return from
}
