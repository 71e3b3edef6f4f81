import { Parser } from 'htmlparser2'

/** An element with its own text and its children, in the order of the document. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
  readonly children: XmlElement[]
}

export type FoundElements = { readonly root: string | null, readonly channelTitle: string | null, readonly items: readonly XmlElement[] }

/** Our feeds nest five deep. */
const deepest = 64

/**
 * The elements named `item`, wherever they stand, the name of the first element, and the title that stands outside of items. For
 * feeds of one maker, whose names are known; entities of a document's own making are not expanded.
 */
export const findElements = (xml: string, item: string): FoundElements => {
  const items: XmlElement[] = []
  const stack: XmlElement[] = []
  let root: string | null = null
  let channelTitle: string | null = null
  const parser = new Parser({
    onopentag: (name, attributes) => {
      root ??= name
      if (stack.length >= deepest) return parser.pause()
      const element: XmlElement = { name, attributes, text: '', children: [] }
      stack.at(-1)?.children.push(element)
      stack.push(element)
    },
    ontext: text => {
      const element = stack.at(-1)
      if (element) element.text += text
    },
    onclosetag: () => {
      const element = stack.pop()
      if (element?.name === item) items.push(element)
      if (element?.name === 'title' && stack.every(open => open.name !== item)) channelTitle ??= element.text.trim() || null
    },
  }, { xmlMode: true })
  parser.end(xml)
  return { root, channelTitle, items }
}

/** The first element of this name inside, at any depth. */
export const within = (element: XmlElement, name: string): XmlElement | null => {
  for (const child of element.children) {
    const found = child.name === name ? child : within(child, name)
    if (found) return found
  }
  return null
}

/** Its text, trimmed; null where it is missing or empty. */
export const textWithin = (element: XmlElement, name: string): string | null => within(element, name)?.text.trim() || null
