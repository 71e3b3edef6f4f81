import { Parser } from 'htmlparser2'
import { hasToken } from './lift-bodies'
import { assumedScope, canonicalName, enterScope } from './namespaces'
import type { NamespaceScope } from './namespaces'
import { addField, channelFieldNames, itemFieldNames } from './raw-feed'
import type { RawFeed, RawField, RawFields } from './raw-feed'

type Attributes = Readonly<Record<string, string>>
type Frame = { name: string, scope: NamespaceScope, bases: readonly string[] }
type Mutable = Map<string, RawField[]>
type Capture = RawField & { name: string, depth: number, owner: Mutable, person: string }

type State = {
  stack: Frame[]
  channel: Mutable
  items: RawFields[]
  item: Mutable | null
  itemDepth: number
  /** Where an item's fields stand; deeper than one below the item once an unclosed field holds those after it. */
  fieldDepth: number
  capture: Capture | null
}

const wantedOfItem: ReadonlySet<string> = new Set(itemFieldNames)
const wantedOfChannel: ReadonlySet<string> = new Set(channelFieldNames)
const persons: ReadonlySet<string> = new Set(['author'])
const feeds: ReadonlySet<string> = new Set(['channel', 'feed'])
const items: ReadonlySet<string> = new Set(['item', 'entry'])
const silent: ReadonlySet<string> = new Set(['script', 'style', 'xhtml:script', 'xhtml:style'])
const deepest = 512

/**
 * Our own reader for feeds that are not well formed: wrong nesting, unclosed tags, upper case, foreign prefixes, xhtml in
 * titles, a cut end. It takes every `item` and `entry` wherever it stands and keeps the elements directly inside.
 *
 * @param skeleton mended markup from the root element on, bodies lifted out
 */
export function readWithSax(skeleton: string): RawFeed {
  const state: State = { stack: [], channel: new Map(), items: [], item: null, itemDepth: 0, fieldDepth: 0, capture: null }
  const parser = new Parser({
    onopentag: (name, attributes) => {
      openElement(state, name, attributes)
      // Closing tags are looked up along the stack, so unbounded nesting would cost its square; no feed needs a tenth of this.
      if (state.stack.length > deepest) parser.pause()
    },
    ontext: text => hearText(state, text),
    onclosetag: () => closeElement(state),
  }, { xmlMode: true, decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true })
  parser.end(skeleton)
  endItem(state)
  return { channel: state.channel, items: state.items }
}

function hearText({ capture, stack, item }: State, text: string): void {
  if (item && hasToken(text)) addField(item, '_', { text, attributes: {}, bases: [] })
  if (capture && !silent.has(stack.at(-1)?.name ?? '')) capture.text += text
}

function openElement(state: State, written: string, attributes: Attributes): void {
  const above = state.stack.at(-1)
  const scope = enterScope(above?.scope ?? assumedScope, attributes)
  const frame = { name: canonicalName(scope, written), scope, bases: enterBase(above?.bases ?? [], attributes['xml:base']) }
  state.stack.push(frame)
  if (feeds.has(frame.name)) addField(state.channel, '$', { text: '', attributes, bases: frame.bases })
  // Atom's source may quote a feed with entries of its own.
  if (items.has(frame.name) && above?.name !== 'source') startItem(state, attributes, frame.bases)
  else openField(state, frame, attributes, above)
}

function enterBase(bases: readonly string[], base: string | undefined): readonly string[] {
  return base ? [...bases, base] : bases
}

/** A second item inside an open one means that the first was never closed. */
function startItem(state: State, attributes: Attributes, bases: readonly string[]): void {
  endItem(state)
  state.item = new Map()
  state.itemDepth = state.stack.length
  state.fieldDepth = state.itemDepth + 1
  addField(state.item, '$', { text: '', attributes, bases })
}

function endItem(state: State): void {
  endCapture(state)
  if (state.item) state.items.push(state.item)
  state.item = null
}

function openField(state: State, frame: Frame, attributes: Attributes, above: Frame | undefined): void {
  const { capture } = state
  if (capture && !interrupts(capture, frame.name)) {
    if (persons.has(capture.name) && frame.name === 'name') capture.text = ''
    return
  }
  endCapture(state)
  if (capture) state.fieldDepth = state.stack.length
  const owner = ownerOf(state, frame.name, above)
  if (!owner) return
  const { bases } = frame
  state.capture = { name: frame.name, depth: state.stack.length, owner, attributes, bases, text: '', person: '' }
}

/** Under an unclosed `<title>` a link, a date or a guid begins the next field; in a body or in xhtml it would be content. */
function interrupts(capture: Capture, name: string): boolean {
  if (capture.attributes['type'] === 'xhtml' || persons.has(capture.name)) return false
  return nextFields.has(name) && plainFields.has(capture.name)
}

const plainFields: ReadonlySet<string> = new Set(['title', 'link', 'guid', 'pubdate', 'id', 'updated', 'published', 'dc:date'])
const nextFields: ReadonlySet<string> = new Set([
  ...plainFields, 'description', 'content', 'content:encoded', 'summary', 'author',
])

function ownerOf(state: State, name: string, above: Frame | undefined): Mutable | null {
  if (state.item) {
    // media:title stands in a media:group or media:content and is all the title that some video feeds have.
    const inside = name === 'media:title' || state.stack.length === state.fieldDepth
    return inside && wantedOfItem.has(name) ? state.item : null
  }
  return above && feeds.has(above.name) && wantedOfChannel.has(name) ? state.channel : null
}

function endCapture(state: State): void {
  const { capture } = state
  state.capture = null
  if (!capture) return
  const { name, owner, attributes, bases } = capture
  addField(owner, name, { text: capture.person || capture.text, attributes, bases })
}

function closeElement(state: State): void {
  const { stack, capture } = state
  const frame = stack.at(-1)
  if (capture && persons.has(capture.name) && frame?.name === 'name') capture.person ||= capture.text.trim()
  if (capture && stack.length <= capture.depth) endCapture(state)
  if (state.item && stack.length <= state.itemDepth) endItem(state)
  stack.pop()
}
