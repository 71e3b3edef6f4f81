import { canonicalUrl } from '@kentongan/posts'
import { Parser } from 'htmlparser2'

export type OpmlOutline = {
  readonly title: string
  readonly xmlUrl: string
  readonly htmlUrl: string | null
  readonly line: number
}

export type OpmlProblem = {
  /** Counted from 1. */
  readonly line: number
  /**
   * 'no-url': an entry without address. 'bad-url': not http(s). 'double': stands further up. 'entities-refused': the file
   * declares entities. 'broken-xml': an element is never closed, nested too deep, or the file ends too early. 'not-opml': no
   * `<opml>` at all.
   */
  readonly problem: 'no-url' | 'bad-url' | 'double' | 'entities-refused' | 'broken-xml' | 'not-opml'
  /** What stands there: the address, or the title where there is none. */
  readonly value: string
}

export type Opml = { readonly outlines: readonly OpmlOutline[], readonly problems: readonly OpmlProblem[] }

/** No list nests deeper; the parser's time grows with the square of the depth, so a deeper file is stopped. */
const deepest = 256

type Element = {
  readonly name: string
  readonly line: number
  readonly attributes: Readonly<Record<string, string>>
  /** Position of the `>` of its opening tag. */
  readonly tagEnd: number
  hasChildren: boolean
}

type Found = { readonly entries: Element[], readonly problems: OpmlProblem[], refused: boolean, rooted: boolean }

/** Lines up to growing positions, in one pass over the text. */
const lineCounter = (text: string): ((position: number) => number) => {
  let line = 1
  let at = 0
  return position => {
    for (; at < position; at += 1) {
      if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) line += 1
    }
    return line
  }
}

/** Attribute names are written in any case: xmlUrl, xmlurl, XMLURL. */
const lowered = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value.trim()]))

/** Only the first broken place is told: those after it usually follow from it. */
const addBroken = (found: Found, line: number, value: string): void => {
  if (!found.problems.some(({ problem }) => problem === 'broken-xml')) found.problems.push({ line, problem: 'broken-xml', value })
}

const read = (xml: string): Found => {
  const found: Found = { entries: [], problems: [], refused: false, rooted: false }
  const lineAt = lineCounter(xml)
  const open: Element[] = []
  let ended = false
  const parser = new Parser({
    onprocessinginstruction: (name, data) => {
      if (!name.startsWith('!') || !/\[|entity/i.test(data)) return
      found.refused = true
      parser.pause()
      found.problems.push({ line: lineAt(parser.startIndex), problem: 'entities-refused', value: '' })
    },
    onopentag: (tag, attributes) => {
      const element: Element = {
        name: tag.toLowerCase(),
        line: lineAt(parser.startIndex),
        attributes: lowered(attributes),
        tagEnd: parser.endIndex,
        hasChildren: false,
      }
      const parent = open.at(-1)
      if (element.name === 'opml') found.rooted = true
      if (element.name === 'outline' && parent !== undefined) parent.hasChildren = true
      if (element.name === 'outline') found.entries.push(element)
      open.push(element)
      if (open.length <= deepest) return
      addBroken(found, element.line, `<${element.name}>`)
      parser.pause()
    },
    onclosetag: (_, isImplied) => {
      const element = open.pop()
      if (!isImplied || element === undefined || parser.endIndex === element.tagEnd) return // closed by name, or by its own />
      addBroken(found, ended ? lineAt(xml.length) : element.line, `<${element.name}>`)
    },
  }, { xmlMode: true })
  parser.write(xml)
  ended = true
  parser.end()
  return found
}

const titleOf = ({ title, text, xmlurl }: Readonly<Record<string, string>>): string => title || text || xmlurl || ''

/** A folder is an outline with others inside and no address of its own. */
const isFolder = ({ attributes, hasChildren }: Element): boolean => hasChildren && !attributes['xmlurl']

type EntryProblem = OpmlProblem['problem'] | null

const problemOf = (address: string, canonical: string | null, seen: ReadonlySet<string>): EntryProblem => {
  if (address === '') return 'no-url'
  if (canonical === null) return 'bad-url'
  return seen.has(canonical) ? 'double' : null
}

const judge = (entries: readonly Element[]): Opml => {
  const outlines: OpmlOutline[] = []
  const problems: OpmlProblem[] = []
  const seen = new Set<string>()
  for (const { line, attributes } of entries) {
    const address = attributes['xmlurl'] ?? ''
    const canonical = canonicalUrl(address)
    const problem = problemOf(address, canonical, seen)
    if (problem !== null) problems.push({ line, problem, value: address || titleOf(attributes) })
    else outlines.push({ title: titleOf(attributes), xmlUrl: address, htmlUrl: attributes['htmlurl'] || null, line })
    if (canonical !== null) seen.add(canonical)
  }
  return { outlines, problems }
}

/**
 * Reads a subscription list (OPML 1.0–2.0, opml.org/spec2.opml) with folders flattened, and says what is wrong on which line.
 *
 * A bad entry costs that entry. A broken file gives what could be read and one 'broken-xml'. A file that is no OPML, or that
 * declares entities (never needed, and the classic way to make a reader explode), gives nothing and that one problem. Bare `&`
 * and odd attribute case, as many programs write them, are accepted.
 */
export const readOpml = (xml: string): Opml => {
  const found = read(xml)
  if (found.refused) return { outlines: [], problems: found.problems.filter(({ problem }) => problem === 'entities-refused') }
  if (!found.rooted) return { outlines: [], problems: [{ line: 1, problem: 'not-opml', value: '' }] }
  const { outlines, problems } = judge(found.entries.filter(entry => !isFolder(entry)))
  return { outlines, problems: [...problems, ...found.problems].sort((one, other) => one.line - other.line) }
}
