import type { PhraseNode, QueryNode, QueryWord } from '../language/query'

const mostLetters = 60

/** The words that a part of a query asks for, as a person reads them: `tanah, "hak milik", …`; at most 60 letters. */
export function listWords(node: QueryNode): string {
  let list = ''
  for (const phrase of new Set(phrasesOf(node).map(writePhrase))) {
    const longer = list === '' ? phrase : `${list}, ${phrase}`
    if ([...longer].length > mostLetters) return list === '' ? `${[...longer].slice(0, mostLetters).join('')}…` : `${list}, …`
    list = longer
  }
  return list
}

function phrasesOf(node: QueryNode): readonly PhraseNode[] {
  if (node.type === 'phrase') return [node]
  if (node.type === 'not') return phrasesOf(node.child)
  return node.type === 'near' ? node.operands.flat() : node.children.flatMap(phrasesOf)
}

function writePhrase({ words }: PhraseNode): string {
  const text = words.map(writeWord).join(' ')
  return words.length === 1 ? text : `"${text}"`
}

function writeWord(word: QueryWord): string {
  if (word.kind === 'wild') return word.parts.join('*')
  return word.kind === 'word' ? word.exact ?? word.text : word.text
}
